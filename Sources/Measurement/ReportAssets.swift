/// What a report page looks like and how it draws: ours, beside the plotting library.
enum ReportAssets {
  static let style = """
    :root{color-scheme:light dark;--text:#1b1f24;--soft:#57606a;--back:#fff;--line:#d0d7de;
    --fraud:#d55e00;--ham:#0072b2;--spam:#7f7f7f;--mark:#fff3b0}
    @media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9aa4af;--back:#0d1117;
    --line:#30363d;--fraud:#ff8c42;--ham:#58a6ff;--spam:#a0a0a0;--mark:#5c4a00}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1rem;max-width:76rem;color:var(--text);background:var(--back);
    font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .5rem}
    p.note{color:var(--soft);margin:.3rem 0;max-width:60rem}
    .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.5rem}
    figure{margin:0;min-width:0}figure .box{position:relative;height:21rem}
    figure.high .box{height:27rem}figure.tall .box{height:40rem}figcaption{color:var(--soft);font-size:.9rem}
    .scroll{overflow-x:auto;margin:.6rem 0}
    table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--soft);padding:.2rem 0}
    th,td{padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--line);text-align:right;
    vertical-align:top;white-space:nowrap}
    th:first-child,.text{text-align:left}.text{white-space:normal;min-width:14rem}
    thead th{color:var(--soft);font-weight:600}tbody th{font-weight:400}
    mark{background:var(--mark);color:inherit}
    article{border-top:1px solid var(--line);padding:.6rem 0}
    article p{margin:.2rem 0;overflow-wrap:anywhere}article .of{color:var(--soft);font-size:.85rem}
    code{font-family:ui-monospace,"Noto Sans Mono CJK SC",monospace;font-size:.9em;
    overflow-wrap:anywhere}details summary{cursor:pointer;color:var(--soft)}
    pre{font-size:.9rem}pre code{overflow-wrap:normal}
    """

  /// What every plot is made with: the figures of the page as `data`, colours, axes of shares, curves.
  ///
  /// The detection-error plot has axes of normal deviates (Martin, Doddington, Kamm, Ordowski and
  /// Przybocki, "The DET curve in assessment of detection task performance", Eurospeech 1997); the
  /// inverse of the normal distribution is P. J. Acklam's approximation (2003).
  static let tools = #"""
    const data = JSON.parse(document.getElementById("figures").textContent);
    const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const lines = ["--fraud", "--ham", "--spam"].map(css).concat(
      ["#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8860b", "#7b68ee", "#2f4f4f"]);
    const dashes = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
    const points = ["circle", "triangle", "rect", "rectRot", "cross", "star"];
    Chart.defaults.color = css("--text");
    Chart.defaults.borderColor = css("--line");
    Chart.defaults.animation = false;
    Chart.defaults.maintainAspectRatio = false;
    Chart.defaults.plugins.legend.position = "bottom";
    Chart.defaults.plugins.legend.labels.boxWidth = 18;
    Chart.defaults.plugins.legend.labels.font = {size: 11};
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    const title = text => ({display: true, text: text});
    const percent = share => {
      const p = share * 100;
      const text = p === 0 || p === 100 ? p.toString() : p > 99.9 ? p.toFixed(2)
        : p > 99 ? p.toFixed(1) : p >= 10 ? p.toFixed(0) : p >= 1 ? p.toFixed(1)
        : p.toPrecision(1);
      return text + " %";
    };

