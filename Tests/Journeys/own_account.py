"""One's own account in hand: an authenticator app, sessions, one's data, and "không phải tôi"."""

import base64
import hmac
import struct

from people import C_THU
from steps import sign_in

TITLE = "own account: app instead of SMS, sessions, data, «không phải tôi»"
WIDTHS = (1280, 360)


def run(world):
    him = world.visitor()
    him.open("xacthuc", "/tai-khoan/ung-dung-xac-thuc")
    sign_in(him, C_THU)
    him.heading("Ứng dụng xác thực")
    secret = add_app(him)

    elsewhere = world.visitor()
    by_app(world, elsewhere, secret)
    him.open("xacthuc", "/tai-khoan/phien")
    him.sees("Tìm thấy 2 kết quả", "Phiên hiện tại")

    him.open("xacthuc", "/tai-khoan/du-lieu")
    him.type("Mật khẩu", C_THU.password)
    him.press("Xem dữ liệu")
    him.sees(C_THU.name, C_THU.number, "Lịch sử truy cập")

    him.open("xacthuc", "/tai-khoan/lich-su")
    him.page.get_by_role("link", name="Không phải tôi").first.click()
    him.heading("Lượt truy cập này không phải của Ông/Bà?")
    him.press("Đúng, không phải tôi")
    him.heading("Quên mật khẩu")
    world.phones.wait_for(C_THU.phone, "nguoi la truy cap")
    elsewhere.open("xacthuc", "/tai-khoan")
    elsewhere.heading("Đăng nhập")


def add_app(him):
    him.type("Mật khẩu", C_THU.password)
    him.press("Thêm ứng dụng xác thực")
    him.heading("Kết nối ứng dụng xác thực")
    picture = him.page.get_by_alt_text("Mã QR để kết nối ứng dụng xác thực")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0"), "the QR code is not shown"
    spelled = him.page.locator("dd", has_text=" ").first.inner_text()
    secret = base64.b32decode(spelled.replace(" ", ""))
    him.type("Mã xác thực", code(secret, him.world.product.clock.now))
    him.press("Xác nhận")
    him.sees("Mã dự phòng")
    assert him.page.locator("ol code").count() == 10, "ten codes on paper"
    return secret


def by_app(world, visitor, secret):
    sent = len(world.phones.messages(C_THU.phone))
    visitor.open("xacthuc", "/tai-khoan")
    visitor.heading("Đăng nhập")
    visitor.type("Tên đăng nhập", C_THU.number)
    visitor.type("Mật khẩu", C_THU.password)
    visitor.solve()
    visitor.press("Đăng nhập")
    visitor.heading("Nhập mã xác thực")
    world.product.clock.move(60)  # the code of the enrolment is used up
    visitor.type("Mã xác thực", code(secret, world.product.clock.now))
    visitor.press("Xác nhận")
    visitor.heading("Thông tin cá nhân")
    assert len(world.phones.messages(C_THU.phone)) == sent, "an SMS was sent all the same"


def code(secret, now):
    """RFC 6238."""
    mac = hmac.digest(secret, struct.pack(">Q", int(now) // 30), "sha1")
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
