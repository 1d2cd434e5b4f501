#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The clocks that matching is held to.
package enum WorkClock {
  /// Nanoseconds since some moment; never goes back. 20 to 30 ns a call.
  package static var passing: UInt64 { nanoseconds(of: CLOCK_MONOTONIC) }

  /// Nanoseconds that this thread has had of a processor. A system call: some 300 ns.
  package static var worked: UInt64 { nanoseconds(of: CLOCK_THREAD_CPUTIME_ID) }

  private static func nanoseconds(of clock: clockid_t) -> UInt64 {
    var now = timespec()
    // SAFETY: clock_gettime fills the one structure it is given; both clocks exist everywhere.
    _ = unsafe clock_gettime(clock, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }
}
