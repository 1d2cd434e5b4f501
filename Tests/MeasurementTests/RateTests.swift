import Testing

@testable import Measurement

@Suite struct RateTests {
  /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
  /// 17 (1998), table I, method 3: Wilson's interval without continuity correction.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func `intervals are those of Wilson as Newcombe prints them`(
    _ hits: Int, _ total: Int, _ low: Double, _ high: Double
  ) {
    let interval = Rate(hits, of: total).interval
    #expect(abs(interval.lowerBound - low) < 0.00005)
    #expect(abs(interval.upperBound - high) < 0.00005)
  }

  @Test func `a share of nothing may be anything and an interval holds its share`() {
    #expect(Rate(0, of: 0).interval == 0...1)
    #expect(Rate(0, of: 0).share == 0)
    for total in 1...40 {
      for hits in 0...total {
        let rate = Rate(hits, of: total)
        #expect(rate.interval.contains(rate.share), "\(hits) of \(total)")
        #expect(rate.interval.lowerBound >= 0 && rate.interval.upperBound <= 1)
      }
    }
  }

  /// The odds of a share of a binomial count, times the weight.
  @Test func `a weighed share lies in its interval, which is open where nothing was seen`() {
    #expect(WeighedShare.of(fraud: 10, ham: 10, weight: 0.25) == 0.2)
    #expect(WeighedShare.of(fraud: 0, ham: 0, weight: 3) == 0)
    #expect(WeighedShare.interval(fraud: 0, ham: 0, weight: 3) == 0...1)
    // As many of either is a share of a half, of 20 by Wilson from 0.299 to 0.701: odds 0.427, 2.34.
    let interval = WeighedShare.interval(fraud: 10, ham: 10, weight: 0.25)
    #expect(abs(interval.lowerBound - 0.0965) < 0.0005)
    #expect(abs(interval.upperBound - 0.3695) < 0.0005)
    for (fraud, ham) in [(0.0, 7.0), (7, 0), (0.5, 300), (20, 1)] {
      for weight in [1e-4, 1, 50] {
        let share = WeighedShare.of(fraud: fraud, ham: ham, weight: weight)
        #expect(
          WeighedShare.interval(fraud: fraud, ham: ham, weight: weight).contains(share),
          "\(fraud) \(ham) \(weight)")
      }
    }
  }

  @Test func `clusters make the interval of as many draws`() {
    #expect(ClusterRate(1.5, of: 3).share == 0.5)
    #expect(ClusterRate(5, of: 20).interval == Rate(5, of: 20).interval)
  }

  @Test func `no false alarm among few messages leaves the precision in traffic open`() {
    var figures = Figures()
    (figures.fraud.messages, figures.fraud.held) = (52, 39)
    figures.ham.messages = 56
    let interval = figures.precisionInterval(atPrior: -30)
    #expect(figures.precision(atPrior: -30) == 1)
    #expect(interval.upperBound == 1)
    #expect(interval.lowerBound < 0.02, "64 in a thousand may be held, of which one is fraud")
    figures.fraud.held = 0
    #expect(figures.precisionInterval(atPrior: -30) == 0...0)
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "100"), (0.5, "50.0"), (0.0502, "5.02"), (0.00034, "0.034"),
    (0.000004, "0.000"), (0.99951, "100"), (0.1, "10.0"),
  ])
  func `percentages keep the digits that say something`(_ share: Double, _ text: String) {
    #expect(Percentage.number(share) == text)
  }
}
