import Diagnostics
import PCRE2
import RegexSyntax
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// W0304: patterns that a short text drives to the match limit. Every finding has been tried.
enum Backtracking {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    var probe = BacktrackingProbe()
    var found: [Diagnostic] = []
    var tried: Set<PatternID> = []
    for literal in context.items.patterns {
      guard let number = context.pattern(at: literal.range), tried.insert(number).inserted,
        case .regex(let pattern, _) = context.rules.program.patterns[number.index]
      else { continue }
      // Folding large classes takes longer than all else: the tree as written is asked first.
      guard PathCount(of: literal).mayBeMany else { continue }
      let regex = context.pack.rewritten(literal)
      let attacks = AttackStrings(regex, source: Array(literal.source.utf8)).attacks
      guard let finding = probe.finding(on: pattern, view: literal.view, attacks) else { continue }
      found.append(diagnostic(finding, literal))
    }
    return found
  }

  private static func diagnostic(
    _ finding: BacktrackingProbe.Finding, _ literal: PatternLiteral
  ) -> Diagnostic {
    let steps =
      switch finding.steps {
      case .about(let steps): "about \(grouped(steps)) steps"
      case .moreThan(let steps): "more than \(grouped(steps)) steps"
      }
    let loop = SourceRange(
      file: literal.range.file, start: literal.fileOffset(of: finding.attack.loop.lowerBound),
      end: literal.fileOffset(of: finding.attack.loop.upperBound))
    return Diagnostic(
      .catastrophicBacktracking, .warning,
      "\(finding.text.count) characters take this pattern \(steps); the limit is "
        + grouped(Int(ScreeningOptions().matchLimit)),
      at: literal.range, label: "tried on `\(shown(finding.text))`",
      secondary: [Diagnostic.Label(range: loop, text: "this loop")],
      help: "make the loop possessive (`*+`, `++`), bound it, or let only one part match a text")
  }

  /// The text on one line, its middle left out.
  private static func shown(_ text: [UInt32]) -> String {
    let shortened = text.count <= 48 ? [text] : [Array(text.prefix(32)), Array(text.suffix(8))]
    return shortened.map { part in
      String(
        String.UnicodeScalarView(
          part.compactMap { $0 == 0x0A ? "⏎" : Unicode.Scalar($0) }))
    }.joined(separator: "…")
  }

  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return String(digits)
  }
}
