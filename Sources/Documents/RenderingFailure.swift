/// Why a paper, a code or a captcha could not be made. None of these is the fault of the person who asked.
public enum RenderingFailure: Error, Equatable {
    /// None of the named typefaces is installed (Debian: `fonts-liberation2`, `fonts-dejavu-core`).
    case typefaceMissing(String)
    /// The drawing library refused; its own words.
    case notDrawn(String)
    /// More than a QR code can hold (2,331 bytes at medium correction), or nothing at all.
    case notEncodable
    /// The Vietnamese voice is not installed (Debian: `espeak-ng-data`).
    case voiceMissing
}
