"""JRN-08, steps 1 to 3: an agency registers and signs in with a USB token; the top-level administrator, who has no phone,
reaches quantri with its token."""

from token_agent import PIN, TokenAgent

TITLE = "JRN-08 USB token"
WIDTHS = (1280, 360)
WITHOUT_SCRIPTS = True


def run(world):
    if not world.scripts:
        without_scripts(world)
        return
    with TokenAgent(world.product, "so-tu-phap") as token:
        registers(world.visitor(), token)
    with TokenAgent(world.product, "a-cao") as token:
        top_administrator(world.visitor(), token)
        revoked(world, world.visitor())
    without_agent(world.visitor())


def registers(agency, token):
    agency.open("dangky")
    agency.press("Cơ quan nhà nước")
    agency.choose("USB ký số")
    agency.press("Đăng ký")
    agency.heading("Đăng ký bằng USB ký số")
    agency.sees("Phần mềm ký số", "sẵn sàng", "đã cắm")
    token.pin("000000")
    agency.page.get_by_role("button", name="Đọc chứng thư số").click()
    agency.sees("Mã PIN không đúng.", "Còn 4 lần thử.")
    token.pin(PIN)
    agency.press("Đọc chứng thư số")
    agency.sees(
        "Chào mừng bạn đến với Cổng Dịch vụ công quốc gia", "Sở Tư pháp tỉnh Bình Minh", "000.00.05.H99",
        "CA chứng thực cơ quan nhà nước (thử)")
    origin = agency.world.product.url("dangky", "")
    assert token.asked[-1].startswith(f"{origin}: Đăng ký tài khoản"), token.asked
    agency.type("Email", "tu-phap@binhminh.test")
    agency.solve()
    agency.press("Đăng ký")
    agency.is_on("xacthuc", "/dang-nhap/usb")
    agency.sees("Đăng ký tài khoản thành công.", "sẵn sàng", "đã cắm")
    agency.press("Đăng nhập")
    agency.is_on("xacthuc", "/tai-khoan")
    agency.sees("Sở Tư pháp tỉnh Bình Minh", "Hoạt động", "4 – đã được xác minh bằng chứng thư số")


def top_administrator(him, token):
    him.open("quantri")
    him.press("Usb ký số")
    him.sees("sẵn sàng", "đã cắm")
    him.press("Đăng nhập")
    him.is_on("quantri", "/")
    him.heading("Quản trị")
    him.sees("UBND tỉnh Bình Minh")


def revoked(world, him):
    """Revoked, it opens nothing from that moment on."""
    world.product.revoke("54:45:53:54:01")
    him.open("xacthuc", "/dang-nhap/usb")
    him.sees("sẵn sàng", "đã cắm")
    him.press("Đăng nhập")
    him.sees("Chứng thư số đã bị thu hồi.")


def without_agent(him):
    him.open("xacthuc", "/dang-nhap/usb")
    him.sees("Chưa cài hoặc chưa bật phần mềm ký số.", "không trả lời")
    assert him.page.get_by_role("button", name="Đăng nhập", exact=True).is_disabled()
    him.look.faults = [fault for fault in him.look.faults if "WebSocket" not in fault]


def without_scripts(world):
    him = world.visitor()
    him.open("xacthuc", "/dang-nhap/usb")
    him.sees("Cần bật JavaScript để dùng USB ký số.")
    him.press("CMT/CCCD")
    him.heading("Đăng nhập")
