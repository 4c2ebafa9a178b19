import Directory

/// Foundation has a `Unit` too, of measurement.
public typealias Unit = Directory.Unit
