"""JRN-02: an identity number that has an account, a SIM of somebody else, a code that came too late."""

from people import C_MAU, C_THU, SECOND_PHONE_OF_THU
from steps import fill_mobile_registration, reach_mobile_registration

TITLE = "JRN-02 duplicate, foreign SIM, expired OTP"
WIDTHS = (1280,)
EXISTS = (
    'Số CMT/CCCD này đã có tài khoản. Ông/Bà có thể lấy lại mật khẩu bằng chức năng "Quên mật khẩu", đến quầy giao dịch '
    "để lấy lại mật khẩu, hoặc khiếu nại nếu không sở hữu tài khoản này."
)


def run(world):
    number_with_account(world)
    sim_of_somebody_else(world)
    code_too_late(world)


def number_with_account(world):
    him = world.visitor()
    reach_mobile_registration(him)
    before = world.phones.messages()
    fill_mobile_registration(him, C_THU)
    him.sees(EXISTS, "Quên mật khẩu", "quầy giao dịch", "Khiếu nại")
    assert world.phones.messages() == before, "a number that has an account was sent a message"


def sim_of_somebody_else(world):
    her = world.visitor()
    reach_mobile_registration(her)
    fill_mobile_registration(her, C_MAU, phone=SECOND_PHONE_OF_THU)
    her.sees("Số điện thoại không phải thuê bao chính chủ của người đăng ký.")
    assert world.phones.messages(SECOND_PHONE_OF_THU) == [], "a SIM of somebody else was sent a message"


def code_too_late(world):
    her = world.visitor()
    reach_mobile_registration(her)
    fill_mobile_registration(her, C_MAU)
    first = world.phones.new_code(C_MAU.phone)
    world.product.clock.move(121)
    give(her, first)
    her.sees("Mã OTP đã hết hiệu lực (2 phút). Vui lòng gửi lại OTP.")

    her.press("Gửi lại OTP")
    second = world.phones.new_code(C_MAU.phone)
    give(her, first)
    her.sees("Mã OTP không đúng. Vui lòng nhập mã mới nhất.")
    give(her, second)
    her.heading("Đặt mật khẩu")


def give(her, code):
    her.type("Nhập OTP", code)
    her.press("Xác nhận")
