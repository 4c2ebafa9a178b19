"""JRN-01: a citizen registers by mobile phone (SCR-R01 to R04)."""

from people import C_MAU
from steps import fill_mobile_registration, reach_mobile_registration, sign_in

TITLE = "JRN-01 citizen registers by mobile"
WIDTHS = (1280, 360)
RULE = "Mật khẩu phải có 8 ký tự trở lên bao gồm chữ thường, chữ in hoa, số và ký tự đặc biệt."


def run(world):
    her = world.visitor()
    reach_mobile_registration(her)

    fill_mobile_registration(her, C_MAU)
    her.heading("Nhập OTP")
    her.sees("0950 *** 101")

    her.type("Nhập OTP", world.phones.new_code(C_MAU.phone))
    her.press("Xác nhận")
    her.heading("Đặt mật khẩu")

    give_password(her, "mau@1990")
    her.sees(RULE)
    give_password(her, C_MAU.password)
    her.sees("Đăng ký tài khoản thành công.")

    sign_in(her, C_MAU)
    her.open("xacthuc", "/tai-khoan")
    her.heading("Thông tin cá nhân")
    her.sees("Lê Thị Mẫu", "Mức xác minh", "2 – đã được xác minh bởi nhà mạng")


def give_password(her, password):
    her.type("Mật khẩu", password)
    her.type("Xác nhận mật khẩu", password)
    her.press("Đăng ký")
