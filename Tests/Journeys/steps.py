"""What several journeys do on their way."""


def sign_in(visitor, person):
    """From the national login form to the end of the code."""
    visitor.heading("Đăng nhập")
    visitor.type("Tên đăng nhập", person.number)
    visitor.type("Mật khẩu", person.password)
    visitor.solve()
    visitor.press("Đăng nhập")
    enter_code(visitor, person)


def enter_code(visitor, person):
    visitor.heading("Nhập OTP")
    visitor.type("Nhập OTP", visitor.world.phones.new_code(person.phone))
    visitor.press("Xác nhận")


def fill_mobile_registration(visitor, person, phone=None):
    """The form of JRN-01 step 3, sent."""
    visitor.type("Số CMT/CCCD", person.number)
    visitor.type("Họ và tên", person.name)
    visitor.type("Ngày sinh", person.born)
    visitor.type("Số điện thoại", phone or person.phone)
    visitor.solve()
    visitor.press("Đăng ký")


def reach_mobile_registration(visitor):
    """JRN-01 steps 1 and 2: from the portal's front page to the form."""
    visitor.open("dvc")
    visitor.press("Đăng ký")
    visitor.heading("Chọn phương thức đăng ký")
    visitor.press("Công dân")
    visitor.choose("Thuê bao di động")
    visitor.press("Đăng ký")
    visitor.heading("Đăng ký bằng thuê bao di động")
