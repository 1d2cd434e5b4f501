internal import CPCRE2

/// Why PCRE2 refused a pattern.
package struct PatternError: Error, Equatable {
  /// PCRE2's error code.
  package var code: Int32
  /// Where in the pattern, in bytes. PCRE2 points behind what it could not read.
  package var offset: Int
  /// PCRE2's own words.
  package var message: String

  package init(code: Int32, offset: Int, message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }

  init(code: Int32, offset: Int = 0) {
    self.init(code: code, offset: offset, message: PCRE2Library.message(ofError: code))
  }
}
