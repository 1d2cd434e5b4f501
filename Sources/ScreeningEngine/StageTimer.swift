/// Told by a block when a stage of its preparation ends.
///
/// A type parameter and not a value, so that without a timer nothing is left in the code.
protocol StageTimer {
  func end(_ stage: ProfileRecorder.Stage)
}

/// Times nothing.
struct NoTimer: StageTimer {
  @inline(__always)
  func end(_ stage: ProfileRecorder.Stage) {}
}

/// Adds the time since the stage before to a recorder.
struct RecordingTimer: StageTimer {
  let recorder: ProfileRecorder

  func end(_ stage: ProfileRecorder.Stage) { recorder.endLap(stage) }
}
