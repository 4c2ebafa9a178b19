/// A rule said no. The person is told ``words``; the protocol answers with ``status``.
///
/// Whatever else is thrown is a failure: the person gets a number, the log the rest.
public protocol Refusal: Error, Sendable {
    var words: any Words { get }
    /// An HTTP status from 400 to 599.
    var status: Int { get }
}
