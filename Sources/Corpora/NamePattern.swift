/// Patterns of names, as `source` lines of a mapping file have them.
package enum NamePattern {
  /// Whether `name` is `pattern`, in which `*` stands for any run of characters. O(n * m) at worst.
  package static func matches(_ pattern: String, _ name: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let name = Array(name.utf8)
    var (place, index) = (0, 0)
    // Where the last star stands, and how much it has taken so far.
    var star: Int?
    var taken = 0
    while index < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = place
        taken = index
        place += 1
      } else if place < pattern.count, pattern[place] == name[index] {
        place += 1
        index += 1
      } else if let star {
        taken += 1
        index = taken
        place = star + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
