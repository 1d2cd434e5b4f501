internal import CPCRE2

/// One worker's scratch for matching: match data, match context, JIT stack.
///
/// No call allocates, except that a pattern without JIT code grows the interpreter's frames once.
// SAFETY: the three handles belong to this value alone, which cannot be copied; `firstMatch` is
// mutating, so no two threads are ever inside PCRE2 with them. PCRE2 ties none of them to a thread.
@safe package struct Matcher: ~Copyable, @unchecked Sendable {
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  private let jitStack: OpaquePointer?

  /// Limits of one match attempt. `matchLimit` starts anew at each start position in the text (so
  /// it bounds the work at a position, not in a text); the JIT ignores the other two.
  package init(
    matchLimit: UInt32 = 5000, jitStackBytes: Int = 1 << 20, depthLimit: UInt32 = 5000,
    heapLimitKiB: UInt32 = 16 << 10
  ) {
    // SAFETY: nil general contexts mean malloc; the handles are freed by `deinit`. One pair of
    // offsets is enough: with more groups than pairs PCRE2 returns 0 and still sets the first.
    guard let matchData = unsafe pcre2_match_data_create_8(1, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { preconditionFailure("out of memory for PCRE2 match data") }
    unsafe self.matchData = matchData
    unsafe self.context = context
    _ = unsafe pcre2_set_match_limit_8(context, matchLimit)
    _ = unsafe pcre2_set_depth_limit_8(context, depthLimit)
    _ = unsafe pcre2_set_heap_limit_8(context, heapLimitKiB)
    // Without a stack of its own the JIT has 32 KiB of the machine's, which nested repeats over
    // 2,000 bytes of text exceed. Nil if the library has no JIT.
    let stackBytes = max(jitStackBytes, 32 << 10)
    let jitStack = unsafe pcre2_jit_stack_create_8(min(32 << 10, stackBytes), stackBytes, nil)
    unsafe self.jitStack = jitStack
    if let stack = unsafe jitStack {
      unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
  }

  deinit {
    // SAFETY: made by `init`; nothing else holds them. pcre2api: all three frees take what their
    // creators returned, and the stack's takes nil.
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(jitStack)
  }

  /// The first match of `pattern` in `text` that starts at or after `start` and no later than at
  /// `last`.
  ///
  /// In `.utf` mode `text` must be valid UTF-8; a `start` inside a character means the next one.
  /// Look-behinds see the text before `start`.
  package mutating func firstMatch(
    of pattern: Pattern, in text: Span<UInt8>, from start: Int, startingBy last: Int = .max
  ) -> MatchOutcome {
    precondition(start >= 0, "a match cannot start before the text")
    guard start <= text.count else { return .noMatch }
    var start = start
    if pattern.mode != .bytes {
      while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
    }
    // SAFETY: `context` is the value's own; every pattern is compiled for a limit.
    _ = unsafe pcre2_set_offset_limit_8(context, max(0, last))
    // SAFETY: the span's bytes are alive for the call, and PCRE2 reads `count` of them. Validity of
    // the UTF-8 is the caller's promise above. The pointer is never nil, which older PCRE2 refuses.
    let result = unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else {
        var nothing: UInt8 = 0
        return unsafe pcre2_match_8(
          pattern.code, &nothing, 0, 0, PCRE2_NO_UTF_CHECK, matchData, context)
      }
      // pcre2_match with NO_UTF_CHECK would end in the same JIT code, 10 of 95 ns later.
      if pattern.isJITCompiled {
        return unsafe pcre2_jit_match_8(
          pattern.code, base, bytes.count, start, 0, matchData, context)
      }
      // The interpreter needs the check to step over invalid sequences; the JIT does so by itself.
      let options = pattern.mode == .utfOverAnyText ? 0 : PCRE2_NO_UTF_CHECK
      return unsafe pcre2_match_8(
        pattern.code, base, bytes.count, start, options, matchData, context)
    }
    return outcome(ofResult: result)
  }

  private func outcome(ofResult result: Int32) -> MatchOutcome {
    if result == PCRE2_ERROR_NOMATCH { return .noMatch }
    if result >= 0 {
      // SAFETY: pcre2api: the vector has two values a pair, one pair was asked for, and both are
      // set after a result of 0 or more.
      guard let offsets = unsafe pcre2_get_ovector_pointer_8(matchData) else {
        return .failed(PCRE2_ERROR_INTERNAL)
      }
      let start = unsafe offsets[0]
      return .match(start: start, end: max(start, unsafe offsets[1]))
    }
    switch result {
    case PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT,
      PCRE2_ERROR_HEAPLIMIT:
      return .limitReached
    default: return .failed(result)
    }
  }
}
