/// Why a step was computed, or that it did not need to be.
package enum StepReason: Sendable, Equatable {
  /// The same as before: nothing was computed.
  case kept
  /// No such step was done in this lesson before.
  case new
  case option(String, before: String, now: String)
  /// An option that was not there before, or no longer is.
  case added(String)
  case removed(String)
  /// What stands under a name that it reads is another.
  case input(String)
  /// The content of a file.
  case data(String)
  case program
  case random
  case style
  case text
  /// The same as before, but no longer kept, or never: it had failed.
  case absent
  /// Its result depends on what cannot be known without running.
  case unknowable
}
