package import Corpora
import FileAccess
package import ScreeningEngine

/// Measures a rule set on a labelled corpus.
package struct Assessor: Sendable {
  private let screener: CorpusScreener

  /// Measures with `jobs` workers; the figures do not depend on how many.
  package init(_ ruleSet: RuleSet, jobs: Int = ProcessEnvironment.processorCount) {
    screener = CorpusScreener(ruleSet, jobs: jobs)
  }

  /// Screens the corpus and adds up. `clusters` are those of `NearDuplicates`; they are asked for when
  /// everything is screened, so that they can be found at the same time.
  package func assess(_ corpus: Corpus, clusters: @autoclosure () -> [Int32]) -> Assessment {
    let result = BlamingScreener(screener).result(of: corpus)
    return AssessmentRun(screener.ruleSet, corpus, result, clusters())
      .assessment(jobs: screener.jobs)
  }
}
