import Web

/// The captcha of the site, handed in by Boot: how it is drawn and checked is no business of dossiers.
public struct CaptchaDoor: Sendable {
    let make: @Sendable (Visit) async throws -> CaptchaPicture
    /// Takes the code of a picture, once; false for a wrong, late or strange one.
    let check: @Sendable (_ id: String, _ typed: String, _ visit: Visit) async throws -> Bool

    public init(
        make: @escaping @Sendable (Visit) async throws -> CaptchaPicture,
        check: @escaping @Sendable (String, String, Visit) async throws -> Bool
    ) { (self.make, self.check) = (make, check) }
}
