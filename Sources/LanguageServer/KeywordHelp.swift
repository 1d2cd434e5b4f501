/// What each word of the language means, in a sentence.
enum KeywordHelp {
  /// The help for a word; nil if it is none of the language.
  static func text(of word: String) -> String? { table[word] }

  private static let table: [String: String] =
    declarations.merging(clauses) { first, _ in first }
    .merging(conditions) { first, _ in first }
    .merging(values) { first, _ in first }

  private static let declarations = [
    "pack": "Names the pack and its version; `prior` is what is believed before anything is seen.",
    "family": "A kind of fraud script, with the scores from which its messages are held.",
    "variants": "Characters and words that may stand for one another in loose phrases.",
    "lexicon": "A named list of words, by language; entries may carry scores.",
    "signal": "Something seen in a message: phrases, patterns, lexicons, entities, other signals.",
    "condition": "Names a condition, for `when`, `unless` and other conditions.",
    "rule": "A condition that adds its score to a family when it holds.",
    "thread": "`thread rule`: a chain over different messages of one conversation.",
    "adjust": "Changes a rule or a family from outside: its score, status or thresholds.",
    "allow": "Messages somebody vouches for, until a day.",
  ]

  private static let clauses = [
    "name": "The name of the pack, as summaries show it.",
    "version": "The version of the pack, as summaries show it.",
    "prior": "Log odds that a message is fraud before anything is seen of it, in decibans.",
    "title": "What reports call it, in one or more languages: `title en \"..\" zh \"..\"`.",
    "review": "The score from which a message of this family is held for review, in decibans.",
    "block": "The score from which a message of this family is blocked, in decibans.",
    "stage": "Where in the script the rule stands: contact, credibility, move, task, demand, "
      + "escalation or recovery.",
    "group": "Of the rules of one family and group only the strongest counts.",
    "score": "Evidence in decibans: +10 makes fraud ten times as likely, -10 a tenth.",
    "label": "Adds a label to the verdict; labels never change it.",
    "refer": "Where to read more: an advisory, a report.",
    "when": "The condition under which the rule holds.",
    "unless": "The rule does not hold where this does; it looks at the whole message, of a thread "
      + "rule at each that could be a step.",
    "hit": "A message that must make the rule hold; `weir test` runs it.",
    "miss": "A message that must not make the rule hold; `weir test` runs it.",
    "shadow": "The rule is reported and not scored.",
    "disabled": "The rule counts as if it were not there.",
    "owner": "Who vouches for the messages.",
    "until": "The last day the allowance holds, like `2027-03-31`.",
    "why": "Why the messages are let through.",
    "domain": "Links to these hosts are vouched for.",
    "message": "SHA-256 of whole texts that are vouched for.",
    "from": "A list file beside this one: `.txt`, or `.tsv` with scores.",
  ]

  private static let conditions = [
    "and": "Both sides hold.",
    "or": "At least one side holds.",
    "not": "What follows does not hold.",
    "near": "`a near b within N`: in either order with at most N tokens between.",
    "then": "`a then b within N`: in this order, each gap at most N tokens; in a thread rule, in "
      + "a later message.",
    "within": "The most tokens between: a Han character, or a run of other letters and digits, "
      + "is one. In a thread rule, the time it may take.",
    "except": "Drops matches that overlap a match of what follows.",
    "in": "The family a rule counts in (`all` for every family); after `sender`, a lexicon.",
    "all": "Every family; `all of (..)`: every member holds.",
    "any": "`any of (..)`: at least one member holds.",
    "of": "`2 of (a, b, c)`: at least two hold; with `within N`, in a window of N tokens.",
    "count": "`count(a) >= 3` counts matches, `count distinct(a)` different ones.",
    "distinct": "Counts different matches.",
    "sum": "`sum(words)`: the scores of the distinct entries of a lexicon that are present.",
    "up": "`up to N`: the most a sum may score.",
    "to": "`up to N`: the most a sum may score.",
    "length": "How many tokens the message has.",
    "same": "`same sentence (a, b)`: all in one sentence.",
    "sentence": "`same sentence (a, b)`: all in one sentence; one ends at 。 ! ? ; a line feed, "
      + "and a full stop before a space.",
    "script": "`script has kana`: the message has letters of the script.",
    "has": "`script has kana`: the message has letters of the script.",
    "language": "`language is zh`: told by script and marker characters.",
    "is": "After `sender`, `channel` or `language`: one of the words that follow.",
    "sender": "`sender is phone` tells what it looks like, `sender in LEXICON` looks it up.",
    "channel": "`channel is sms`: what the message came over.",
    "raw": "The pattern looks at the original text, case kept; `raw bytes` without UTF.",
    "bytes": "The pattern looks at the original text without UTF.",
    "me": "A message of the thread's owner (`direction: out`).",
    "them": "A message of the other side; so it is where nothing is said.",
    "after": "How long after the line before it this one comes.",
    "tokens": "A Han character, or a run of other letters and digits, is one token.",
  ]

  private static let values = [
    "contact": "Stage: how the script begins.",
    "credibility": "Stage: why the reader should believe it.",
    "move": "Stage: to another platform, group or app.",
    "task": "Stage: what the reader is to do, give or install.",
    "demand": "Stage: money is asked for, or a threat made.",
    "escalation": "Stage: more of it.",
    "recovery": "Stage: help with the loss, at a price.",
  ]
}
