"""JRN-04: the phone that received the codes is lost; a foreign SIM is refused, one's own takes its place."""

from people import C_MAU, C_THU, SECOND_PHONE_OF_THU

TITLE = "JRN-04 lost OTP phone"
WIDTHS = (1280, 360)


def run(world):
    him = world.visitor()
    to_the_code(him)
    world.phones.new_code(C_THU.phone)
    him.press("Mất số điện thoại nhận OTP")
    him.heading("Đổi số điện thoại nhận OTP")

    new_phone(him, C_MAU.phone)
    him.sees("Thông tin định danh không trùng khớp với thông tin thuê bao.")
    him.press("Quay lại")

    new_phone(him, SECOND_PHONE_OF_THU)
    him.heading("Đăng nhập")
    him.sees("Đổi số điện thoại nhận OTP thành công.")
    world.phones.wait_for(C_THU.phone, "ma huy")

    to_the_code(him)
    him.sees("0950 *** 199")
    him.type("Nhập OTP", world.phones.new_code(SECOND_PHONE_OF_THU))
    him.press("Xác nhận")
    him.sees(C_THU.name)


def to_the_code(him):
    him.open("dvc")
    him.press("Đăng nhập")
    him.heading("Đăng nhập")
    him.type("Tên đăng nhập", C_THU.number)
    him.type("Mật khẩu", C_THU.password)
    him.solve()
    him.press("Đăng nhập")
    him.heading("Nhập OTP")


def new_phone(him, phone):
    him.type("Số điện thoại nhận OTP mới", phone)
    him.press("Đăng ký")
    him.heading("Nhập OTP")
    him.type("Nhập OTP", him.world.phones.new_code(phone))
    him.press("Xác nhận")
