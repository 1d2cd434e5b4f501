/// What kind of thing an entity is; the raw value is its name in the language, after the `@`.
///
/// `@disguise` is not here: it is what the fold took off, and the engine has it already.
package enum EntityKind: String, CaseIterable, Sendable {
  case url
  case domain
  case phone
  case email
  case money
  case wage
  case percent
  case bankCard = "bank-card"
  case idCard = "id-card"
  case wallet
  case handle
  case code
  case appPackage = "app-package"
}
