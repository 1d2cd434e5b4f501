// A differential fuzzer of the run-time path: bytes become patterns and texts, and the laws of
// Sources/README.md are asked of them.
//
//     swift run -c release LawFuzz --seconds 60 --seed 1
//
// The same seed gives the same cases on every machine. Ends with status 1 where a law is broken, and
// shows the smallest case it could make of it.
import Foundation

/// The number behind an option's name.
func option(_ name: String) -> UInt64? {
  let arguments = CommandLine.arguments
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
  return UInt64(arguments[index + 1])
}

do {
  var run = FuzzRun(
    seconds: Double(option("--seconds") ?? 60), seed: option("--seed") ?? 1)
  exit(try run.run() ? 0 : 1)
} catch {
  print("law-fuzz: \(error)")
  exit(2)
}
