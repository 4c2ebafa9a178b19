/// Addresses that every site has as a client of Vnconnect.
public enum SignOnLinks {
    public static let signIn = Link("/dang-nhap")
    public static let register = Link("/dang-ky")
    public static let callback = Link("/dang-nhap/tra-ve")
    public static let signOut = Link("/dang-xuat")
    public static let signedOut = Link("/da-dang-xuat")
    public static let backChannelLogout = Link("/dang-xuat/kenh-sau")
}
