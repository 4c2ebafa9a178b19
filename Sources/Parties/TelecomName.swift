import Foundation

extension String {
    /// `Trần Văn Thử` as operators' records have it: `TRAN VAN THU`.
    var capitalsWithoutMarks: String {
        let bare = decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        return String(String.UnicodeScalarView(bare)).uppercased().replacing("Đ", with: "D")
    }
}
