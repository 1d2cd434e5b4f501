package import Corpora
import JSON
import Reporting

/// Writes every miss and false positive, one of each cluster, as JSON Lines: for reading with
/// other tools, and to label anew.
package struct MistakeListWriter {
  private let corpus: Corpus

  package init(corpus: Corpus) { self.corpus = corpus }

  /// False positives first; a line for each.
  package func bytes(of assessment: Assessment) -> [UInt8] {
    let writer = AssessmentJSONWriter(corpus: corpus)
    var bytes: [UInt8] = []
    for mistake in assessment.falsePositives + assessment.misses {
      writer.mistake(mistake, assessment).append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
