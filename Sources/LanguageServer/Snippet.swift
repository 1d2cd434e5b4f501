/// A text to fill in, in the syntax of the protocol: `$1` is where the cursor goes first.
struct Snippet {
  var label: String
  /// The keyword it begins with; offered alone to a client that takes no snippets.
  var keyword: String
  var text: String

  static let declarations = [
    Snippet(
      label: "rule", keyword: "rule",
      text: """
        rule ${1:name} in ${2:family} {
          title  en "$3"
          stage  ${4|contact,credibility,move,task,demand,escalation,recovery|}
          score  ${5:12}
          when   $6
          hit    "$7"
          miss   "$8"
        }
        """),
    Snippet(
      label: "thread rule", keyword: "thread",
      text: """
        thread rule ${1:name} in ${2:family} {
          title  en "$3"
          stage  ${4|contact,credibility,move,task,demand,escalation,recovery|}
          score  ${5:12}
          when   ${6:first} then ${7:second}
          within ${8:7 days}
          hit {
            them "$9"
            them "$10"
          }
        }
        """),
    Snippet(label: "signal", keyword: "signal", text: "signal ${1:name} = $0"),
    Snippet(
      label: "lexicon", keyword: "lexicon",
      text: """
        lexicon ${1:name} {
          zh  $2
          en  "$3"
        }
        """),
    Snippet(label: "condition", keyword: "condition", text: "condition ${1:name} = $0"),
    Snippet(
      label: "family", keyword: "family",
      text: """
        family ${1:name} {
          title  en "$2"
          review ${3:30}
          block  ${4:42}
        }
        """),
    Snippet(label: "variants", keyword: "variants", text: "variants {\n  $1 = $2\n}"),
    Snippet(
      label: "adjust", keyword: "adjust", text: "adjust ${1:family}/${2:rule} { score ${3:6} }"),
    Snippet(
      label: "allow", keyword: "allow",
      text: """
        allow {
          sender "$1"
          owner  "$2"
          until  ${3:2027-12-31}
          why    "$4"
        }
        """),
    Snippet(
      label: "pack", keyword: "pack",
      text: "pack { name \"${1:my-rules}\"  version \"${2:0.1.0}\"  prior ${3:-30} }"),
  ]

  /// Clauses whose value stands in quotes.
  static let clauses = [
    "title": "title  ${1:en} \"$2\"",
    "hit": "hit    \"$1\"",
    "miss": "miss   \"$1\"",
    "refer": "refer  \"$1\"",
    "from": "from \"$1\"",
  ]
}
