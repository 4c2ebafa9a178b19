"""Authorize, token and userinfo of people who are signed in, against bare commits and signatures."""

import base64
import hashlib
import re
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import load
from crowd import person
from people_at_work import ask_for_code
from report import Row
from web import Web

CLIENTS = 32
BACK = "http://ung-dung.localhost:9/ve"
VERIFIER = "x" * 64


def codeflow(scene):
    flow, half = prepared(scene), scene.seconds / 2
    ours, commits, signatures = [], [], []
    for _ in range(2):
        commits.append(scene.references.commits(scene.engine, scene.conninfo, CLIENTS, half).rate)
        signatures.append(scene.references.signatures(half).rate)
        ours.append(load_for(scene, flow, half))
    rate, c, s = (sum(one.rate for one in ours) / 2, sum(commits) / 2, sum(signatures) / 2)
    yield Row("code flow", scene.engine, "codeflow", rate / min(c / 8, s / 3), rate, max(one.p50 for one in ours),
              max(one.p99 for one in ours), f"C {c:,.0f} / 8, S {s:,.0f} / 3")


def load_for(scene, flow: list[str], seconds: float, clients: int = CLIENTS):
    return load.closed(
        scene.port, "codeflow.lua", flow, host=scene.host("xacthuc"), clients=clients, seconds=seconds, counted=True)


@cache
def prepared(scene) -> list[str]:
    """For `codeflow.lua`: a client of its own, and as many people who are signed in as there are clients of the load."""
    said = scene.product.run("client", "register", "Ứng dụng đo", "--redirect", BACK)
    made = dict(line.split("\t") for line in said.splitlines())
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
    begin = "/oauth2/authorize?" + urllib.parse.urlencode({
        "response_type": "code", "client_id": made["client_id"], "redirect_uri": BACK, "scope": "openid profile",
        "state": "trang-thai", "nonce": "mot-lan", "code_challenge": challenge, "code_challenge_method": "S256"})
    form = urllib.parse.urlencode({
        "grant_type": "authorization_code", "client_id": made["client_id"], "client_secret": made["client_secret"],
        "redirect_uri": BACK, "code_verifier": VERIFIER, "code": ""})
    with ThreadPoolExecutor(4) as doors:
        cookies = list(doors.map(lambda n: signed_in(scene, person(scene.crowd[n]), begin, n), range(CLIENTS)))
    return [begin, "/oauth2/token", "/oauth2/userinfo", form, *cookies]


def signed_in(scene, who, begin: str, number: int) -> str:
    """The cookies of somebody who has shown password and code at Vnconnect."""
    web = Web(scene.product, f"10.0.3.{number + 1}")
    page = ask_for_code(web, web.get("xacthuc", begin), who)
    reply = web.once("POST", page.url, *posted(page, scene.phones.new_code(who.phone)))
    assert reply.status == 303, f"{who.name} is not signed in: {reply.status} {reply.text[:300]}"
    return scene.cookies(web, "xacthuc")


def posted(page, code: str):
    form = page.form("/otp")
    form.put("maOTP", code)
    origin = re.match(r"https?://[^/]+", page.url).group()
    return urllib.parse.urlencode(form.values).encode(), {
        "Content-Type": "application/x-www-form-urlencoded", "Origin": origin, "Referer": page.url}
