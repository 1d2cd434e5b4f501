internal import CPCRE2
import Synchronization

/// A compiled regular expression, with JIT code where PCRE2's JIT takes it.
///
/// Immutable after `init`: any number of threads may match with one pattern, each through its own
/// `Matcher`. `.` does not match a line feed and a line ends with a line feed.
// SAFETY: `code` is written by `init` and freed by `deinit` only. pcre2api: "The compiled form of a
// pattern is not altered during matching", and every thread that is to match waits for the one call of
// pcre2_jit_compile.
@safe package final class Pattern: @unchecked Sendable {
  /// UTF and UCP, or bytes.
  package enum Mode: Sendable {
    /// Over text known to be valid UTF-8.
    case utf
    /// Over any text: a sequence that is not UTF-8 matches nothing, `.` neither.
    case utfOverAnyText
    case bytes
  }

  package let mode: Mode
  /// What became of the JIT code, a `JITState`, and who makes it.
  private let jitState = Atomic<Int>(JITState.unmade)
  private let jitMaking = Mutex<Void>(())

  private enum JITState {
    static let unmade = 0
    static let none = 1
    static let made = 2
  }

  /// False if PCRE2 has no JIT here or refused this pattern; matching is then interpreted.
  ///
  /// Made when the pattern is first matched: of 3,000 patterns most never are, and their JIT code was a
  /// sixth of the time that compiling them took.
  package var isJITCompiled: Bool {
    switch jitState.load(ordering: .acquiring) {
    case JITState.unmade: makeJIT()
    case let state: state == JITState.made
    }
  }

  private func makeJIT() -> Bool {
    jitMaking.withLock { _ in
      guard jitState.load(ordering: .acquiring) == JITState.unmade else {
        return jitState.load(ordering: .acquiring) == JITState.made
      }
      // SAFETY: nobody matches with `code` before this has returned: all ask `isJITCompiled` first.
      _ = unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
      // Not the call's result: a leading (*NO_JIT) makes it succeed without making any code.
      var jitBytes = 0
      // SAFETY: documented as size_t.
      _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &jitBytes)
      jitState.store(jitBytes > 0 ? JITState.made : JITState.none, ordering: .releasing)
      return jitBytes > 0
    }
  }

  /// Whether the pattern may match the empty string. A pattern that has look-arounds at both ends
  /// only is said to; one that is said not to never does.
  package let matchesEmpty: Bool
  /// No text of fewer characters (bytes in `.bytes` mode) has a match; a lower bound.
  package let minimumLength: Int

  let code: OpaquePointer

  /// Compiles `source`; the UTF modes need it to be valid UTF-8 and say so in the error otherwise.
  ///
  /// `\C` is refused: it would leave the matcher in the middle of a character. Takes some 10 µs for
  /// a short pattern; its first match takes some 20 µs more, for the JIT.
  package init(_ source: [UInt8], mode: Mode) throws(PatternError) {
    var options = PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    switch mode {
    case .utf: options |= PCRE2_UTF | PCRE2_UCP
    case .utfOverAnyText: options |= PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF
    case .bytes: options |= PCRE2_NEVER_UTF
    }
    let code = try unsafe Pattern.compile(source, options: options)
    unsafe self.code = code
    self.mode = mode
    matchesEmpty = unsafe Pattern.property(PCRE2_INFO_MATCHEMPTY, of: code) != 0
    minimumLength = unsafe Int(Pattern.property(PCRE2_INFO_MINLENGTH, of: code))
  }

  deinit {
    // SAFETY: made by `init`, freed nowhere else; a call in flight keeps the object alive.
    unsafe pcre2_code_free_8(code)
  }

  private static func compile(
    _ source: [UInt8], options: UInt32
  ) throws(PatternError) -> OpaquePointer {
    // SAFETY: the general context may be nil (malloc is used); the compile context lives until the
    // `defer`, longer than the call that reads it.
    guard let context = unsafe pcre2_compile_context_create_8(nil) else {
      throw PatternError(code: PCRE2_ERROR_NOMEMORY)
    }
    defer { unsafe pcre2_compile_context_free_8(context) }
    _ = unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    var errorCode: Int32 = 0
    var errorOffset = 0
    // SAFETY: the buffer is alive for the call; PCRE2 copies what it keeps. An empty array may have
    // no base address, which 10.42 takes only with length 0.
    let code = unsafe source.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, options, &errorCode, &errorOffset, context)
    }
    guard let code = unsafe code else {
      throw PatternError(code: errorCode, offset: min(errorOffset, source.count))
    }
    return unsafe code
  }

  private static func property(_ what: Int32, of code: OpaquePointer) -> UInt32 {
    var value: UInt32 = 0
    // SAFETY: both properties asked for are documented as uint32_t.
    _ = unsafe pcre2_pattern_info_8(code, UInt32(what), &value)
    return value
  }
}
