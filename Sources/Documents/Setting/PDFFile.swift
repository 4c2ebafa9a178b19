import CPango
import Foundation

/// Draws into the bytes of a PDF.
enum PDFFile {
    static func draw(
        width: Double, height: Double, title: String, madeAt: Date, _ draw: (Pen) -> Void
    ) throws -> [UInt8] {
        let sink = ByteSink()
        let surface = cairo_pdf_surface_create_for_stream(
            ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        defer { cairo_surface_destroy(surface) }
        // 1.4 has tags, and a plain list of its objects in which the language can be written afterwards.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, madeAt.ISO8601Format())
        guard let cairo = cairo_create(surface) else { throw RenderingFailure.notDrawn("no context") }
        defer { cairo_destroy(cairo) }
        draw(Pen(cairo: cairo))
        try check(cairo_status(cairo))
        cairo_surface_finish(surface)
        try check(cairo_surface_status(surface))
        return sink.bytes
    }

    static func check(_ status: cairo_status_t) throws {
        guard status == CAIRO_STATUS_SUCCESS else {
            throw RenderingFailure.notDrawn(String(cString: cairo_status_to_string(status)))
        }
    }
}

/// Where cairo writes what it makes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { sink, data, count in
        guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let bytes = UnsafeBufferPointer(start: data, count: Int(count))
        Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes.append(contentsOf: bytes)
        return CAIRO_STATUS_SUCCESS
    }
}
