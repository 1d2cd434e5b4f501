import Dispatch
import Synchronization

/// Does independent pieces of work on several threads: all concurrency of this module.
enum ParallelFits {
  /// `work` of each of `0..<count`, in order: the same for every number of jobs.
  static func outputs<Output: Sendable>(
    count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    guard jobs > 1, count > 1 else { return (0..<count).map(work) }
    let outputs = Mutex([Output?](repeating: nil, count: count))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < count else { return }
        let output = work(index)
        outputs.withLock { $0[index] = output }
      }
    }
    return outputs.withLock { $0.compactMap { $0 } }
  }
}
