internal import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How many processors this process may use: a container or `taskset` may leave it fewer than the machine
/// has, and a worker for each of those would wait for the others.
enum ProcessorShare {
  /// At least 1. Files of the kernel are read, so it is asked once.
  static func current() -> Int {
    let machine = max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
    let allowed = Int(weir_allowed_processors())
    let quota = quota(groups: text(of: "/proc/self/cgroup"), text(of:)) ?? machine
    return max(min(machine, allowed > 0 ? allowed : machine, quota), 1)
  }

  /// Processors' time that control groups leave the process, rounded up; nil for no limit.
  ///
  /// `groups` is `/proc/self/cgroup`: the process's group of each hierarchy. The limit is the least of a
  /// group and those it is in: `cpu.max` of version 2 (cgroups(7), "200000 100000" or "max 100000"),
  /// `cpu.cfs_quota_us` and `cpu.cfs_period_us` of version 1. In a container its own group is the root.
  static func quota(groups: String, _ text: (String) -> String) -> Int? {
    var least: Int?
    func limit(_ quota: Substring?, _ period: Substring?) {
      guard let quota = quota.flatMap({ Int($0) }), let period = period.flatMap({ Int($0) }),
        quota > 0, period > 0
      else { return }
      least = min(least ?? .max, (quota - 1) / period + 1)
    }
    for line in groups.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isSecond = parts[0] == "0" && parts[1].isEmpty
      guard isSecond || parts[1].split(separator: ",").contains("cpu") else { continue }
      var names = parts[2].split(separator: "/")
      while true {
        let path = names.map { "/" + $0 }.joined()
        if isSecond {
          let words = text("/sys/fs/cgroup\(path)/cpu.max").split(whereSeparator: \.isWhitespace)
          limit(words.first, words.dropFirst().first)
        } else {
          let folder = "/sys/fs/cgroup/\(parts[1])\(path)"
          limit(
            text("\(folder)/cpu.cfs_quota_us").split(whereSeparator: \.isWhitespace).first,
            text("\(folder)/cpu.cfs_period_us").split(whereSeparator: \.isWhitespace).first)
        }
        guard names.popLast() != nil else { break }
      }
    }
    return least
  }

  private static func text(of path: String) -> String {
    guard let bytes = try? FileAccess.read(path, limit: 1 << 16) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
