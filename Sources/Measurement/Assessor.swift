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

  /// Screens the corpus and adds up. `clusters` are those of `NearDuplicates`.
  package func assess(_ corpus: Corpus, clusters: [Int32]) -> Assessment {
    let outcomes = screener.outcomes(of: corpus)
    let finder = BlameFinder(screener)
    let chosen = finder.candidates(outcomes)
    let blames = finder.blames(of: chosen, in: corpus, outcomes)
    var run = AssessmentRun(screener.ruleSet, corpus, outcomes, clusters)
    run.addMessages()
    run.addPatterns(chosen, blames)
    return run.assessment
  }
}
