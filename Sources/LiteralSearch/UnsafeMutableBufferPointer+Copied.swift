extension UnsafeMutableBufferPointer {
  /// The elements of an array in memory of their own, for its owner to deallocate: tables that loops in C
  /// read stand there, since borrowing an array's memory anew for each text takes longer. O(n).
  package static func copied(_ array: [Element]) -> Self {
    let buffer = Self.allocate(capacity: array.count)
    _ = unsafe buffer.initialize(from: array)
    return unsafe buffer
  }
}
