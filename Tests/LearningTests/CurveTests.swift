import Learning
import RuleCompiler
import Measurement
import ScreeningEngine
import TestSupport
import Testing

/// Curves, thresholds, confidence.
@Suite struct CurveTests {
  @Test func `the threshold is the least that keeps the rate`() {
    var curve = WeightedCurve()
    for score in 0..<100 { curve.add(score: Double(score), weight: 10, isFraud: false) }
    curve.add(score: 50, weight: 30, isFraud: true)
    curve.add(score: 97, weight: 10, isFraud: true)
    #expect(curve.threshold(forFalsePositives: 0.05) == 95)
    #expect(curve.falsePositives(at: 95).hits == 50)
    #expect(curve.recall(at: 95).hits == 10)
    #expect(curve.recall(at: 50).hits == 40)
    #expect(curve.threshold(forFalsePositives: 0.05, from: 98) == 98)
  }

  @Test func `a corpus too small for a rate gives no threshold`() {
    var curve = WeightedCurve()
    curve.add(score: 0, weight: 2999, isFraud: false)
    #expect(curve.threshold(forFalsePositives: 0.001) == nil)
    curve.add(score: 0, weight: 1, isFraud: false)
    #expect(curve.threshold(forFalsePositives: 0.001) == 1)
  }

  @Test func `a curve names each threshold that changes something, once`() {
    var curve = WeightedCurve()
    curve.add(score: 0, weight: 5, isFraud: false)
    curve.add(score: 12, weight: 3, isFraud: true)
    curve.add(score: 30, weight: 1, isFraud: true)
    curve.add(score: 30, weight: 1, isFraud: false)
    let points = curve.points
    #expect(points.map(\.threshold) == [1, 13, 31])
    #expect(points.map(\.recall.hits) == [4, 1, 0])
    #expect(points.map(\.falsePositives.hits) == [1, 1, 0])
  }

  @Test func `confidence that is right has no calibration error`() throws {
    let ruleSet = try #require(
      MadeCorpus.pack(
        "pack { name \"p\" version \"1\" prior -30 }\nfamily f { review 30 block 40 }"
      )
      .ruleSet)
    // At a score of 30 half of those with it are fraud when frauds are one in 1001.
    var examples = [Calibration.Example(score: 0, weight: 999_000, isFraud: false)]
    examples.append(.init(score: 0, weight: 0, isFraud: true))
    examples.append(.init(score: 31, weight: 1000, isFraud: true))
    examples.append(.init(score: 31, weight: 1000, isFraud: false))
    let calibration = Calibration(examples, rules: ruleSet)
    let bin = try #require(calibration.bins.first { $0.low == 30 })
    #expect(bin.fraudClusters == 1000)
    #expect(abs(bin.observed - 0.5) < 0.01)
    #expect(abs(bin.predicted - ruleSet.confidence(ofScore: 31)) < 1e-9)
    #expect(bin.interval.contains(0.5) && bin.interval.contains(bin.observed))
    #expect(bin.interval.upperBound - bin.interval.lowerBound < 0.1)
    #expect(calibration.error < 0.002)
    #expect(calibration.brier < 0.001)
  }
}
