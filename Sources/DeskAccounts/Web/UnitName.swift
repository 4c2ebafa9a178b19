import Directory

/// Foundation has a `Unit` too, of measurement.
typealias Unit = Directory.Unit
