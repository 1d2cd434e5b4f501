import Learning
import Measurement
import Reporting

/// What the script of the page draws, and the script.
extension TuningHTMLWriter {
  var figures: JSONValue {
    .object([
      (
        "confidence",
        .object([
          ("written", Self.bins(report.writtenCalibration)),
          ("left_out", Self.bins(report.heldOutCalibration)),
        ])
      ),
      (
        "curves",
        .array(
          [Self.curves("all", report.curves, thresholds: [])]
            + plotted.map { number, family in
              Self.curves(
                "\(number)", family.curves,
                thresholds: [("review", family.review), ("block", family.block)])
            })
      ),
    ])
  }

  private static func bins(_ calibration: Calibration) -> JSONValue {
    let seen = calibration.bins.filter { $0.fraudClusters + $0.hamClusters > 0 }
    return .array(
      seen.map { bin in
        .object([
          ("from", .number(bin.low.isFinite ? bin.low : 0)), ("name", .string(range(bin))),
          ("fraud", .decimal(bin.fraudClusters, places: 3)),
          ("ham", .decimal(bin.hamClusters, places: 3)),
          ("stated", .decimal(bin.predicted, places: 9)),
          ("observed", .decimal(bin.observed, places: 9)),
          ("low", .decimal(bin.interval.lowerBound, places: 9)),
          ("high", .decimal(bin.interval.upperBound, places: 9)),
        ])
      })
  }

  private static func curves(
    _ id: String, _ curves: TuningReport.Curves, thresholds: [(String, Double)]
  ) -> JSONValue {
    .object([
      ("id", .string(id)), ("ham", .decimal(curves.written.hamTotal, places: 3)),
      ("written", points(curves.written)), ("fitted", points(curves.fitted)),
      ("left_out", points(curves.heldOut)),
      (
        "thresholds",
        .array(
          thresholds.map { name, value in
            .object([
              ("name", .string(name)), ("threshold", .number(value)),
              ("recall", .decimal(curves.heldOut.recall(at: value).share, places: 6)),
              (
                "false_positives",
                .decimal(curves.heldOut.falsePositives(at: value).share, places: 9)
              ),
            ])
          })
      ),
    ])
  }

  private static func points(_ curve: WeightedCurve) -> JSONValue {
    .array(
      curve.points.map { point in
        .object([
          ("threshold", .number(point.threshold)),
          ("recall", .decimal(point.recall.share, places: 6)),
          ("false_positives", .decimal(point.falsePositives.share, places: 9)),
        ])
      })
  }

  static let plots = #"""
    const colors = {written: lines[2], fitted: lines[5], left_out: lines[1]};
    const names = {written: "written", fitted: "fitted", left_out: "left out"};
    drawConfidence("confidence", ["written", "left_out"].map(kind =>
      ({label: names[kind], bins: data.confidence[kind], color: colors[kind]})));

    const bins = data.confidence.left_out;
    draw("bins", {
      type: "bar",
      data: {
        labels: bins.map(bin => bin.name),
        datasets: ["fraud", "ham"].map(label => ({
          label: label, data: bins.map(bin => bin[label] || null),
          backgroundColor: css("--" + label)
        }))
      },
      options: {scales: {
        x: {title: title("highest score of any family, decibans")},
        y: {type: "logarithmic", min: 0.8, title: title("clusters"),
          ticks: {callback: v => Number.isInteger(Math.log10(v)) ? v.toLocaleString("en") : ""}}
      }}
    });

    data.curves.forEach(curve => {
      const kinds = ["left_out", "fitted", "written"];
      const all = kinds.flatMap(kind => curve[kind]);
      // Rates below that of one message in all stand at the left edge.
      const first = Math.floor(-Math.log10(Math.max(curve.ham, 1)));
      const widest = Math.max(Math.pow(10, first), ...all.map(point => point.false_positives));
      const last = Math.max(Math.ceil(Math.log10(widest)), first + 1);
      const decades = [];
      for (let power = first; power <= last; power++) decades.push(Math.pow(10, power));
      const dot = point => ({x: Math.max(point.false_positives, decades[0]),
        y: point.recall * 100, threshold: point.threshold, px: point.false_positives,
        py: point.recall});
      const sets = kinds.map(kind => ({
        label: names[kind], data: curve[kind].map(dot), showLine: true, borderColor: colors[kind],
        backgroundColor: colors[kind], borderDash: kind === "fitted" ? [6, 4] : [],
        borderWidth: 2, pointRadius: 1.5
      }));
      if (curve.thresholds.length) sets.unshift({
        label: "review and block now, left out", data: curve.thresholds.map(dot),
        borderColor: css("--text"), backgroundColor: colors.left_out, pointRadius: 6
      });
      const highest = Math.max(...all.map(point => point.recall)) * 100;
      draw("curve-" + curve.id, {
        type: "scatter", data: {datasets: sets},
        options: {plugins: {tooltip: tell("of ham", "of frauds"), legend: lineLegend}, scales: {
          x: {type: "logarithmic", min: decades[0], max: decades[decades.length - 1],
            title: title("ordinary messages held"),
            afterBuildTicks: axis => { axis.ticks = decades.map(value => ({value})); },
            ticks: {callback: percent, maxRotation: 0}},
          y: {min: 0, max: Math.min(100, Math.ceil(highest / 10 + 0.5) * 10),
            title: title("frauds held, %")}
        }}
      });
    });
    """#
}
