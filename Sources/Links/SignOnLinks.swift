/// Addresses that every site has as a client of Vnconnect.
public enum SignOnLinks {
    public static let signIn = Link("/dang-nhap")
    public static let register = Link("/dang-ky")
    public static let callback = Link("/dang-nhap/tra-ve")
    /// How much of the session is left; asking does not lengthen it.
    public static let session = Link("/phien")
    public static let keepSession = Link("/phien/tiep-tuc")
    public static let signOut = Link("/dang-xuat")
    public static let signedOut = Link("/da-dang-xuat")
    public static let backChannelLogout = Link("/dang-xuat/kenh-sau")
}
