#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of day, and time that passes, without Foundation.
package enum SystemClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  package static var seconds: Int64 { Int64(time(nil)) }

  /// Days since 1970-01-01, in UTC.
  package static var today: Int64 { seconds / 86_400 }

  /// Nanoseconds since some moment, for differences; never goes back. 20 to 30 ns a call.
  package static var nanoseconds: UInt64 { nanoseconds(of: CLOCK_MONOTONIC) }

  /// Nanoseconds that this thread has had of a processor. A system call: some 300 ns.
  package static var threadNanoseconds: UInt64 { nanoseconds(of: CLOCK_THREAD_CPUTIME_ID) }

  private static func nanoseconds(of clock: clockid_t) -> UInt64 {
    var now = timespec()
    // SAFETY: clock_gettime fills the one structure it is given; both clocks exist everywhere.
    _ = unsafe clock_gettime(clock, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }

  /// Lets this thread wait; a signal may end the wait early.
  package static func pause(milliseconds: UInt32) { _ = usleep(milliseconds * 1000) }
}
