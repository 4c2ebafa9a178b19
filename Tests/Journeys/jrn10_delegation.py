"""JRN-10: add, activate, assign a unit, assign a right; what lies outside is not there. The unit half of JRN-17: a unit is
renamed and units are read from a file."""

from people import A_HAI, A_MOT, O_XULY, V_VPCP
from steps import sign_in

TITLE = "JRN-10 delegation of rights, units"
WIDTHS = (1280, 360)
WITHOUT_SCRIPTS = True

UNITS = "ma,ten,cap\n000.00.07.H99,Sở Y tế tỉnh Bình Minh,so\nUBNDX,Ủy ban lạ,xa\n"


def run(world):
    first = enter(world, A_MOT)
    four_steps(first)
    second = enter(world, A_HAI)
    nothing_outside(second)
    operator = enter(world, V_VPCP)
    units(operator)


def enter(world, person):
    visitor = world.visitor()
    visitor.open("quantri")
    sign_in(visitor, person)
    visitor.is_on("quantri", "/")
    visitor.heading("Quản trị")
    return visitor


def four_steps(him):
    him.open("quantri", "/nguoi-dung")
    him.sees("Tìm thấy 6 kết quả", "Ngô Thị Hai", "UBND xã Hòa Thuận")
    him.press("THÊM MỚI")
    him.type("CMND/CCCD", "0991")
    him.press("TÌM KIẾM TRÊN VNCONNECT")
    him.sees("Số CMND gồm 9 chữ số, số CCCD gồm 12 chữ số.")
    him.type("CMND/CCCD", O_XULY.number)
    him.press("TÌM KIẾM TRÊN VNCONNECT")
    him.sees("Tìm thấy 1 kết quả", O_XULY.name)
    him.choose(f"Chọn {O_XULY.name}")
    him.press("LƯU VÀO HỆ THỐNG")
    him.sees("Chưa kích hoạt", "Bước tiếp theo: Kích hoạt")
    him.press("Kích hoạt")
    him.sees("Bước tiếp theo: Thay đổi đơn vị")
    him.press("Gán quyền")
    him.sees("Cần gán đơn vị trước khi gán quyền.")
    him.page.go_back()
    him.press("Thay đổi đơn vị")
    him.type("Tên hoặc mã định danh", "hoa thuan")
    him.press("Tìm kiếm")
    him.choose("Chọn UBND xã Hòa Thuận")
    him.press("Lưu lại")
    him.sees("Bước tiếp theo: Gán quyền", "UBND xã Hòa Thuận")
    him.press("Gán quyền")
    him.choose("Quản trị cấp 3")
    him.type("Số văn bản", "12/QĐ-UBND")
    him.press("Lưu lại")
    him.sees("Đã lưu quyền của người dùng.", "12/QĐ-UBND", "Bùi Văn Một – Admin của Tỉnh/Thành phố", "Bộ Công an")
    him.open("quantri", "/lich-su")
    him.sees("Quản trị cấp 3", O_XULY.name)


def nothing_outside(her):
    her.open("quantri", "/nguoi-dung")
    her.sees("Tìm thấy 1 kết quả")
    her.sees_not(O_XULY.name)
    her.open("quantri", "/don-vi?tu-khoa=hoa%20thuan")
    her.sees("Không tìm thấy")


def units(him):
    him.open("quantri", "/don-vi")
    him.sees("UBND tỉnh Bình Minh", "Bộ Thử nghiệm")
    him.press("Nhập đơn vị từ tệp")
    him.attach("Tệp CSV", "don-vi.csv", UNITS.encode())
    him.page.get_by_label("Chỉ kiểm tra, chưa ghi vào danh mục").uncheck()
    him.press("Tiếp tục")
    him.sees("2 dòng: 1 thêm mới, 0 cập nhật, 1 không nhận.", "Thiếu mã đơn vị chủ quản.")
    him.open("quantri", "/don-vi/H99.7")
    him.heading("Sở Y tế tỉnh Bình Minh")
    him.open("quantri", "/don-vi/000.20.31.H99")
    him.press("Đổi tên")
    him.type("Tên mới", "UBND phường Hòa Thuận")
    him.type("Ngày thực hiện", "21/11/2026")
    him.type("Văn bản căn cứ", "Nghị quyết thử")
    him.press("Xem trước")
    him.sees("đổi tên thành", "Người dùng thuộc đơn vị: 2")
    him.press("Ghi phương án")
    him.sees("thực hiện vào ngày 21/11/2026", "Chờ đến ngày")
    him.open("quantri", "/quan-tri-cap-cao")
    him.sees("UBND tỉnh Bình Minh", "Chưa có")
