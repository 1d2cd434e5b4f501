import Testing

@testable import FileAccess

@Suite("Processors that the process may use")
struct ProcessorShareTests {
  @Test(
    "are those that control groups leave",
    arguments: [
      ("", [:], nil),
      ("0::/\n", ["/sys/fs/cgroup/cpu.max": "200000 100000\n"], 2),
      ("0::/\n", ["/sys/fs/cgroup/cpu.max": "max 100000\n"], nil),
      (
        "0::/a/b\n",
        ["/sys/fs/cgroup/a/b/cpu.max": "max 100000", "/sys/fs/cgroup/a/cpu.max": "150000 100000"], 2
      ),
      ("0::/a\n", ["/sys/fs/cgroup/a/cpu.max": "50000 100000"], 1),
      (
        "3:cpu,cpuacct:/x\n0::/\n",
        [
          "/sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_quota_us": "300000",
          "/sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_period_us": "100000",
          "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "-1",
          "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000",
        ], 3
      ),
      ("2:memory:/x\n", ["/sys/fs/cgroup/memory/x/cpu.cfs_quota_us": "1"], nil),
      ("0::/\n", ["/sys/fs/cgroup/cpu.max": "200000"], nil),
      ("0::/\n", ["/sys/fs/cgroup/cpu.max": "-5 0"], nil),
      ("what", [:], nil),
    ] as [(String, [String: String], Int?)])
  func quota(groups: String, files: [String: String], expected: Int?) {
    #expect(ProcessorShare.quota(groups: groups) { files[$0] ?? "" } == expected)
  }

  @Test("are at least one, and no more than the machine has")
  func current() {
    #expect(ProcessorShare.current() >= 1)
    #expect(ProcessEnvironment.processorCount == ProcessorShare.current())
  }
}
