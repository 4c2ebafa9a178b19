import CPango
import Foundation

/// One letter of a captcha in a typeface, size and slant of its own.
struct Glyph {
    let letter: Character
    let typeface: String
    let size: Double
    let turn: Double
    let stretch: Double

    init(_ letter: Character, _ dice: inout Dice) {
        self.letter = letter
        typeface = dice.oneOf(
            ["DejaVu Sans Bold", "DejaVu Serif Bold", "Liberation Serif Bold", "Liberation Sans Bold"])
        size = dice.between(66, 76)
        turn = dice.between(-0.32, 0.32)
        stretch = dice.between(0.85, 1.1)
    }

    /// Adds the outline to the current path, its middle at `centre`.
    func trace(at centre: Point, _ cairo: OpaquePointer) {
        guard let layout = pango_cairo_create_layout(cairo) else { return }
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        let font = pango_font_description_from_string(typeface)
        pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_text(layout, String(letter), -1)
        var ink = PangoRectangle()
        pango_layout_get_pixel_extents(layout, &ink, nil)
        cairo_save(cairo)
        cairo_translate(cairo, centre.x, centre.y)
        cairo_rotate(cairo, turn)
        cairo_scale(cairo, stretch, 1)
        cairo_move_to(cairo, -Double(ink.x) - Double(ink.width) / 2, -Double(ink.y) - Double(ink.height) / 2)
        pango_cairo_layout_path(cairo, layout)
        cairo_restore(cairo)
    }
}

/// Two crossing waves that bend what was traced.
struct Wave {
    private let height: Double
    private let length: Double
    private let phase: Double
    private let sideways: Double
    private let sidewaysPhase: Double

    init(_ dice: inout Dice) {
        height = dice.between(3.5, 6)
        length = dice.between(60, 110)
        phase = dice.between(0, 2 * .pi)
        sideways = dice.between(2.5, 4.5)
        sidewaysPhase = dice.between(0, 2 * .pi)
    }

    /// Replaces the current path by its bent likeness.
    func bend(_ cairo: OpaquePointer) {
        guard let path = cairo_copy_path_flat(cairo) else { return }
        defer { cairo_path_destroy(path) }
        var index = 0
        while index < Int(path.pointee.num_data) {
            let header = path.pointee.data[index].header
            if header.length > 1 { bend(&path.pointee.data[index + 1].point.x, &path.pointee.data[index + 1].point.y) }
            index += Int(header.length)
        }
        cairo_new_path(cairo)
        cairo_append_path(cairo, path)
    }

    private func bend(_ x: inout Double, _ y: inout Double) {
        let (oldX, oldY) = (x, y)
        y = oldY + height * sin(2 * .pi * oldX / length + phase)
        x = oldX + sideways * sin(2 * .pi * oldY / 70 + sidewaysPhase)
    }
}
