"""Pages that are read: each against nginx with a static page of the same size, 32 connections, uncompressed."""

import http.client
import urllib.parse

import load
from load import LoadFault
from report import Row

CLIENTS = 32
PROCEDURES = ("9.000001", "9.000002", "9.000003")
WORDS = ("khai sinh", "dang ky ket hon", "ho chieu", "GPLX", "can cuoc", "lý lịch tư pháp", "đất đai", "giay phep xay dung",
         "hộ kinh doanh", "bảo hiểm xã hội", "thuong binh", "tam tru", "người nước ngoài", "an toan thuc pham", "môi trường",
         "nha o", "doanh nghiep", "công chứng", "hoc sinh", "thue", "ly hon", "chung thuc", "xe may", "lao động", "y te")


def home(scene):
    yield page(scene, "home page", "home", "dvc", ["/"])


def procedure(scene):
    yield page(scene, "procedure page", "procedure", "dvc", [f"/thu-tuc/{code}" for code in PROCEDURES])


def results(scene):
    paths = ["/tim-kiem?size=20&page=1", "/tim-kiem?size=20&page=2", "/tim-kiem?size=20&page=3"]
    yield page(scene, "search results, 20 rows", "results", "dvc", paths)


def search(scene):
    if not scene.records:
        print("        skipped: the real records are not here (MOTCUA_NATIONAL_CATALOGUE)")
        return
    paths = [f"/tim-kiem?q={urllib.parse.quote_plus(word)}&size=20" for word in WORDS]
    yield page(scene, "keyword search, real records", "search", "dvc", paths)


def mine(scene):
    scene.dossiers
    cookie = scene.cookies(scene.citizen.web, "tinh")
    yield page(scene, "my dossiers, 20 rows", "mine", "tinh", ["/ho-so-ca-nhan/ho-so?size=20"], cookie)


def inbox(scene):
    scene.dossiers
    cookie = scene.cookies(scene.officer.web, "tinh")
    yield page(scene, "desk inbox, 20 rows", "inbox", "tinh", ["/can-bo/ho-so?trang-thai=1&size=20"], cookie)


def page(scene, work, key, site, paths, cookie=None) -> Row:
    """Reference and product by turns, so that whatever else the machine does meets both."""
    headers = {"Cookie": cookie} if cookie else {}
    sizes = [size_of(scene, site, path, headers) for path in paths]
    size, part = round(sum(sizes) / len(sizes)), scene.seconds / 2
    ask = dict(host=scene.host(site), clients=CLIENTS, headers=headers)
    load.closed(scene.port, "paths.lua", paths, seconds=1, **ask)
    ours, theirs = [], []
    for _ in range(2):
        theirs.append(scene.references.page(size, CLIENTS, part))
        ours.append(load.closed(scene.port, "paths.lua", paths, seconds=part, **ask))
    if min(one.size for one in ours) < size * 0.9:
        raise LoadFault(f"{ours[0].size:.0f} bytes a page where {size} were expected")
    rate, reference = mean(ours, "rate"), mean(theirs, "rate")
    return Row(work, scene.engine, key, rate / reference, rate, mean(ours, "p50"), max(one.p99 for one in ours),
               f"N {reference:,.0f} ({size / 1000:.1f} kB)")


def size_of(scene, site, path, headers) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", scene.port, timeout=20)
    connection.request("GET", path, headers={"Host": scene.host(site)} | headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise LoadFault(f"{path} answers {answer.status}")
    return len(body)


def mean(loads, name) -> float:
    return sum(getattr(one, name) for one in loads) / len(loads)
