package import FileAccess

/// Why an input could not be opened or read on; records that are wrong are `BadRecord`s instead.
package typealias ReadError = FileAccessError

/// How an input is cut into messages, and where its bounds are.
package struct ReadingOptions: Sendable {
  /// The format; nil decides by the path's extension, then by the first byte that is no space.
  package var format: InputFormat?
  /// Which fields of a JSON object hold what.
  package var fields = JSONFields()
  /// A longer text is cut here, at a scalar border, and its message marked.
  package var maximumTextBytes = 256 << 10
  /// A longer record is passed by and reported; memory stays near twice this at worst.
  package var maximumRecordBytes = 128 << 20 {
    // Two records' worth of bytes, one decoded, must stay within 32-bit ranges.
    didSet { maximumRecordBytes = min(max(maximumRecordBytes, 1), 1 << 30) }
  }
  /// About how many bytes of records make a batch: enough to share its costs, and still in cache.
  package var blockBytes = 256 << 10 {
    didSet { blockBytes = min(max(blockBytes, 1), 1 << 28) }
  }
  /// Hand on what there is as soon as the input pauses, as a filter must; else wait for a block.
  package var handsOnAtPause = false

  /// The defaults.
  package init() {}
}

/// A way to write messages to a file.
package enum InputFormat: String, Sendable, CaseIterable {
  /// Each line is a message; an empty one too, so that what goes in comes out line by line.
  case lines
  /// Each line is a JSON object (RFC 8259); lines of white space are passed over.
  case jsonLines = "jsonl"

  /// The format a path's extension names; nil if it names none.
  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "jsonl", "ndjson", "json": self = .jsonLines
    default: return nil
    }
  }
}

/// The names of the JSON fields that make up a message.
package struct JSONFields: Sendable, Equatable {
  /// A string; a record without it is a bad record.
  package var text = "text"
  /// A string, or a number that stands for its digits, as are the next three.
  package var id = "id"
  package var sender = "sender"
  package var thread = "thread"
  package var time = "time"
  /// `in` or `out`; anything else counts as absent.
  package var direction = "direction"
  /// `sms`, `chat`, `email` or `other`; anything else counts as absent.
  package var channel = "channel"

  /// The default names.
  package init() {}
}
