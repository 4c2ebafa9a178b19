import Kit

extension Int {
    /// Thousands parted by dots, as in Vietnam: 5682 is "5.682" (spec F.5).
    public var grouped: String { Digits.grouped(self) }

    /// The same for a count that stops just above `most`: "hơn 1.000".
    public func grouped(upTo most: Int) -> String { self > most ? "hơn \(most.grouped)" : grouped }

    /// A file's size: "1,2 MB", "820 kB" (spec F.5). Never rounded up to a limit it does not reach.
    public var fileSizeText: String {
        if self < 1024 { return "\(self) byte" }
        let megabyte = 1_048_576
        if self < megabyte { return "\(self / 1024) kB" }
        let tenths = self * 10 / megabyte
        return "\((tenths / 10).grouped),\(tenths % 10) MB"
    }
}
