#!/usr/bin/env python3
"""Takes the pictures of docs/tour: every screen on a desk and on a phone, from a product of its own.

    tour.py [DIRECTORY]        docs/tour without one
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import papers
from jrn06_dossier import CODE, PROCEDURE, USERNAME, act, attach, fill, officer, register
from jrn10_delegation import UNITS
from people import A_HAI, A_MOT, C_MAU, C_THU, C_VIDU, O_CHUAGAN, O_CUA, O_XULY, SECOND_PHONE_OF_THU, V_VPCP
from product import ROOT, Product
from run import chromium
from steps import fill_mobile_registration, reach_mobile_registration, sign_in
from visitor import squeezed
from world import World

SIZES = ((1280, 900), (360, 740))
LONGEST = 2400  # px; what is below says nothing new


class Album:
    def __init__(self, folder: Path):
        self.folder = folder
        self.chapters: list[tuple[str, list]] = []

    def chapter(self, title: str):
        self.chapters.append((title, []))

    def take(self, visitor, name: str, caption: str):
        """The page as it stands, in both sizes."""
        shots = self.chapters[-1][1]
        number = sum(len(shots) for _, shots in self.chapters) + 1
        files = []
        for width, height in SIZES:
            visitor.page.set_viewport_size({"width": width, "height": height})
            visitor.page.wait_for_timeout(150)
            long = visitor.page.evaluate("document.documentElement.scrollHeight")
            file = f"{number:02d}-{name}-{width}.png"
            visitor.page.screenshot(
                path=self.folder / file, full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": min(max(long, height), LONGEST)})
            files.append(file)
        visitor.page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
        title = squeezed(visitor.page.locator("h1").first.inner_text())
        shots.append((number, title, caption, files))

    def write(self):
        lines = [
            "# Tour", "",
            "Every screen at 1280 and at 360 px, taken by `bin/tour` from the sample province. The people are invented.", "",
        ]
        for title, shots in self.chapters:
            lines += [f"## {title}", ""]
            for number, name, caption, (wide, narrow) in shots:
                lines += [
                    f"### {number}. {name}", "", f"{caption}", "",
                    f'<img src="{wide}" alt="{name}, 1280 px" width="640"> <img src="{narrow}" alt="{name}, 360 px" width="180">', "",
                ]
        (self.folder / "README.md").write_text("\n".join(lines))


def portal(world, album):
    album.chapter("Cổng Dịch vụ công quốc gia")
    anybody = world.visitor()
    pages = (
        ("/", "home", "Front page: search, life events, and the way to a dossier."),
        ("/cong-dan", "citizens", "Citizens: a search that ranks their procedures first, and their life events."),
        ("/doanh-nghiep", "businesses", "Businesses."),
        ("/tim-kiem?q=khai+sinh", "search", "Search results with facets; marks, tone and spelling are forgiven."),
        ("/tim-kiem?q=khogncothutucnay", "search-empty", "Nothing found, and what to try."),
        ("/su-kien/co-con-nho", "life-event", "A life event and its procedures."),
        ("/dich-vu-cong", "services", "Services that take dossiers online."),
        ("/thu-tuc/9.000001", "procedure", "A procedure with everything the law has published."),
        ("/thu-tuc/9.000001/co-quan", "choose-root", "Choosing the agency: province or ministry."),
        ("/thu-tuc/9.000001/co-quan?tinh=000.00.00.H99", "choose-unit", "Choosing the agency: its unit."),
        ("/tra-cuu", "track", "Looking a dossier up by its code."),
        ("/dieu-khoan", "terms", "Terms of use, versioned."),
        ("/khong-co-trang-nay", "not-found", "A page that does not exist."),
    )
    for path, name, caption in pages:
        anybody.open("dvc", path)
        album.take(anybody, name, caption)


def registration(world, album):
    album.chapter("Đăng ký tài khoản")
    her = world.visitor()
    her.open("dangky")
    album.take(her, "choose-method", "For whom, and by which method.")
    reach_mobile_registration(her)
    album.take(her, "mobile-form", "Registration by mobile phone.")
    her.press("Đăng ký")
    album.take(her, "mobile-problems", "All problems at once, each linked to its field.")
    reach_mobile_registration(her)
    fill_mobile_registration(her, C_THU)
    album.take(her, "account-exists", "The number has an account: three ways on.")
    reach_mobile_registration(her)
    fill_mobile_registration(her, C_VIDU)
    album.take(her, "mobile-code", "The one-time code, with its clock.")
    her.type("Nhập OTP", world.phones.new_code(C_VIDU.phone))
    her.press("Xác nhận")
    album.take(her, "mobile-password", "The password, with the rule ticked off while typing.")


def login(world, album):
    album.chapter("Đăng nhập và tài khoản")
    him = world.visitor()
    him.open("dvc")
    him.press("Đăng nhập")
    album.take(him, "sign-in", "Login with identity number, password and captcha.")
    him.type("Tên đăng nhập", C_THU.number)
    him.type("Mật khẩu", C_THU.password)
    him.solve()
    him.press("Đăng nhập")
    album.take(him, "sign-in-code", "The one-time code of a login.")
    world.phones.new_code(C_THU.phone)
    him.press("Chọn phương thức xác thực khác")
    album.take(him, "other-phone", "Another of the account's phones.")
    him.page.get_by_label("199").first.check()
    him.press("Gửi mã OTP")
    him.type("Nhập OTP", world.phones.new_code(SECOND_PHONE_OF_THU))
    him.press("Xác nhận")
    for path, name, caption in (
        ("/tai-khoan", "account", "Personal data, with level and source of verification."),
        ("/tai-khoan/sua", "account-edit", "What may be changed by oneself."),
        ("/tai-khoan/lich-su", "account-history", "Access history and sessions."),
        ("/tai-khoan/phuong-thuc", "account-phones", "Phones that receive codes."),
        ("/tai-khoan/phuong-thuc/so-moi", "account-new-phone", "One more phone."),
        ("/tai-khoan/mat-khau", "account-password", "Change of password."),
    ):
        him.open("xacthuc", path)
        album.take(him, name, caption)
    stranger = world.visitor()
    stranger.open("xacthuc", "/quen-mat-khau")
    album.take(stranger, "forgotten", "Forgotten password: the same answer whether or not there is an account.")


def province(world, album):
    album.chapter("Cổng dịch vụ công tỉnh")
    her = world.visitor()
    her.open("tinh")
    album.take(her, "province-home", "The provincial portal.")
    her.press("Đăng ký")
    album.take(her, "province-register", "The province's own registration.")
    register(world, her)
    her.open("tinh")
    her.press("Đăng nhập")
    album.take(her, "province-sign-in", "The province's login, and sign-on by the national portal.")
    her.type("Tài khoản", USERNAME)
    her.type("Mật khẩu", C_MAU.password)
    her.press("Đăng nhập")
    her.press("Dịch vụ công trực tuyến")
    album.take(her, "province-services", "Services of the province.")
    her.press("Đăng ký", row=PROCEDURE)
    album.take(her, "province-choose-unit", "Which unit.")
    her.press("UBND xã Hòa Thuận")
    album.take(her, "reception-form", "The reception form, filled from the account; it saves itself.")
    fill(her)
    her.press("Kiểm tra và gửi")
    album.take(her, "reception-problems", "What keeps it from being sent.")
    attach(her)
    album.take(her, "reception-papers", "Papers attached.")
    her.press("Lưu và trở lại")
    album.take(her, "my-drafts", "Dossiers that are not sent yet.")
    her.press("Xóa", row=PROCEDURE)
    album.take(her, "delete-draft", "Deleting asks first.")
    her.open("tinh", "/ho-so-ca-nhan/ho-so?nhom=drafts")
    her.press("Gửi", row=PROCEDURE)
    album.take(her, "review", "Everything once more before it is sent.")
    her.press("Gửi")
    album.take(her, "sent", "Sent, with its code.")
    her.open("tinh", "/ho-so-ca-nhan")
    album.take(her, "personal", "The citizen's own corner.")
    return her


def desk(world, album, her):
    album.chapter("Bộ phận một cửa")
    at_desk = officer(world, O_CUA)
    album.take(at_desk, "inbox", "The unit's inbox.")
    at_desk.press(CODE)
    album.take(at_desk, "desk-dossier", "A dossier as the desk sees it.")
    at_desk.press("Tiếp nhận")
    album.take(at_desk, "receive", "Receiving: the term begins.")
    at_desk.press("Tiếp nhận")
    album.take(at_desk, "received", "Received, with the due date and how it was counted.")
    at_desk.open("tinh", f"/can-bo/ho-so/{CODE}/yeu-cau-bo-sung")
    album.take(at_desk, "ask-supplement", "Asking for a supplement, all at once.")
    at_desk.open("tinh", f"/can-bo/ho-so/{CODE}/chuyen-xu-ly")
    album.take(at_desk, "forward", "Forwarding to the unit that settles.")
    at_desk.press("Chuyển xử lý")
    settling = officer(world, O_XULY)
    settling.open("tinh", f"/can-bo/ho-so/{CODE}/hoan-thanh")
    album.take(settling, "finish", "Finishing with a result file.")
    settling.type("Kết quả giải quyết", "Đã cấp bản sao trích lục")
    settling.page.locator("input[type=file]").first.set_input_files(
        {"name": "ket-qua.pdf", "mimeType": "application/pdf", "buffer": papers.pdf("Ket qua")})
    settling.choose("Tôi đã kiểm tra kết quả và tệp kết quả")
    settling.press("Hoàn thành")
    album.take(settling, "finished", "Finished.")
    at_desk.open("tinh", f"/can-bo/ho-so/{CODE}")
    act(at_desk, "Trả kết quả", is_open=True)
    album.take(at_desk, "returned", "The result was handed over.")
    following(world, album, her)


def following(world, album, her):
    album.chapter("Theo dõi và nhận kết quả")
    her.open("tinh", "/ho-so-ca-nhan/ho-so")
    album.take(her, "my-dossiers", "Dossiers that were sent.")
    her.press("Quá trình XL", row=CODE)
    album.take(her, "progress", "Every step with time and hand.")
    her.open("tinh", f"/ho-so/{CODE}/ket-qua")
    album.take(her, "result", "The result, and the question whether one is content.")
    anybody = world.visitor()
    anybody.open("tinh", "/tra-cuu")
    anybody.type("Mã số hồ sơ", CODE)
    anybody.solve()
    anybody.press("Tra cứu")
    album.take(anybody, "track-result", "Five facts for anyone who has the code; no name.")


def administration(world, album):
    album.chapter("Quản trị")
    operator = administrator(world, V_VPCP)
    album.take(operator, "administration", "The operator's home: posts, and what waits.")
    operator.open("quantri", "/quan-tri-cap-cao")
    album.take(operator, "tops", "Who administers which ministry and province, and who asks to.")
    operator.open("quantri", "/don-vi")
    album.take(operator, "units", "The tree of units; searched by name or by either code.")
    operator.open("quantri", "/nhap-don-vi")
    operator.attach("Tệp CSV", "don-vi.csv", UNITS.encode())
    operator.press("Tiếp tục")
    album.take(operator, "import", "An import that is only tried: a verdict for every row.")
    operator.open("quantri", "/don-vi/000.20.31.H99")
    album.take(operator, "unit", "A unit: codes, names and parents through time, plans.")
    operator.press("Đổi tên")
    operator.type("Tên mới", "UBND phường Hòa Thuận")
    operator.type("Ngày thực hiện", "31/12/2026")
    operator.type("Văn bản căn cứ", "Nghị quyết thử")
    operator.press("Xem trước")
    album.take(operator, "plan", "A dry run: what would change, and whom it touches.")
    first = administrator(world, A_MOT)
    first.open("quantri", "/nguoi-dung")
    album.take(first, "users", "The users of one's own units.")
    first.press("THÊM MỚI")
    first.type("CMND/CCCD", O_CHUAGAN.number)
    first.press("TÌM KIẾM TRÊN VNCONNECT")
    album.take(first, "add-user", "A person is found by the whole number only.")
    first.open("quantri", "/nguoi-dung")
    first.press(A_HAI.name)
    album.take(first, "user", "A user: units, rights, and the chain of those who gave them.")
    first.open("quantri", "/lich-su")
    album.take(first, "rights-history", "Who gave or took which right when.")


def administrator(world, person):
    visitor = world.visitor()
    visitor.open("quantri")
    sign_in(visitor, person)
    visitor.is_on("quantri", "/")
    return visitor


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/tour"
    work = Path(tempfile.mkdtemp(prefix="motcua-tour-"))
    album = Album(work / "album")
    album.folder.mkdir()
    with sync_playwright() as playwright, Product(work / "product") as product:
        product.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        world = World(product, browser)
        portal(world, album)
        registration(world, album)
        login(world, album)
        desk(world, album, province(world, album))
        administration(world, album)
        world.close()
        browser.close()
    album.write()
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(album.folder, target)
    shutil.rmtree(work, ignore_errors=True)
    print(f"{sum(len(shots) for _, shots in album.chapters)} screens in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
