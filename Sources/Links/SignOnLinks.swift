/// Addresses that every site has as a client of Vnconnect.
package enum SignOnLinks {
    package static let signIn = Link("/dang-nhap")
    package static let register = Link("/dang-ky")
    package static let callback = Link("/dang-nhap/tra-ve")
    package static let signOut = Link("/dang-xuat")
    package static let signedOut = Link("/da-dang-xuat")
    package static let backChannelLogout = Link("/dang-xuat/kenh-sau")
}