    // The inverse of the normal distribution, rational approximations in three regions.
    function deviate(p) {
      const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
        -30.66479806614716, 2.506628277459239];
      const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
        -13.28068155288572];
      const c = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838,
        -2.549732539343734, 4.374664141464968, 2.938163982698783];
      const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996,
        3.754408661907416];
      const tail = q => (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5])
        / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
      if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
      if (p > 0.97575) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
      const q = p - 0.5, r = q * q;
      return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q
        / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
    }
    const logit = p => Math.log10(p / (1 - p));

    // An axis whose values are some function of a share, with ticks at round shares.
    function shareAxis(text, scale, shares) {
      return {
        type: "linear", title: title(text), min: scale(shares[0]),
        max: scale(shares[shares.length - 1]),
        afterBuildTicks: axis => { axis.ticks = shares.map(s => ({value: scale(s)})); },
        ticks: {callback: value =>
          percent(shares.reduce((a, b) =>
            Math.abs(scale(a) - value) < Math.abs(scale(b) - value) ? a : b))}
      };
    }
    const clip = (share, low) => Math.min(Math.max(share, low), 1 - 1e-9);
    const draw = (id, config) => {
      const canvas = document.getElementById(id);
      if (canvas) new Chart(canvas, config);
    };
    // Lines, dashed as in the plot, in the place of boxes.
    const lineLegend = {labels: {boxWidth: 28, boxHeight: 0}};
    const curveName = curve =>
      [curve.family || "any family", curve.origin].filter(Boolean).join(", ");
    const curveSet = (curves, dots, showsPoints) => curves.map((curve, index) => ({
      label: curveName(curve), data: dots(curve), showLine: true,
      borderColor: lines[index % lines.length], backgroundColor: lines[index % lines.length],
      borderDash: dashes[Math.floor(index / lines.length) % dashes.length], borderWidth: 2,
      pointRadius: showsPoints ? 3 : 1.5, pointStyle: points[index % points.length]
    }));
    const tell = (x, y) => ({callbacks: {label: item => {
      const raw = item.raw;
      return item.dataset.label + ": from " + raw.threshold + ", " + x + " " + percent(raw.px)
        + ", " + y + " " + percent(raw.py);
    }}});

    // Shares seen against confidence stated, with their intervals where they have some.
    function drawConfidence(id, series) {
      const shares = [1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999];
      const on = share => logit(Math.min(Math.max(share, shares[0]), shares[shares.length - 1]));
      const bars = {id: "intervals", afterDatasetsDraw: chart => {
        const pen = chart.ctx;
        chart.data.datasets.forEach((set, index) => {
          if (!chart.isDatasetVisible(index)) return;
          set.data.filter(dot => dot.low !== undefined).forEach(dot => {
            const x = chart.scales.x.getPixelForValue(dot.x);
            const [low, high] = [dot.low, dot.high].map(share =>
              chart.scales.y.getPixelForValue(on(share)));
            pen.save();
            pen.strokeStyle = set.borderColor;
            pen.lineWidth = 1;
            pen.beginPath();
            pen.moveTo(x, low); pen.lineTo(x, high);
            pen.moveTo(x - 4, low); pen.lineTo(x + 4, low);
            pen.moveTo(x - 4, high); pen.lineTo(x + 4, high);
            pen.stroke();
            pen.restore();
          });
        });
      }};
      draw(id, {
        type: "scatter", plugins: [bars],
        data: {datasets: series.map((one, index) => ({
          label: one.label,
          data: one.bins.map(bin => ({x: on(bin.stated), y: on(bin.observed), px: bin.stated,
            py: bin.observed, threshold: bin.from, low: bin.low, high: bin.high})),
          borderColor: one.color || lines[index], backgroundColor: one.color || lines[index],
          showLine: true, borderDash: dashes[index], pointStyle: points[index], pointRadius: 4, borderWidth: 2
        })).concat([{
          label: "as stated", data: [{x: -4, y: -4}, {x: 4, y: 4}], showLine: true,
          borderColor: css("--spam"), borderDash: [6, 4], pointRadius: 0
        }])},
        options: {plugins: {tooltip: tell("stated", "observed"), legend: lineLegend}, scales: {
          x: shareAxis("confidence stated", logit, shares),
          y: shareAxis("share of frauds, at the pack's prior", logit, shares)
        }}
      });
    }
    """#

  /// The plots of `weir eval`.
  static let assessmentPlots = #"""
    const bins = data.scores.filter(bin => bin.to > 0);
    draw("scores", {
      type: "bar",
      data: {
        labels: bins.map(bin => bin.from + " to " + bin.to),
        datasets: ["fraud", "spam", "ham"].map(label => ({
          label: label, data: bins.map(bin => bin.messages[label] || null),
          backgroundColor: css("--" + label)
        }))
      },
      options: {scales: {
        x: {title: title("highest score of any family, decibans")},
        y: {type: "logarithmic", min: 0.8, title: title("messages"),
          ticks: {callback: v => Number.isInteger(Math.log10(v)) ? v.toLocaleString("en") : ""}}
      }}
    });

    const wide = data.curves.filter(curve => !curve.family);
    const recallDots = curve => curve.points.map(point => {
      const precision = point.fraud + point.ham ? point.fraud / (point.fraud + point.ham) : 1;
      return {x: point.recall * 100, y: precision * 100, threshold: point.threshold,
        px: point.recall, py: precision};
    });
    draw("precision", {
      type: "scatter", data: {datasets: curveSet(wide, recallDots, false)},
      options: {plugins: {tooltip: tell("recall", "precision")}, scales: {
        x: {min: 0, max: 100, title: title("recall, %")},
        y: {min: 0, max: 100, title: title("precision in this mix, %")}
      }}
    });

    const detDots = curve => curve.points.map(point => {
      const miss = 1 - point.recall;
      return {x: deviate(clip(point.false_positives, 1e-5)), y: deviate(clip(miss, 1e-3)),
        threshold: point.threshold, px: point.false_positives, py: miss};
    });
    // As far right as the loosest threshold goes, and one mark further.
    const marks = [1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.2, 0.5];
    const most = Math.max(...data.curves.flatMap(c => c.points.map(p => p.false_positives)));
    const wrong = marks.filter((mark, i) => i < 3 || marks[i - 1] < most);
    const missed = [0.005, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.998];
    draw("errors", {
      type: "scatter", data: {datasets: curveSet(data.curves, detDots, false)},
      options: {plugins: {tooltip: tell("held wrongly", "missed")}, scales: {
        x: shareAxis("ordinary messages held", deviate, wrong),
        y: shareAxis("frauds missed", deviate, missed)
      }}
    });

    drawConfidence("confidence", [{label: "messages of like score", bins: data.confidence}]);

    draw("rules", {
      type: "bar",
      data: {
        labels: data.rules.map(rule => rule.id),
        datasets: [["fraud", "recall"], ["ham", "false_positives"]].map(pair => ({
          label: "share of " + pair[0], backgroundColor: css("--" + pair[0]),
          data: data.rules.map(rule => rule[pair[1]] * 100 || null)
        }))
      },
      options: {indexAxis: "y", scales: {
        x: {type: "logarithmic", title: title("share of messages the rule holds on, %"),
          ticks: {callback: v => Number.isInteger(Math.log10(v)) ? v + " %" : ""}},
        y: {ticks: {autoSkip: false, font: {size: 11}}}
      }}
    });
    """#
}
