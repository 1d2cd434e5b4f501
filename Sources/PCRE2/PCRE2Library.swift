internal import CPCRE2

/// What the linked library says of itself.
package enum PCRE2Library {
  /// Version and date, as in "10.42 2022-12-11".
  package static var version: String { text(of: UInt32(PCRE2_CONFIG_VERSION)) ?? "unknown" }

  /// Whether the library was built with the JIT compiler.
  package static var hasJIT: Bool {
    var value: UInt32 = 0
    // SAFETY: pcre2api: PCRE2_CONFIG_JIT writes a uint32_t.
    return unsafe pcre2_config_8(UInt32(PCRE2_CONFIG_JIT), &value) >= 0 && value == 1
  }

  /// PCRE2's words for an error code of compiling or matching.
  static func message(ofError code: Int32) -> String {
    // pcre2api: "a buffer of 120 code units is enough" for every message.
    var buffer = [UInt8](repeating: 0, count: 256)
    // SAFETY: the call is given the buffer's own length and writes no further.
    let length = unsafe buffer.withUnsafeMutableBufferPointer { target in
      unsafe pcre2_get_error_message_8(code, target.baseAddress, target.count)
    }
    guard length > 0 else { return "PCRE2 error \(code)" }
    return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }

  private static func text(of what: UInt32) -> String? {
    // pcre2api: with a null pointer the call returns the length needed, zero included.
    let needed = pcre2_config_8(what, nil)
    guard needed > 1 else { return nil }
    var buffer = [UInt8](repeating: 0, count: Int(needed))
    // SAFETY: the buffer has the length that the library just asked for.
    _ = unsafe buffer.withUnsafeMutableBytes { target in
      unsafe pcre2_config_8(what, target.baseAddress)
    }
    return String(decoding: buffer.dropLast(), as: UTF8.self)
  }
}
