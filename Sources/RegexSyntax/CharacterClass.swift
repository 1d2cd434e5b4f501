/// `[...]`: the members between the brackets.
package struct CharacterClass: Sendable, Equatable {
  package var isNegated: Bool
  /// `[` or `[^`, with any `\Q\E` in it.
  package var opener: Range<Int>
  package var items: [Item]

  /// One member.
  package struct Item: Sendable, Equatable {
    package var kind: Kind
    package var range: Range<Int>
  }

  /// What a member is.
  package enum Kind: Sendable, Equatable {
    /// A character, or a range of them.
    case scalars(ClosedRange<UInt32>)
    /// The same, where the fold turns every one of them into something else.
    case replaced(ClosedRange<UInt32>)
    /// `\d`, `\p{..}`; `[:alpha:]` is a property.
    case type(RegexNode.CharacterType)
    /// An image of other members under the fold, added by the rewriter.
    case image(ClosedRange<UInt32>)
    /// `\Q`, `\E`, white space under `(?xx)`.
    case trivia
  }

  /// The members that a text can hold, if the class lists at most `limit` of them; ascending.
  package func members(limit: Int) -> [UInt32]? {
    guard !isNegated else { return nil }
    var found: [UInt32] = []
    for item in items {
      switch item.kind {
      case .scalars(let range), .image(let range):
        guard range.count <= limit, found.count <= limit else { return nil }
        found.append(contentsOf: range)
      case .type: return nil
      case .replaced, .trivia: continue
      }
    }
    let distinct = Set(found).sorted()
    return distinct.count <= limit ? distinct : nil
  }
}
