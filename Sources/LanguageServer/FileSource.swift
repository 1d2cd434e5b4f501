package import RuleCheck

/// Where the server reads files from: the disk, or in tests a dictionary.
///
/// Paths are absolute.
package protocol FileSource: Sendable {
  /// The `.weir` files at or below a folder, in byte order; hidden ones are passed over.
  func ruleFiles(below folder: String) -> Result<[String], ListReadError>
  /// The `.weir` files directly in a folder, in byte order.
  func ruleFiles(in folder: String) -> Result<[String], ListReadError>
  /// The bytes of a file.
  func read(_ path: String) -> Result<[UInt8], ListReadError>
}
