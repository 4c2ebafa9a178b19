"""JRN-05: the message with the desk's password never came; the citizen sets one of her own by "Quên mật khẩu"."""

import jrn14_desk
from people import C_VIDU, O_CUA
from steps import enter_code

TITLE = "JRN-05 forgotten password after the desk"
WIDTHS = (1280, 360)

UNKNOWN = "099199999999"


def run(world):
    officer = jrn14_desk.enter(world, O_CUA)
    jrn14_desk.empty_list(officer)
    jrn14_desk.look_up(officer)
    jrn14_desk.fill_in(officer)
    jrn14_desk.check_paper(officer)
    jrn14_desk.make(officer, world)
    given = world.phones.wait_for(C_VIDU.phone, "Mat khau tam").split()[6]
    her = world.visitor()
    forgot(her)
    given_is_dead(her, given)
    unknown_number(world)


def forgot(her):
    ask(her, C_VIDU.number)
    enter_code(her, C_VIDU)
    her.heading("Đặt mật khẩu mới")
    her.type("Mật khẩu", C_VIDU.password)
    her.type("Xác nhận mật khẩu", C_VIDU.password)
    her.press("Đổi mật khẩu")
    her.sees("Đổi mật khẩu thành công.")


def ask(her, number):
    her.open("dvc")
    her.press("Đăng nhập")
    her.press("Quên mật khẩu")
    her.type("Số CMT/CCCD", number)
    her.solve()
    her.press("Tiếp tục")
    her.heading("Nhập OTP")


def given_is_dead(her, given):
    her.open("dvc")
    her.press("Đăng nhập")
    sign_in_with(her, given)
    her.sees("Tên đăng nhập hoặc mật khẩu không đúng.")
    sign_in_with(her, C_VIDU.password)
    enter_code(her, C_VIDU)
    her.is_on("dvc", "/")
    her.sees(C_VIDU.name)


def sign_in_with(her, password):
    her.type("Tên đăng nhập", C_VIDU.number)
    her.type("Mật khẩu", password)
    her.solve()
    her.press("Đăng nhập")


def unknown_number(world):
    before = len(world.phones.messages())
    ask(world.visitor(), UNKNOWN)
    assert len(world.phones.messages()) == before, "a number without an account gets a message"
