"""REQ-ACC-002: an e-mail address is confirmed by a link; one that the mail server does not know stays unconfirmed."""

from mailbox import Mailbox
from people import C_THU
from steps import sign_in

TITLE = "REQ-ACC-002 e-mail confirmed by a link"
WIDTHS = (1280, 360)
WITHOUT_SCRIPTS = True
FIRST, SECOND, UNKNOWN = "thu@example.vn", "thu.moi@example.vn", "khong.co@example.vn"


def run(world):
    mails = Mailbox(world.product.mail)
    him = world.visitor()
    him.open("xacthuc", "/tai-khoan")
    sign_in(him, C_THU)
    mails.fail(mode="refuse", to=UNKNOWN)
    change(him, UNKNOWN)
    change(him, FIRST)
    him.sees("chưa xác nhận")

    # Opening the link, as a mail scanner does, confirms nothing.
    link = mails.link(FIRST)
    other = world.visitor()
    other.page.goto(link)
    other.look_around()
    other.heading("Xác nhận địa chỉ email")
    him.open("xacthuc", "/tai-khoan")
    him.sees("chưa xác nhận")

    other.press("Xác nhận")
    other.sees("Địa chỉ email đã được xác nhận.")
    him.open("xacthuc", "/tai-khoan")
    him.sees("đã xác nhận")
    other.page.goto(link)
    other.look_around()
    other.sees("Liên kết xác nhận không còn hiệu lực")

    change(him, SECOND)
    him.sees(SECOND, "chưa xác nhận")
    mails.wait_for(FIRST, "đã được đổi")
    him.press("Gửi lại liên kết xác nhận")
    him.sees("Đã gửi liên kết xác nhận")
    assert mails.letters(UNKNOWN) == []


def change(him, address):
    him.press("Điều chỉnh thông tin")
    him.heading("Điều chỉnh thông tin cá nhân")
    him.type("Email", address)
    him.press("Lưu lại")
    him.heading("Thông tin cá nhân")
    him.sees(address)
