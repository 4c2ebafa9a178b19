import CPango

/// Draws into the bytes of a PNG without transparency.
enum Picture {
    static func png(width: Int, height: Int, _ draw: (OpaquePointer) -> Void) throws -> [UInt8] {
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        defer { cairo_surface_destroy(surface) }
        guard let cairo = cairo_create(surface) else { throw RenderingFailure.notDrawn("no context") }
        defer { cairo_destroy(cairo) }
        draw(cairo)
        try PDFFile.check(cairo_status(cairo))
        let sink = ByteSink()
        try PDFFile.check(
            cairo_surface_write_to_png_stream(surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque()))
        return sink.bytes
    }
}
