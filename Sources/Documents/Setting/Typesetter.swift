import CPango

/// Turns passages into set lines. One for each paper: Pango's objects belong to the thread that made them.
final class Typesetter {
    let textSize: Double
    private let context: OpaquePointer

    static let families = ["Liberation Serif", "DejaVu Serif"]
    static let leading: Float = 1.12

    init(textSize: Double) throws {
        self.textSize = textSize
        guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map) else {
            throw RenderingFailure.notDrawn("no font map")
        }
        self.context = context
        // Pango assumes a screen of 96 dots; on paper a point is a point, and glyphs stand where their widths say.
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string("vi"))
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        try checkTypeface(map)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

    func set(
        _ passage: Passage, width: Double, size: Double, _ alignment: Paper.Alignment, indent: Double = 0
    ) -> SetText {
        let layout = pango_layout_new(context)!
        let description = font(size: size)
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        let text = passage.text
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        let attributes = Self.attributes(of: passage)
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        pango_layout_set_width(layout, Int32(max(width, 1) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_line_spacing(layout, Self.leading)
        pango_layout_set_indent(layout, Int32(indent * Double(PANGO_SCALE)))
        pango_layout_set_alignment(layout, alignment.pango)
        pango_layout_set_justify(layout, alignment == .justified ? 1 : 0)
        return SetText(layout)
    }

    private func font(size: Double) -> OpaquePointer? {
        let description = pango_font_description_new()
        pango_font_description_set_family(description, Self.families.joined(separator: ","))
        pango_font_description_set_size(description, Int32(size * Double(PANGO_SCALE)))
        return description
    }

    /// A missing typeface would be replaced silently, perhaps by one without Vietnamese letters.
    private func checkTypeface(_ map: UnsafeMutablePointer<PangoFontMap>) throws {
        let wanted = font(size: textSize)
        defer { pango_font_description_free(wanted) }
        guard let found = pango_font_map_load_font(map, context, wanted) else {
            throw RenderingFailure.typefaceMissing(Self.families.joined(separator: ", "))
        }
        defer { g_object_unref(found) }
        let description = pango_font_describe(found)
        defer { pango_font_description_free(description) }
        guard let name = pango_font_description_get_family(description), Self.families.contains(String(cString: name))
        else { throw RenderingFailure.typefaceMissing(Self.families.joined(separator: ", ")) }
    }

    private static func attributes(of passage: Passage) -> OpaquePointer? {
        let list = pango_attr_list_new()
        var start: UInt32 = 0
        for run in passage.runs {
            let end = start + UInt32(run.text.utf8.count)
            if run.isBold { insert(pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end, list) }
            if run.isItalic { insert(pango_attr_style_new(PANGO_STYLE_ITALIC), start, end, list) }
            if run.isUnderlined { insert(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), start, end, list) }
            start = end
        }
        // A code broken at the line's end must not gain a hyphen that is not its own.
        insert(pango_attr_insert_hyphens_new(0), 0, max(start, 1), list)
        return list
    }

    private static func insert(
        _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ start: UInt32, _ end: UInt32, _ list: OpaquePointer?
    ) {
        guard let attribute else { return }
        attribute.pointee.start_index = start
        attribute.pointee.end_index = end
        pango_attr_list_insert(list, attribute)
    }
}

extension Paper.Alignment {
    fileprivate var pango: PangoAlignment {
        switch self {
        case .left, .justified: PANGO_ALIGN_LEFT
        case .centred: PANGO_ALIGN_CENTER
        case .right: PANGO_ALIGN_RIGHT
        }
    }
}
