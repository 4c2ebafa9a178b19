/// Addresses of the desk's screens of *quantri* (SCR-Q03, SCR-Q04).
public enum DeskAccountLinks {
    public static let list = Link("/tai-khoan-cong-dan")
    public static let printed = Link("/tai-khoan-cong-dan/in.pdf")
    public static let new = Link("/tao-tai-khoan-cong-dan")
    public static let draft = Link("/tao-tai-khoan-cong-dan/{id}")
    public static let draftPaper = Link("/tao-tai-khoan-cong-dan/{id}/giay-de-nghi.pdf")
    public static let giveUp = Link("/tao-tai-khoan-cong-dan/{id}/huy")
    public static let creation = Link("/tai-khoan-cong-dan/{id}")
    public static let paper = Link("/tai-khoan-cong-dan/{id}/giay-de-nghi.pdf")
    public static let scan = Link("/tai-khoan-cong-dan/{id}/ban-quet")
    public static let password = Link("/tai-khoan-cong-dan/{id}/gui-lai-mat-khau")
    public static let leaflet = Link("/huong-dan-doi-mat-khau.pdf")

    public static let reset = Link("/lay-lai-mat-khau")
    public static let resetDraft = Link("/lay-lai-mat-khau/{id}")
    public static let giveUpReset = Link("/lay-lai-mat-khau/{id}/huy")
    public static let approvals = Link("/phe-duyet-lay-lai-mat-khau")
    public static let approval = Link("/phe-duyet-lay-lai-mat-khau/{id}/{viec}")
}
