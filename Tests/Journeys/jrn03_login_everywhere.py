"""JRN-03: login, the code to another phone, one sign-on for two portals, and out of both at once."""

import time

from people import C_THU, SECOND_PHONE_OF_THU

TITLE = "JRN-03 login, other OTP phone, logout everywhere"
WIDTHS = (1280,)


def run(world):
    him = world.visitor()
    wrong_captcha_then_right(him)
    code_to_the_other_phone(world, him)
    other_portal_knows_him(him)
    out_everywhere(him)


def wrong_captcha_then_right(him):
    him.open("dvc")
    him.press("Đăng nhập")
    tab = him.page.locator("[aria-current=page], [aria-current=true], [aria-selected=true]").filter(has_text="CMT/CCCD")
    assert tab.count() == 1, "the tab CMT/CCCD is not the chosen one"
    him.type("Tên đăng nhập", C_THU.number)
    him.type("Mật khẩu", C_THU.password)
    him.type("Mã xác thực", "AAAAA")
    him.press("Đăng nhập")
    him.sees("Mã xác thực không đúng hoặc đã hết hạn.")

    him.type("Mật khẩu", C_THU.password)
    him.solve()
    him.press("Đăng nhập")
    him.heading("Nhập OTP")


def code_to_the_other_phone(world, him):
    world.phones.new_code(C_THU.phone)
    him.press("Chọn phương thức xác thực khác")
    him.page.get_by_label("199").first.check()
    him.press("Gửi mã OTP")
    him.type("Nhập OTP", world.phones.new_code(SECOND_PHONE_OF_THU))
    assert len(world.phones.codes(C_THU.phone)) == 1, "the second code went to the first phone too"
    him.press("Xác nhận")
    him.is_on("dvc", "/")
    him.sees("Trần Văn Thử")


def other_portal_knows_him(him):
    him.open("tinh")
    if "Trần Văn Thử" not in him.text():
        him.press("Đăng nhập")
    him.is_on("tinh", "/")
    him.sees("Trần Văn Thử")


def out_everywhere(him):
    him.press("Đăng xuất")
    deadline = time.monotonic() + 5
    while True:
        him.open("dvc")
        if "Trần Văn Thử" not in him.text():
            break
        assert time.monotonic() < deadline, "five seconds after logging out at the province the portal knows him still"
        time.sleep(0.3)
    him.press("Đăng nhập")
    him.heading("Đăng nhập")
