package import Diagnostics
package import RuleCompiler

/// Finds what is legal in a pack and still a mistake.
package enum RuleLinter {
  /// The warnings of the lints over a whole pack, in the order of files and places.
  package static func diagnostics(_ pack: CompiledPack) -> [Diagnostic] { [] }
}
