import Foundation
import Kit

/// Values as libpq wants them: text for all but bytes, which go as they are.
struct PostgresParameters {
    private var storage: [[UInt8]?] = []
    private var formats: [Int32] = []

    init(_ values: [Value]) {
        for value in values {
            formats.append(value.isBlob ? 1 : 0)
            storage.append(Self.bytes(value))
        }
    }

    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws(StoreFault) -> T
    ) throws(StoreFault) -> T {
        let lengths = storage.map { Int32(($0?.count ?? 1) - 1) }
        let whole = UnsafeMutablePointer<CChar>.allocate(capacity: storage.reduce(1) { $0 + ($1?.count ?? 0) })
        defer { whole.deallocate() }
        var pointers: [UnsafePointer<CChar>?] = []
        var position = whole
        for bytes in storage {
            guard let bytes else {
                pointers.append(nil)
                continue
            }
            pointers.append(UnsafePointer(position))
            for byte in bytes {
                position.pointee = CChar(bitPattern: byte)
                position += 1
            }
        }
        return try body(pointers, lengths, formats)
    }

    /// With a closing zero, which text needs and bytes ignore.
    private static func bytes(_ value: Value) -> [UInt8]? {
        switch value {
        case .null: nil
        case .integer(let number): Array(String(number).utf8) + [0]
        case .real(let number): Array(String(number).utf8) + [0]
        case .text(let text): Array(text.utf8) + [0]
        case .blob(let bytes): bytes + [0]
        case .uuid(let uuid): Array(uuid.uuidString.utf8) + [0]
        }
    }
}

extension Value {
    fileprivate var isBlob: Bool {
        if case .blob = self { true } else { false }
    }
}
