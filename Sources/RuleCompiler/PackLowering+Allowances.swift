import Messages
import RuleCheck
import ScreeningEngine
import TextFolding

/// Allowances: senders folded as messages' senders are, days counted.
extension PackLowering {
  mutating func lowerAllowances() {
    program.allowances = pack.allowances.map { allowance in
      Allowance(
        senders: allowance.senders.map { Array(Folder.folded($0).utf8) },
        domains: allowance.domains.map { Array(Folder.folded($0).utf8) },
        hashes: allowance.messageHashes, lastDay: allowance.until.days, owner: allowance.owner,
        why: allowance.why)
    }
  }
}

extension CalendarDate {
  /// Days since 1970.
  package var days: Int64 {
    MessageTime.days(year: Int64(year), month: Int64(month), day: Int64(day))
  }
}
