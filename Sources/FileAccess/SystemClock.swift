#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of day, without Foundation.
package enum SystemClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  package static var seconds: Int64 { Int64(time(nil)) }

  /// Days since 1970-01-01, in UTC.
  package static var today: Int64 { seconds / 86_400 }
}
