/// A web page of figures that needs nothing else: plots drawn by a library it carries, the tables
/// beside them.
///
/// Every text goes through `HTML`, the figures for the plots are JSON that nothing in it can end, and
/// a content security policy forbids the page to load anything. Without scripts the page still has
/// all its tables.
package struct ReportPage {
  private let title: String
  private let command: String

  /// A page of what `command` found.
  package init(title: String, command: String) {
    self.title = title
    self.command = command
  }

  /// The page as UTF-8: `body`, and `plots`, a script that draws on the canvases of `body` with
  /// `ReportAssets.tools` from `figures`, a JSON object.
  package func bytes(body: HTML, figures: [UInt8], plots: String) -> [UInt8] {
    let script = """
      (function () {
      "use strict";
      if (typeof Chart === "undefined") return;
      \(ReportAssets.tools)
      \(plots)
      })();
      """
    let page: HTML = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <title>\(title): \(command)</title>
      <style>\(HTML(trusted: ReportAssets.style))</style></head><body>
      \(body)
      <p class="note">Made by \(command). Plots: Chart.js \(ChartLibrary.version), MIT licence.</p>
      <script type="application/json" id="figures">\(HTML.scriptData(figures))</script>
      <script>\(HTML(trusted: ChartLibrary.source))</script>
      <script>\(HTML(trusted: script))</script>
      </body></html>

      """
    return Array(page.source.utf8)
  }

  /// A plot with what it shows in words, and its figures to unfold.
  package static func figure(
    _ id: String, _ title: String, _ text: String, _ table: HTMLTable?, size: String = "high"
  ) -> HTML {
    let details: HTML =
      table.map { "<details><summary>The figures</summary>\($0.html)</details>" } ?? ""
    return """
      <figure class="\(size)"><h3>\(title)</h3>
      <div class="box"><canvas id="\(id)" role="img" aria-label="\(title). \(text)"></canvas></div>
      <figcaption>\(text)</figcaption>\(details)</figure>

      """
  }
}
