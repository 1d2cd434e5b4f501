/// A country whose numbers are known, or `other` for the rest of the world in E.164.
package enum PhoneCountry: String, CaseIterable, Sendable {
  case cn, hk, tw, my, sg, th, vn, id, jp, kr, us, uk, other

  /// The digits after `+`; nil for `other`.
  var callingCode: [UInt8]? {
    switch self {
    case .cn: [8, 6]
    case .hk: [8, 5, 2]
    case .tw: [8, 8, 6]
    case .my: [6, 0]
    case .sg: [6, 5]
    case .th: [6, 6]
    case .vn: [8, 4]
    case .id: [6, 2]
    case .jp: [8, 1]
    case .kr: [8, 2]
    case .us: [1]
    case .uk: [4, 4]
    case .other: nil
    }
  }

  /// Whether numbers begin with 0 within the country; mobile numbers of China do not.
  var dialsZero: Bool {
    switch self {
    case .cn, .tw, .my, .th, .vn, .id, .jp, .kr, .uk: true
    case .hk, .sg, .us, .other: false
    }
  }
}

/// Countries a number may be of: 8 digits may be of Hong Kong and of Singapore.
package struct PhoneCountrySet: Sendable, Hashable {
  private var bits: UInt16 = 0

  package init() {}
  package init(_ countries: PhoneCountry...) { for country in countries { insert(country) } }

  private static func bit(_ country: PhoneCountry) -> UInt16 {
    switch country {
    case .cn: 1
    case .hk: 2
    case .tw: 4
    case .my: 8
    case .sg: 16
    case .th: 32
    case .vn: 64
    case .id: 128
    case .jp: 256
    case .kr: 512
    case .us: 1024
    case .uk: 2048
    case .other: 4096
    }
  }

  package var isEmpty: Bool { bits == 0 }
  package mutating func insert(_ country: PhoneCountry) { bits |= Self.bit(country) }
  package func contains(_ country: PhoneCountry) -> Bool { bits & Self.bit(country) != 0 }
  package func isDisjoint(with other: PhoneCountrySet) -> Bool { bits & other.bits == 0 }
}

/// The numbering plans of twelve countries: which first three digits go with which lengths.
enum PhonePlan {
  /// Numbers that begin with `first` to `last`; bit n of a set is for n digits.
  struct Row: Sendable {
    var first: UInt16
    var last: UInt16
    var mobile: UInt16
    var rest: UInt16

    init(_ first: UInt16, _ last: UInt16, _ mobile: UInt16, _ rest: UInt16) {
      self.first = first
      self.last = last
      self.mobile = mobile
      self.rest = rest
    }
  }

  enum Use { case mobile, other }

  /// What the national number (no leading 0) with these first digits and length is for.
  static func use(of prefix: Int, length: Int, in country: PhoneCountry) -> Use? {
    guard (7...13).contains(length), (0...999).contains(prefix) else { return nil }
    let rows = rows(of: country)
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle].last) < prefix { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, Int(rows[low].first) <= prefix else { return nil }
    if rows[low].mobile >> length & 1 == 1 { return .mobile }
    return rows[low].rest >> length & 1 == 1 ? .other : nil
  }

  private static func rows(of country: PhoneCountry) -> [Row] {
    switch country {
    case .cn: cnRows
    case .hk: hkRows
    case .tw: twRows
    case .my: myRows
    case .sg: sgRows
    case .th: thRows
    case .vn: vnRows
    case .id: idRows
    case .jp: jpRows
    case .kr: krRows
    case .us: usRows
    case .uk: ukRows
    case .other: []
    }
  }

  /// Whether E.164 digits begin with a calling code in use, for countries without a plan here.
  static func isCallingCode(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    if first == 1 || first == 7 { return true }
    switch Int(first) * 10 + Int(second) {
    case 20, 27, 30...34, 36, 39...41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98:
      return true
    default: break
    }
    switch Int(first) * 100 + Int(second) * 10 + Int(third) {
    case 211...213, 216, 218, 220...258, 260...269, 290, 291, 297...299, 350...359, 370...378,
      380...383, 385...387, 389, 420, 421, 423, 500...509, 590...599, 670, 672...683, 685...692,
      800, 808, 850, 852, 853, 855, 856, 870, 878, 880...883, 886, 888, 960...968, 970...977, 979,
      992...996, 998:
      return true
    default: return false
    }
  }
}
