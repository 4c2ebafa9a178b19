import CESpeak
import Synchronization

/// Speaks Vietnamese into samples through eSpeak NG.
///
/// The library has one voice for the whole process and is not safe for threads, so there is one lock around it.
enum Speech {
    /// What was said: 16-bit samples of one channel.
    struct Sound: Equatable {
        let rate: Int
        var samples: [Int16]
    }

    /// - Parameter pace: words a minute, 80 to 450.
    /// - Parameter pitch: 0 to 100; 50 is usual.
    /// - Throws: ``RenderingFailure/voiceMissing``
    static func say(_ text: String, pace: Int, pitch: Int) throws(RenderingFailure) -> Sound {
        try engine.withLock { (engine) throws(RenderingFailure) in
            let rate = if let engine { engine } else { try start() }
            engine = rate
            espeak_SetParameter(espeakRATE, Int32(pace), 0)
            espeak_SetParameter(espeakPITCH, Int32(pitch), 0)
            return Sound(rate: rate, samples: try synthesize(text))
        }
    }

    /// The sample rate once the library runs.
    private static let engine = Mutex<Int?>(nil)

    private static func start() throws(RenderingFailure) -> Int {
        // Without "don't exit", missing data would end the whole process.
        let rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nil, espeakINITIALIZE_DONT_EXIT)
        guard rate > 0, espeak_SetVoiceByName("vi") == EE_OK else { throw .voiceMissing }
        espeak_SetSynthCallback { samples, count, events in
            guard let samples, count > 0, let place = events?.pointee.user_data else { return 0 }
            Unmanaged<Recording>.fromOpaque(place).takeUnretainedValue().samples
                .append(contentsOf: UnsafeBufferPointer(start: samples, count: Int(count)))
            return 0
        }
        return Int(rate)
    }

    private static func synthesize(_ text: String) throws(RenderingFailure) -> [Int16] {
        let recording = Recording()
        let outcome = espeak_Synth(
            text, text.utf8.count + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil,
            Unmanaged.passUnretained(recording).toOpaque())
        guard outcome == EE_OK else { throw .notDrawn("speech: error \(outcome.rawValue)") }
        return recording.samples
    }

    private final class Recording {
        var samples: [Int16] = []
    }
}
