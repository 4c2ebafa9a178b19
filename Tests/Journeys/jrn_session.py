"""WCAG 2.2.1, spec F.4: the end of a session is announced, put off with "Tiếp tục", and loses nothing that was typed."""

import json
import time

from people import C_THU, V_VPCP
from steps import sign_in

TITLE = "session end announced, contacts changed (REQ-GEN-015)"
WIDTHS = (1280, 360)
TYPED = "Nguyễn Thị Chưa Gửi"


def run(world):
    him = world.visitor()
    him.page.clock.install()
    him.open("xacthuc", "/tai-khoan")
    sign_in(him, C_THU)
    him.open("xacthuc", "/tai-khoan/sua")
    him.type("Địa chỉ liên hệ", TYPED)
    dialog = him.page.get_by_role("alertdialog")

    # The page thinks that it is time, but the server has heard of another tab meanwhile.
    him.page.clock.run_for(29 * 60_000)
    him.page.wait_for_timeout(300)
    assert not dialog.is_visible(), "warned although another tab keeps the session alive"

    world.product.clock.move(28 * 60)
    him.page.clock.run_for(28 * 60_000)
    dialog.wait_for()
    him.sees("Phiên đăng nhập sắp kết thúc")
    him.look.check(him.page)
    focused = him.page.evaluate("document.activeElement.textContent")
    assert focused.strip() == "Tiếp tục", f"the focus is on «{focused}»"
    him.page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    kept = world_rest(him)
    assert kept["left"] > 29 * 60, kept

    world.product.clock.move(31 * 60)
    him.page.clock.run_for(31 * 60_000)
    dialog.wait_for()
    him.sees("Phiên đăng nhập đã kết thúc")
    him.look.check(him.page)
    assert world_rest(him)["left"] == 0
    him.page.get_by_role("button", name="Đóng").click()
    assert him.page.get_by_label("Địa chỉ liên hệ").first.input_value() == TYPED, "what was typed is gone"

    contacts(world)


def world_rest(him):
    return json.loads(him.page.evaluate("fetch('/phien').then((answer) => answer.text())"))


def contacts(world):
    operator = world.visitor()
    operator.open("quantri")
    sign_in(operator, V_VPCP)
    operator.open("quantri", "/dau-moi-ho-tro")
    operator.heading("Đầu mối hỗ trợ")
    operator.press("Sửa đầu mối", row="Văn phòng Ủy ban nhân dân")
    operator.type("Email", "a@b")
    operator.press("Lưu lại")
    operator.sees("Địa chỉ email không hợp lệ.")
    operator.type("Email", "moi@binhminh.example")
    operator.press("Lưu lại")
    operator.sees("Đã lưu đầu mối hỗ trợ.")
    # The other deployments ask every few seconds, and when they start: under a clock that is moved, timers sleep long.
    world.product.stop()
    world.product.start()
    guest = world.visitor()
    for site, path in (("tinh", "/"), ("xacthuc", "/cong-tinh/dang-nhap"), ("xacthuc", "/cong-tinh/dang-ky")):
        guest.open(site, path)
        deadline = time.monotonic() + 10
        while "moi@binhminh.example" not in guest.text() and time.monotonic() < deadline:
            time.sleep(0.5)
            guest.open(site, path)
        guest.sees("moi@binhminh.example", "Đầu mối hỗ trợ")
