"""A passkey made and shown in Chromium's own virtual authenticator (WebAuthn Level 2): no SMS on the second sign-in."""

from people import C_THU
from steps import sign_in

TITLE = "passkey: made with the password, shown instead of an SMS"
WIDTHS = (1280, 360)


def run(world):
    him = world.visitor()
    with_authenticator(him)
    him.open("xacthuc", "/tai-khoan/khoa-truy-cap")
    sign_in(him, C_THU)
    him.heading("Khóa truy cập (passkey)")
    him.type("Mật khẩu", C_THU.password)
    him.press("Thêm khóa truy cập")
    him.heading("Tạo khóa truy cập")
    him.press("Tạo khóa")
    him.sees("Đã thêm khóa truy cập.", "Chưa dùng")
    world.phones.wait_for(C_THU.phone, "khoa truy cap")

    him.page.context.clear_cookies()
    sent = len(world.phones.messages(C_THU.phone))
    him.open("xacthuc", "/tai-khoan/khoa-truy-cap")
    him.heading("Đăng nhập")
    him.type("Tên đăng nhập", C_THU.number)
    him.type("Mật khẩu", C_THU.password)
    him.solve()
    him.press("Đăng nhập")
    him.heading("Nhập mã xác thực")
    him.press("Dùng khóa truy cập")
    him.heading("Đăng nhập bằng khóa truy cập")
    him.press("Dùng khóa truy cập")
    him.heading("Khóa truy cập (passkey)")
    him.sees_not("Chưa dùng")
    assert len(world.phones.messages(C_THU.phone)) == sent, "an SMS was sent all the same"


def with_authenticator(him):
    devtools = him.page.context.new_cdp_session(him.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})
