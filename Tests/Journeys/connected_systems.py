"""Systems of strangers, connected as docs/integrate says: a Python client behind nginx, and Apache with mod_auth_openidc."""

from people import C_THU
from systems import DOCS, System, apache, echo, nginx

TITLE = "Connected systems: Python behind nginx, Apache"
WIDTHS = (1280,)


def run(world):
    him = world.visitor()
    systems = []
    try:
        systems.append(System(world.product, "so"))
        known = through_nginx(world, him, systems[-1])
        systems.append(System(world.product, "nganh"))
        through_apache(him, systems[-1], known)
    finally:
        for system in systems:
            system.close()


def through_nginx(world, him, system) -> str:
    client, secret = system.register("/ve")
    environment = {
        "ISSUER": world.product.url("xacthuc", ""), "CLIENT_ID": client, "CLIENT_SECRET": secret, "ORIGIN": system.origin,
        "PORT": str(system.inner)}
    system.start("/usr/bin/python3", str(DOCS / "vnconnect_client.py"), environment=environment, port=system.inner)
    behind = echo(system.behind, "X-Sub")
    nginx(system)
    him.page.goto(system.origin + "/")
    him.type("Tên đăng nhập", C_THU.number)
    him.type("Mật khẩu", C_THU.password)
    him.solve()
    him.press("Đăng nhập")
    him.type("Nhập OTP", world.phones.new_code(C_THU.phone))
    him._control("Xác nhận", None).click()
    him.page.wait_for_url(system.origin + "/")
    him.sees("xin chào ")
    behind.shutdown()
    known = him.text().split()[-1]
    assert len(known) == 36, f"nginx was told «{known}»"
    return known


def through_apache(him, system, known: str):
    """The same person is known there without another sign-in, by the same name."""
    client, secret = system.register("/secure/redirect_uri", "--after-sign-out", system.origin + "/")
    apache(system, client, secret)
    answer = him.page.goto(system.origin + "/secure/")
    assert him.page.url == system.origin + "/secure/", f"Apache led to {him.page.url}: {him.text()[:300]}"
    assert answer.headers["x-person"] == known, f"Apache was told «{answer.headers.get('x-person')}», nginx «{known}»"
    him.page.goto(f"{system.origin}/secure/redirect_uri?logout={system.origin}/")
    him.page.goto(system.origin + "/secure/")
    him.heading("Đăng nhập")
