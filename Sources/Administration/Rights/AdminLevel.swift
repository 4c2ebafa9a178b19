/// How high an administrator stands — *cấp quản trị* (REQ-VNC-008). A smaller number stands higher.
public enum AdminLevel: Int, CaseIterable, Comparable, Sendable {
    /// *Quản trị cấp cao*: of a ministry or province, given by the root grantor.
    case top = 0
    /// *Quản trị cấp Bộ, cấp tỉnh*
    case first = 1
    case second = 2
    /// Of one unit alone.
    case third = 3

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// Whether what stands under its unit is administered too.
    public var reachesBelow: Bool { self != .third }

    /// Whether it adds users without the right to do so given besides (spec D.2).
    public var addsUsersByItself: Bool { self == .top }
}
