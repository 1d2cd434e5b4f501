/// Some neighbouring groups of digits, held against the numbering plans.
struct PhoneCandidate {
  let groups: DigitGroups
  let first: Int
  let last: Int
  var hasPlus = false

  init(groups: DigitGroups, first: Int, last: Int) {
    self.groups = groups
    self.first = first
    self.last = last
  }

  var isOneGroup: Bool { first == last }
  private var length: Int { groups.length(first, last) }
  private func digit(_ index: Int) -> UInt8 { groups.digit(index, from: first) }

  /// The countries whose number this may be. `hasCue`: a word before it says that it is one.
  func countries(hasCue: Bool) -> PhoneCountrySet {
    if hasPlus { return international(skipping: 0, needsPlan: false) }
    var countries = PhoneCountrySet()
    guard hasFewMasks else { return countries }
    if digit(0) == 0 {
      if digit(1) == 0 { return international(skipping: 2, needsPlan: true) }
      if isZeroShape { addTrunkNumbers(hasCue, &countries) }
      return countries
    }
    addChinese(hasCue, &countries)
    addAmerican(hasCue, &countries)
    if hasCue { addShort(&countries) }
    if countries.isEmpty, codeStandsApart || hasCue || isChineseWithCode {
      countries = international(skipping: 0, needsPlan: true)
    }
    return countries
  }

  // Masks hide at most eight digits, and never the first three.
  private var hasFewMasks: Bool {
    var masked = 0
    for index in 0..<length where digit(index) == DigitGroups.mask { masked += 1 }
    return masked <= 8
  }

  private func prefix(_ skipped: Int) -> Int? {
    var prefix = 0
    for index in skipped..<skipped + 3 {
      guard index < length, digit(index) != DigitGroups.mask else { return nil }
      prefix = prefix * 10 + Int(digit(index))
    }
    return prefix
  }

  private func use(skipping skipped: Int, in country: PhoneCountry) -> PhonePlan.Use? {
    prefix(skipped).flatMap {
      PhonePlan.use(of: $0, length: length - skipped, in: country)
    }
  }

  // MARK: With the calling code

  private func international(skipping skipped: Int, needsPlan: Bool) -> PhoneCountrySet {
    guard (8...15).contains(length - skipped) else { return PhoneCountrySet() }
    for country in PhoneCountry.allCases {
      guard let code = country.callingCode, begins(with: code, at: skipped) else { continue }
      var national = skipped + code.count
      // +44 (0)20: the zero that is not dialled from abroad.
      if country.dialsZero, digit(national) == 0 { national += 1 }
      let use = use(skipping: national, in: country)
      if needsPlan, use != .mobile || country == .us && digit(national + 3) < 2 {
        return PhoneCountrySet()
      }
      if use != nil { return PhoneCountrySet(country) }
      return country == .us && length - skipped == 11 ? PhoneCountrySet(.other) : PhoneCountrySet()
    }
    guard !needsPlan, PhonePlan.isCallingCode(digit(0), digit(1), digit(2)) else {
      return PhoneCountrySet()
    }
    return PhoneCountrySet(.other)
  }

  private func begins(with code: [UInt8], at skipped: Int) -> Bool {
    for index in code.indices where digit(skipped + index) != code[index] { return false }
    return true
  }

  /// Whether the first group is a calling code and nothing else: 852 5123 4567.
  private var codeStandsApart: Bool {
    let size = groups.length(of: first)
    return !isOneGroup && size <= 3 && last - first <= 4
      && PhoneCountry.allCases.contains {
        $0 != .us && $0.callingCode?.count == size && begins(with: $0.callingCode ?? [], at: 0)
      }
  }

  private var isChineseWithCode: Bool { length == 13 && begins(with: [8, 6, 1], at: 0) }

  // MARK: National forms

  /// Whether the groups are those of a number with its 0: two to five digits first, and no date.
  private var isZeroShape: Bool {
    guard !isOneGroup else { return true }
    let size = groups.length(of: first)
    let isDate =
      last - first == 2 && size <= 2 && groups.length(of: first + 1) <= 2
      && groups.length(of: last) == 4
    return !isDate && ((2...5).contains(size) || isAllSingles)
  }

  private var isAllSingles: Bool { length == last - first + 1 }

  private func addTrunkNumbers(_ hasCue: Bool, _ countries: inout PhoneCountrySet) {
    for country in PhoneCountry.allCases where country.dialsZero {
      switch use(skipping: 1, in: country) {
      case .mobile: if country != .cn { countries.insert(country) }
      case .other: if hasCue || last - first == 1 || last - first == 2 { countries.insert(country) }
      case nil: break
      }
    }
  }

  private func addChinese(_ hasCue: Bool, _ countries: inout PhoneCountrySet) {
    switch use(skipping: 0, in: .cn) {
    case .mobile where length == 11 && hasMobileShape: countries.insert(.cn)
    case .other
    where length == 10 && (hasCue || !isOneGroup) && (digit(0) == 4 || digit(0) == 8)
      && digit(1) == 0 && digit(2) == 0:
      // 400 and 800; other numbers of China are dialled with their 0.
      countries.insert(.cn)
    default: break
    }
  }

  private var hasMobileShape: Bool {
    let sizes = groups.length(of: first)
    switch last - first {
    case 0: return true
    case 1: return sizes == 3 || sizes == 7 || sizes == 4
    case 2: return sizes == 3 || sizes == 4
    default: return isAllSingles || sizes <= 3
    }
  }

  private func addAmerican(_ hasCue: Bool, _ countries: inout PhoneCountrySet) {
    let skipped = length == 11 && digit(0) == 1 ? 1 : 0
    guard length - skipped == 10, use(skipping: skipped, in: .us) != nil, digit(skipped + 3) >= 2
    else { return }
    let isShaped =
      last - first >= 2 && groups.length(of: last) == 4 && groups.length(of: last - 1) == 3
    if hasCue || isShaped { countries.insert(.us) }
  }

  /// Eight digits of Hong Kong and Singapore, seven or eight of a Chinese city.
  private func addShort(_ countries: inout PhoneCountrySet) {
    guard last - first <= 1, isOneGroup || groups.length(of: last) == 4, length <= 8 else {
      return
    }
    if use(skipping: 0, in: .hk) != nil { countries.insert(.hk) }
    if use(skipping: 0, in: .sg) != nil { countries.insert(.sg) }
    if groups.hanDigits == 0, (2...8).contains(digit(0)), prefix(0) != nil { countries.insert(.cn) }
  }
}
