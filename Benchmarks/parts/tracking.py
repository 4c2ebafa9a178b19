"""The form that looks a dossier up by its code, filled in: its captcha is answered as in the journeys."""

import re
import urllib.parse
from dataclasses import dataclass

from net import fetch
from web import Web


@dataclass
class Filled:
    path: str
    body: str
    headers: dict


def form(scene, site: str, code: str, address: str) -> Filled:
    """One address may look up ten codes in ten minutes, so each has its own."""
    web = Web(scene.product, address)
    page = web.get(site, "/tra-cuu")
    picture = re.search(r'class="captcha__picture" src="([^"]+)"', page.text).group(1)
    at = urllib.parse.urlsplit(urllib.parse.urljoin(page.url, picture))
    _, png = fetch(at.port, at.hostname, at.path)
    asked = page.form("/tra-cuu")
    asked.put("ma", code)
    asked.put("ma-xac-thuc", scene.product.tap.answer(png))
    return Filled("/tra-cuu", urllib.parse.urlencode(asked.values), {
        "Cookie": scene.cookies(web, site), "Origin": f"http://{scene.host(site)}", "X-Forwarded-For": address,
        "Content-Type": "application/x-www-form-urlencoded"})
