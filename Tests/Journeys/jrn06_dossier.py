"""JRN-06: the provincial portal from registration to the result in hand."""

import papers
from people import C_MAU, O_CUA, O_XULY
from steps import enter_code, sign_in

TITLE = "JRN-06 provincial portal: register, draft, send, follow, result"
WIDTHS = (1280, 360)
WITHOUT_SCRIPTS = True

PROCEDURE = "Cấp bản sao trích lục hộ tịch (thử)"
PAPER = "Tờ khai yêu cầu cấp bản sao trích lục hộ tịch"
CODE = "000.20.31.H99-261120-0001"
USERNAME = "mau.le"


def run(world):
    her = world.visitor()
    register(world, her)
    is_verified(world)
    her = stay_signed_in(world, her)
    begin(her)
    send(her)
    settle(world)
    take_result(her)
    look_up(world)


def register(world, her):
    her.open("tinh")
    her.press("Đăng ký")
    her.type("Tên tài khoản", USERNAME)
    her.type("Mật khẩu", C_MAU.password)
    her.type("Xác nhận mật khẩu", C_MAU.password)
    her.type("Họ và tên", C_MAU.name)
    her.choose("Nữ")
    her.type("Ngày sinh", C_MAU.born)
    her.type("Số CMT/CCCD", C_MAU.number)
    her.type("Số điện thoại", C_MAU.phone)
    her.solve("Mã xác nhận")
    her.press("Lưu lại")
    enter_code(her, C_MAU)
    her.sees("Đăng ký tài khoản thành công.")


def is_verified(world):
    """The account lies in the one store, and its phone is confirmed (REQ-PRV-002)."""
    her = world.visitor()
    her.open("xacthuc", "/tai-khoan")
    sign_in(her, C_MAU)
    her.heading("Thông tin cá nhân")
    her.sees(C_MAU.name, "1 – đã xác nhận số điện thoại")


def stay_signed_in(world, her):
    her.open("tinh")
    her.press("Đăng nhập")
    her.type("Tài khoản", USERNAME)
    her.type("Mật khẩu", C_MAU.password)
    her.choose("Tự động đăng nhập lần sau")
    her.press("Đăng nhập")
    her.is_on("tinh", "/")
    her.sees(C_MAU.name)

    her = world.restarted(her)
    her.open("tinh")
    if C_MAU.name not in her.text():
        her.press("Đăng nhập")
    her.is_on("tinh", "/")
    her.sees(C_MAU.name)
    return her


def begin(her):
    her.press("Dịch vụ công trực tuyến")
    her.press("Đăng ký", row=PROCEDURE)
    her.heading("Chọn cơ quan thực hiện")
    her.press("UBND xã Hòa Thuận")
    her.heading("Thông tin tiếp nhận hồ sơ")
    assert her.page.get_by_label("Họ và tên").first.input_value() == C_MAU.name, "the name is not filled in"
    fill(her)
    her.press("Lưu và trở lại")
    her.heading("Hồ sơ đã đăng ký")
    her.sees("Chưa gửi", "Sửa", "Xóa", "Gửi")


def fill(her):
    her.type("Địa chỉ", "Thôn Một, xã Hòa Thuận, tỉnh Bình Minh")
    her.type("Nội dung yêu cầu", "Cấp bản sao giấy khai sinh để nhập học")
    her.choose("Chính người nộp")
    her.choose("Trực tuyến")
    her.pick("Loại giấy tờ hộ tịch", "Giấy khai sinh")
    her.type("Người được ghi trong giấy tờ", C_MAU.name)
    her.type("Số bản sao", "2")


def send(her):
    her.press("Gửi", row=PROCEDURE)
    her.sees(f"Thiếu thành phần hồ sơ: {PAPER}.")

    her.open("tinh", "/ho-so-ca-nhan/ho-so")
    her.press("Đang thực hiện")
    her.press("Sửa", row=PROCEDURE)
    attach(her)
    her.press("Lưu và trở lại")
    her.press("Gửi", row=PROCEDURE)
    her.heading("Kiểm tra trước khi gửi")
    her.press("Gửi")
    her.sees(CODE)

    her.open("tinh", "/ho-so-ca-nhan/ho-so")
    her.sees("Đã gửi", CODE)
    her.press("Quá trình XL", row=CODE)
    her.heading("Quá trình xử lý hồ sơ")
    her.sees("Gửi hồ sơ", "Đã gửi")


def attach(her):
    field = her.page.locator("input[type=file]").first
    field.set_input_files({"name": "giay.pdf", "mimeType": "application/pdf", "buffer": papers.pdf()})
    her.press("Tải lên")
    her.sees("giay.pdf")


def settle(world):
    at_desk = officer(world, O_CUA)
    act(at_desk, "Tiếp nhận")
    at_desk.sees("26/11/2026")
    act(at_desk, "Chuyển xử lý")
    world.phones.wait_for(C_MAU.phone, CODE)

    settling = officer(world, O_XULY)
    open_dossier(settling)
    settling.press("Hoàn thành")
    settling.type("Kết quả giải quyết", "Đã cấp bản sao trích lục")
    settling.page.locator("input[type=file]").first.set_input_files(
        {"name": "ket-qua.pdf", "mimeType": "application/pdf", "buffer": papers.pdf("Ket qua")})
    settling.choose("Tôi đã kiểm tra kết quả và tệp kết quả")
    settling.press("Hoàn thành")
    settling.sees("Đã xử lý xong")

    at_desk.open("tinh", f"/can-bo/ho-so/{CODE}")
    act(at_desk, "Trả kết quả", is_open=True)
    at_desk.sees("Đã trả kết quả")


def officer(world, person):
    who = world.visitor()
    who.open("tinh", "/can-bo/ho-so")
    sign_in(who, person)
    who.heading("Hộp hồ sơ")
    return who


def open_dossier(who):
    if CODE not in who.text():
        who.open("tinh", "/can-bo/ho-so")
    who.press(CODE)


def act(who, name, is_open=False):
    if not is_open and who.page.locator("h1").inner_text() == "Hộp hồ sơ":
        open_dossier(who)
    who.press(name)
    who.press(name)


def take_result(her):
    her.open("tinh", "/ho-so-ca-nhan/ho-so")
    her.press("Xem kết quả", row=CODE)
    her.sees("Đã cấp bản sao trích lục")
    file = her.fetch_file("ket-qua.pdf")
    assert file == papers.pdf("Ket qua"), "the result that came back is not the one that was given"
    her.choose("Hài lòng")
    her.press("Gửi đánh giá")
    her.sees("Cảm ơn Ông/Bà đã đánh giá.", "Ông/Bà đã đánh giá hồ sơ này.")
    her.open("tinh", "/ho-so-ca-nhan/ho-so")
    her.sees("Xem kết quả")
    her.sees_not("Đánh giá")


def look_up(world):
    anybody = world.visitor()
    for site in ("tinh", "dvc"):
        anybody.open(site)
        anybody.press("Tra cứu hồ sơ")
        anybody.type("Mã số hồ sơ", CODE)
        anybody.solve()
        anybody.press("Tra cứu")
        anybody.sees(CODE, PROCEDURE, "UBND xã Hòa Thuận", "Đã trả kết quả", "Đăng nhập để xem chi tiết")
        anybody.sees_not(C_MAU.name, C_MAU.number, "ket-qua.pdf")
