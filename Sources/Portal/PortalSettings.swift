import Kit

/// What one deployment of the national portal calls itself (REQ-POR-002).
public struct PortalSettings: Sendable {
    public let name: String
    public let tagline: String

    public init(
        name: String = "Cổng Dịch vụ công Quốc gia", tagline: String = "Kết nối, cung cấp thông tin và dịch vụ công mọi lúc, mọi nơi"
    ) {
        (self.name, self.tagline) = (name, tagline)
    }
}
