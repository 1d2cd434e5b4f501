/// What a text must hold before an entity can be in it, so that most texts need no look at all.
///
/// Law: a kind that `kinds(in:)` leaves out has no match in that text, and a match of a kind with
/// `literals` holds one of them.
package enum EntityGate {
  /// The kinds that may be in a folded text. One pass over it; allocates nothing.
  package static func kinds(in fold: Span<UInt8>) -> EntityKindSet {
    var marks = GateMarks()
    marks.read(fold)
    return marks.kinds
  }

  /// Words of which every match of `kind` holds one, in the fold's spelling; nil where there is no
  /// such list or the list is no help.
  ///
  /// They are those the finder itself looks for, so the two cannot fall apart.
  package static func literals(of kind: EntityKind) -> [String]? {
    switch kind {
    case .appPackage: AppPackageFinder.requiredWords
    case .code: CodeWords.names.words + CodeWords.followers.words
    case .percent: PercentFinder.requiredWords
    // A handle's `v`, a link's point and a sum's sign are too short to look for; numbers have no
    // word of their own.
    case .url, .domain, .email, .phone, .money, .wage, .bankCard, .idCard, .wallet, .handle: nil
    }
  }

  /// What a text needs for `kind` besides `literals`, in words; nil for nothing.
  package static func need(of kind: EntityKind) -> String? {
    switch kind {
    case .url, .domain: "a point or what is put for one, as in a host name"
    case .email: "an @ or what is put for one"
    case .phone: "seven digits, masked or Chinese ones among them"
    case .money: "a digit or Chinese numeral, and a sign or character of a currency"
    case .wage: "a digit or Chinese numeral, and a word for a time or task"
    case .percent: "a digit or Chinese numeral"
    case .bankCard: "a row of 13 digits"
    case .idCard: "a row of 17 digits"
    case .wallet: "a run of 24 letters and digits"
    case .handle: "a digit or one of _ @ : /"
    case .code: "a digit"
    case .appPackage: nil
    }
  }

  /// The share of messages that have what `kind` needs: measured over some 270,000 messages of many
  /// sorts, it only has to order patterns by how often they are candidates.
  package static func share(of kind: EntityKind) -> Double {
    switch kind {
    case .wallet, .idCard: 0.01
    case .bankCard: 0.01
    case .email: 0.02
    case .url, .domain: 0.05
    case .phone: 0.12
    case .code, .handle: 0.4
    case .money, .wage: 0.4
    case .percent: 0.5
    case .appPackage: 1
    }
  }
}
