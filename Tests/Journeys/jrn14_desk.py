"""JRN-14: a citizen without an account comes to the one-stop desk; the officer makes one, the citizen checks the paper, tells
the code, and signs in with the password of the message."""

from papers import pdf
from people import C_THU, C_VIDU, O_CHUAGAN, O_CUA
from steps import enter_code, sign_in

TITLE = "JRN-14 an account made at the desk"
WIDTHS = (1280, 1024, 360)
WITHOUT_SCRIPTS = True

DESK = "BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận"


def run(world):
    officer = enter(world, O_CUA)
    empty_list(officer)
    look_up(officer)
    fill_in(officer)
    check_paper(officer)
    make(officer, world)
    receipt(officer)
    first_sign_in(world)
    scan_is_seen(world, officer)
    no_desk(world)


def enter(world, person):
    visitor = world.visitor()
    visitor.open("quantri")
    sign_in(visitor, person)
    return visitor


def empty_list(her):
    her.is_on("quantri", "/tai-khoan-cong-dan")
    her.heading("Tạo tài khoản công dân")
    her.sees("Tìm thấy 0 kết quả", "Không tìm thấy tài khoản thỏa mãn các tiêu chí trên")
    her.sees_not("Quản lý người dùng")
    her.open("quantri", "/nguoi-dung")
    her.sees("Bạn không có quyền thực hiện chức năng này.")
    her.open("quantri", "/tai-khoan-cong-dan")


def look_up(her):
    her.press("THÊM MỚI")
    her.heading("Tạo tài khoản công dân")
    assert her.page.get_by_label("Họ và tên").first.is_disabled(), "the rest is open before the look-up"
    her.type("Số CMND/CCCD", C_THU.number)
    her.press("Tìm kiếm")
    her.sees("Công dân đã có tài khoản, không thực hiện tạo mới.", "Quên mật khẩu")
    her.type("Số CMND/CCCD", C_VIDU.number)
    her.press("Tìm kiếm")
    her.sees("Chưa có tài khoản", O_CUA.name, "0950 000 201", "20/11/2026")


def fill_in(her):
    her.type("Họ và tên", C_VIDU.name)
    her.type("Ngày sinh", C_VIDU.born)
    her.type("Số điện thoại", C_VIDU.phone)
    options = her.page.get_by_label("Đơn vị").first.locator("option").all_inner_texts()
    assert [option for option in options if "--" not in option] == [DESK], options
    her.attach("Đính kèm CCCD/CMND", "cccd.jpg", b"\xff\xd8\xff\xe0" + bytes(100))
    her.press("TẢI XUỐNG")
    her.sees("Chỉ chấp nhận tệp doc, docx, pdf.", "Lỗi:")
    if not her.world.scripts:  # With scripts the browser says so before anything travels.
        her.attach("Đính kèm CCCD/CMND", "cccd.pdf", pdf("The can cuoc", 6_000_000))
        her.press("TẢI XUỐNG")
        her.sees("Dung lượng không vượt quá 5MB.")
    else:
        her.attach("Đính kèm CCCD/CMND", "cccd.pdf", pdf("The can cuoc", 6_000_000))
        her.sees("Dung lượng không vượt quá 5MB.")
    her.attach("Đính kèm CCCD/CMND", "cccd.pdf", pdf("The can cuoc", 1_260_000))


def check_paper(her):
    her.press("TẢI XUỐNG")
    her.sees("Đã lập giấy đề nghị số GDN-261120-", "File đính kèm: cccd.pdf (1,2 MB)")
    assert her.fetch_file("Mở giấy đề nghị").startswith(b"%PDF-")
    her.choose("Công dân đã kiểm tra và xác nhận")


def make(her, world):
    her.press("GỬI MÃ OTP")
    first = world.phones.new_code(C_VIDU.phone)
    her.sees("0950 *** 103")
    world.product.clock.move(31)
    her.press("GỬI MÃ OTP")
    second = world.phones.new_code(C_VIDU.phone)
    if first != second:
        her.type("Nhập OTP", first)
        her.press("TẠO TÀI KHOẢN")
        her.sees("Mã OTP không đúng. Vui lòng nhập mã mới nhất.")
        assert her.page.get_by_label("Họ và tên").first.input_value() == C_VIDU.name, "the form does not stay filled"
    her.type("Nhập OTP", second)
    # Keyboard only: the last button by Tab and Enter.
    her.page.keyboard.press("Tab")
    with her.page.expect_navigation(wait_until="load"):
        her.page.keyboard.press("Enter")
    her.look_around()


def receipt(her):
    her.sees("Tạo tài khoản thành công. Mật khẩu đã được gửi tới số 0950 *** 103.", C_VIDU.number, DESK)
    her.open("quantri", "/tai-khoan-cong-dan?can-bo=cua")
    her.sees("Tìm thấy 1 kết quả", C_VIDU.name, "099******103")
    her.sees_not(C_VIDU.number)
    assert her.fetch_file("Tải giấy đề nghị").startswith(b"%PDF-")


def first_sign_in(world):
    text = world.phones.wait_for(C_VIDU.phone, "Mat khau tam")
    given = text.split()[6]
    her = world.visitor()
    her.open("dvc")
    her.press("Đăng nhập")
    her.type("Tên đăng nhập", C_VIDU.number)
    her.type("Mật khẩu", given)
    her.solve()
    her.press("Đăng nhập")
    enter_code(her, C_VIDU)
    her.heading("Đặt mật khẩu mới")
    her.type("Mật khẩu", C_VIDU.password)
    her.type("Xác nhận mật khẩu", C_VIDU.password)
    her.press("Đổi mật khẩu")
    her.is_on("dvc", "/")
    her.sees(C_VIDU.name)
    world.citizen = her


def scan_is_seen(world, officer):
    """A look at the scan is written where the citizen sees it."""
    her = world.citizen
    her.open("xacthuc", "/tai-khoan/tai-quay")
    her.sees(DESK, O_CUA.name, "Chưa có ai xem bản quét giấy tờ của Ông/Bà.")
    officer.press("Xem", row=C_VIDU.name)
    officer.type("Lý do xem bản quét", "Đối chiếu hồ sơ")
    assert officer.fetch_file("Xem bản quét").startswith(b"%PDF-")
    her.open("xacthuc", "/tai-khoan/tai-quay")
    her.sees("Đối chiếu hồ sơ")


def no_desk(world):
    him = enter(world, O_CHUAGAN)
    him.press("THÊM MỚI")
    him.sees("Không có đơn vị để chọn", "chưa được gán vào")
