"""JRN-07: three ways lead to one procedure, and one way from there to the form at the province."""

from people import C_THU
from steps import sign_in

TITLE = "JRN-07 three ways to a procedure and routing"
WIDTHS = (1280,)
PROCEDURE = "Đăng ký khai sinh (thử)"
ADDRESS = "/thu-tuc/9.000002"


def run(world):
    him = world.visitor()
    for page in ("/", "/cong-dan"):
        him.open("dvc", page)
        search(him, "khai sinh")
        him.heading("Kết quả tìm kiếm")
        reach(him)

    him.open("dvc")
    him.press("Có con nhỏ")
    him.heading("Có con nhỏ")
    reach(him)

    him.open("dvc")
    him.press("Dịch vụ công trực tuyến")
    search(him, "9.000002")
    reach(him)
    lost(him)
    file(him)


def search(him, words):
    box = him.page.locator("main input[type=search]").first
    box.fill(words)
    with him.page.expect_navigation(wait_until="load"):
        box.press("Enter")
    him.look_around()


def reach(him):
    """The procedure from a list, on whatever page of it."""
    while him.page.get_by_role("link", name=PROCEDURE, exact=True).count() == 0:
        following = him.page.locator(".pager__pages a[href]").filter(has_text="Trang sau")
        assert following.count(), f"«{PROCEDURE}» is not in the list of {him.page.url}"
        with him.page.expect_navigation(wait_until="load"):
            following.first.click()
    him.press(PROCEDURE)
    him.is_on("dvc", ADDRESS)
    him.heading(PROCEDURE)


def lost(him):
    """An address that leads nowhere is a page of the portal too."""
    him.open("dvc", "/khong-co-trang-nay")
    him.heading("Không tìm thấy")
    him.open("dvc", ADDRESS)


def file(him):
    him.press("Nộp hồ sơ")
    him.heading("Chọn cơ quan thực hiện")
    him.press("UBND tỉnh Bình Minh")
    him.press("UBND xã Hòa Thuận")
    sign_in(him, C_THU)
    him.is_on("tinh", "/ho-so/")
    him.heading("Thông tin tiếp nhận hồ sơ")
    him.sees(PROCEDURE, "UBND xã Hòa Thuận")
