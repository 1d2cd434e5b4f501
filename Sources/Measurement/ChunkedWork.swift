import Dispatch
import Synchronization

/// A worker of `ChunkedWork`, with the scratch that its work takes. Used by one thread.
protocol ChunkWorker: AnyObject, SendableMetatype {
  associatedtype Output: Sendable

  /// The output of one chunk.
  func process(_ range: Range<Int>) -> Output
}

/// Cuts a range into chunks and has several threads work on them; all concurrency of this module.
enum ChunkedWork {
  /// The outputs of the chunks of `0..<count`, in order: the same for every number of jobs.
  ///
  /// `makeWorker` is called once on each thread. With one job everything runs on the caller's.
  static func outputs<Worker: ChunkWorker>(
    count: Int, chunk: Int, jobs: Int, _ makeWorker: @escaping @Sendable () -> Worker
  ) -> [Worker.Output] {
    let chunks = (count + chunk - 1) / chunk
    guard jobs > 1, chunks > 1 else {
      let worker = makeWorker()
      return (0..<chunks).map { worker.process($0 * chunk..<min(($0 + 1) * chunk, count)) }
    }
    let board = Board<Worker.Output>(chunks: chunks)
    let group = DispatchGroup()
    for number in 1...min(jobs, chunks) {
      // A queue of its own gives each worker a thread of its own.
      DispatchQueue(label: "weir.measure.\(number)").async(group: group) {
        let worker = makeWorker()
        while let index = board.next() {
          board.put(worker.process(index * chunk..<min((index + 1) * chunk, count)), at: index)
        }
      }
    }
    group.wait()
    return board.outputs
  }

  /// Which chunks are given out, and what came of them.
  private final class Board<Output: Sendable>: Sendable {
    private let state: Mutex<State>

    private struct State {
      var next = 0
      var outputs: [Output?]
    }

    init(chunks: Int) {
      state = Mutex(State(outputs: Array(repeating: nil, count: chunks)))
    }

    func next() -> Int? {
      state.withLock { state in
        guard state.next < state.outputs.count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }

    func put(_ output: Output, at index: Int) {
      state.withLock { $0.outputs[index] = output }
    }

    /// Once every worker has ended: then none is missing.
    var outputs: [Output] { state.withLock { $0.outputs.compactMap { $0 } } }
  }
}
