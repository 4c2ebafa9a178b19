import Foundation

/// A file of the operating system, with what POSIX offers to make it durable. Every failure is told.
final class DurableFile {
    private let descriptor: Int32
    private let path: String
    private var isOpen = true

    private init(path: String, flags: Int32) throws(StoreFault) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.fault(path) }
        (self.descriptor, self.path) = (descriptor, path)
    }

    /// A new file; one that exists already is a failure.
    convenience init(creating path: String) throws(StoreFault) {
        try self.init(path: path, flags: O_RDWR | O_CREAT | O_EXCL)
    }

    convenience init(reading path: String) throws(StoreFault) { try self.init(path: path, flags: O_RDONLY) }

    convenience init(appendingTo path: String) throws(StoreFault) {
        try self.init(path: path, flags: O_RDWR | O_CREAT | O_APPEND)
    }

    deinit { close() }

    func close() {
        guard isOpen else { return }
        isOpen = false
        _ = Foundation.close(descriptor)
    }

    func write(_ bytes: [UInt8]) throws(StoreFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.fault(path) }
            written += count
        }
    }

    /// Up to `count` bytes from `offset`; fewer at the end.
    func read(at offset: Int, _ count: Int) throws(StoreFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let more = bytes[got...].withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset + got)) }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw Self.fault(path) }
            if more == 0 { break }
            got += more
        }
        return Array(bytes.prefix(got))
    }

    var size: Int {
        get throws(StoreFault) {
            let end = lseek(descriptor, 0, SEEK_END)
            guard end >= 0 else { throw Self.fault(path) }
            return Int(end)
        }
    }

    func tail(_ count: Int) throws(StoreFault) -> [UInt8] {
        let size = try size
        return try read(at: max(0, size - count), min(count, size))
    }

    /// Takes the file for oneself until it is closed; false where somebody has it.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Cuts off what stands behind the last line end.
    func cutHalfLine() throws(StoreFault) {
        let tail = try tail(65_536)
        let half = tail.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        guard half > 0 else { return }
        guard ftruncate(descriptor, off_t(try size - half)) == 0 else { throw Self.fault(path) }
    }

    /// On the disk when it returns.
    func sync() throws(StoreFault) {
        guard fsync(descriptor) == 0 else { throw Self.fault(path) }
    }

    /// Makes the names in a directory durable.
    static func sync(directory path: String) throws(StoreFault) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { _ = Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault(path) }
    }

    /// Gone already is as good.
    static func remove(_ path: String) throws(StoreFault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw fault(path) }
    }

    private static func fault(_ path: String) -> StoreFault {
        .unavailable("\(path): \(String(cString: strerror(errno)))")
    }
}
