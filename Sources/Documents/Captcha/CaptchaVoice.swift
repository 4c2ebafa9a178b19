/// A captcha to listen to, for those who cannot see it (WCAG 2.2, 1.1.1): each letter with its Vietnamese name and a
/// word that begins with it, over a murmur that makes it harder for machines.
///
/// The seed chooses pace, pitch, pauses and murmur; the voice itself may differ by some samples from time to time.
public struct CaptchaVoice: Sendable {
    public let text: CaptchaText
    public let seed: UInt64

    public init(_ text: CaptchaText, seed: UInt64) {
        self.text = text
        self.seed = seed
    }

    /// About ten seconds of sound, one channel, 16 bits. One captcha is spoken at a time in the whole process: call it
    /// on ``RenderingThreads``.
    /// - Throws: ``RenderingFailure/voiceMissing`` where the voice is not installed.
    public func wav() throws(RenderingFailure) -> [UInt8] {
        var dice = Dice(seed: seed)
        var speech: [Int16] = []
        var rate = 0
        for letter in text.letters {
            guard let name = LetterNames.name(of: letter) else { continue }
            let sound = try Speech.say(name, pace: Int(dice.between(115, 140)), pitch: Int(dice.between(35, 65)))
            rate = sound.rate
            speech += silence(dice.between(0.25, 0.5), rate) + sound.samples
        }
        speech += silence(0.4, rate)
        return WAV.file(mixed(speech, &dice), rate: rate)
    }

    private func silence(_ seconds: Double, _ rate: Int) -> [Int16] {
        [Int16](repeating: 0, count: Int(seconds * Double(rate)))
    }

    /// Under the speech: the same speech backwards and shifted, much softer, and a hiss.
    private func mixed(_ speech: [Int16], _ dice: inout Dice) -> [Int16] {
        guard !speech.isEmpty else { return [] }
        let peak = speech.reduce(1) { max($0, abs(Double($1))) }
        let gain = 20_000 / peak
        let shift = Int.random(in: 0..<speech.count, using: &dice)
        return speech.indices.map { index in
            let backwards = speech[(speech.count - 1 - index + shift) % speech.count]
            let sample = Double(speech[index]) * gain + Double(backwards) * gain * 0.14 + dice.between(-500, 500)
            return Int16(max(-32_767, min(32_767, sample)))
        }
    }
}
