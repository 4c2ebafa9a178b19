import CPango
import Foundation

/// A captcha to look at: bent letters of several typefaces, crossed by lines, dark on light (contrast above 7:1).
///
/// The picture depends only on the text and the seed, so it can be asked for again without telling more.
public struct CaptchaDrawing: Sendable {
    /// Pixels; the page shows it at half of that, 160 × 56.
    public static let width = 320
    public static let height = 112

    public let text: CaptchaText
    public let seed: UInt64

    public init(_ text: CaptchaText, seed: UInt64) {
        self.text = text
        self.seed = seed
    }

    /// About a millisecond of a core: call it on ``RenderingThreads``.
    /// - Throws: ``RenderingFailure/notDrawn(_:)``
    public func png() throws -> [UInt8] {
        try Picture.png(width: Self.width, height: Self.height) { cairo in
            var dice = Dice(seed: seed)
            let paper = Shade.light(&dice), ink = Shade.dark(&dice)
            paper.use(cairo)
            cairo_paint(cairo)
            ink.use(cairo)
            drawLetters(cairo, &dice)
            drawLines(3, width: 1.8...3.0, cairo, &dice)
            drawDots(90, cairo, &dice)
            paper.use(cairo)
            drawLines(1, width: 1.5...2.2, cairo, &dice)
        }
    }

    private func drawLetters(_ cairo: OpaquePointer, _ dice: inout Dice) {
        let step = 54.0
        for (index, letter) in text.letters.enumerated() {
            let centre = Point(
                x: 52 + step * Double(index) + dice.between(-4, 4), y: Double(Self.height) / 2 + dice.between(-10, 10))
            Glyph(letter, &dice).trace(at: centre, cairo)
        }
        Wave(&dice).bend(cairo)
        cairo_fill(cairo)
    }

    private func drawLines(
        _ count: Int, width: ClosedRange<Double>, _ cairo: OpaquePointer, _ dice: inout Dice
    ) {
        let right = Double(Self.width), bottom = Double(Self.height)
        for _ in 0..<count {
            cairo_set_line_width(cairo, dice.between(width.lowerBound, width.upperBound))
            cairo_move_to(cairo, -5, dice.between(0.15, 0.85) * bottom)
            cairo_curve_to(
                cairo, right * dice.between(0.2, 0.4), dice.between(0, 1) * bottom,
                right * dice.between(0.6, 0.8), dice.between(0, 1) * bottom,
                right + 5, dice.between(0.15, 0.85) * bottom)
            cairo_stroke(cairo)
        }
    }

    private func drawDots(_ count: Int, _ cairo: OpaquePointer, _ dice: inout Dice) {
        for _ in 0..<count {
            let x = dice.between(0, Double(Self.width)), y = dice.between(0, Double(Self.height))
            cairo_arc(cairo, x, y, dice.between(0.6, 1.8), 0, 2 * .pi)
            cairo_fill(cairo)
        }
    }
}

/// A colour of the captcha.
private struct Shade {
    let red: Double
    let green: Double
    let blue: Double

    static func light(_ dice: inout Dice) -> Shade {
        Shade(red: dice.between(0.92, 1), green: dice.between(0.94, 1), blue: dice.between(0.92, 1))
    }

    static func dark(_ dice: inout Dice) -> Shade {
        Shade(red: dice.between(0, 0.3), green: dice.between(0, 0.2), blue: dice.between(0, 0.45))
    }

    func use(_ cairo: OpaquePointer) { cairo_set_source_rgb(cairo, red, green, blue) }
}
