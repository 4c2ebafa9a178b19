/// The RIFF/WAVE container with plain samples (Microsoft and IBM, 1991).
enum WAV {
    /// One channel of 16-bit samples, little-endian, after a head of 44 bytes.
    static func file(_ samples: [Int16], rate: Int) -> [UInt8] {
        let size = samples.count * 2
        var out: [UInt8] = []
        out.reserveCapacity(44 + size)
        out += Array("RIFF".utf8) + little(36 + size, 4) + Array("WAVEfmt ".utf8)
        // 16 bytes follow: plain samples (1), one channel, rate, bytes a second, bytes a sample, bits a sample.
        out += little(16, 4) + little(1, 2) + little(1, 2)
        out += little(rate, 4) + little(rate * 2, 4) + little(2, 2) + little(16, 2)
        out += Array("data".utf8) + little(size, 4)
        for sample in samples {
            out.append(UInt8(truncatingIfNeeded: sample))
            out.append(UInt8(truncatingIfNeeded: sample >> 8))
        }
        return out
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
