#!/usr/bin/env python3
"""A small client of Vnconnect: signs people in, and tells nginx (auth_request) who they are.

Debian packages: python3-jwt, python3-cryptography. Settings from the environment: ISSUER, CLIENT_ID, CLIENT_SECRET,
ORIGIN (https://so.example.vn), PORT.
"""
import base64
import hashlib
import http.cookies
import http.server
import json
import os
import secrets
import time
import urllib.parse
import urllib.request

import jwt

ISSUER, CLIENT, SECRET = os.environ["ISSUER"], os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"]
ORIGIN, PORT = os.environ["ORIGIN"], int(os.environ.get("PORT", "9100"))
REDIRECT = ORIGIN + "/ve"
SECURE = "; Secure" if ORIGIN.startswith("https:") else ""
ALGORITHMS = ["ES256", "PS256", "RS256"]


def fetch(url, form=None, headers=None):
    data = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(urllib.request.Request(url, data, headers or {}), timeout=5) as reply:
        return json.load(reply)


class Provider:
    """What discovery says; keys are asked for again when a name is unknown."""

    def __init__(self):
        self.metadata = fetch(ISSUER + "/.well-known/openid-configuration")
        if self.metadata["issuer"] != ISSUER:
            raise SystemExit("another issuer than ISSUER answers there")
        self.keys = jwt.PyJWKClient(self.metadata["jwks_uri"], cache_keys=True)

    def claims(self, token, nonce):
        key = self.keys.get_signing_key_from_jwt(token)
        claims = jwt.decode(token, key.key, algorithms=ALGORITHMS, audience=CLIENT, issuer=ISSUER, leeway=10)
        if not secrets.compare_digest(claims.get("nonce", ""), nonce):
            raise ValueError("the ID token is for another sign-in")
        return claims


provider = Provider()
pending = {}  # state -> (nonce, verifier, until)
sessions = {}  # cookie -> (sub, until)


def begin():
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    for old in [name for name, entry in pending.items() if entry[2] < time.time()]:
        del pending[old]
    pending[state] = (nonce, verifier, time.time() + 900)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    query = urllib.parse.urlencode({
        "response_type": "code", "client_id": CLIENT, "redirect_uri": REDIRECT, "scope": "openid profile", "state": state,
        "nonce": nonce, "code_challenge": challenge, "code_challenge_method": "S256"})
    return provider.metadata["authorization_endpoint"] + "?" + query, state


def finish(query, cookie):
    state = query.get("state", [""])[0]
    if not cookie or not secrets.compare_digest(state, cookie) or query.get("iss", [""])[0] != ISSUER:
        raise ValueError("the answer is not to a question of this browser")
    nonce, verifier, until = pending.pop(state)
    if until < time.time() or "code" not in query:
        raise ValueError(query.get("error", ["too late"])[0])
    pair = f"{urllib.parse.quote(CLIENT, safe='')}:{urllib.parse.quote(SECRET, safe='')}"
    tokens = fetch(provider.metadata["token_endpoint"], {
        "grant_type": "authorization_code", "code": query["code"][0], "redirect_uri": REDIRECT, "code_verifier": verifier,
    }, {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()})
    return provider.claims(tokens["id_token"], nonce)


class Handler(http.server.BaseHTTPRequestHandler):
    def cookie(self, name):
        return getattr(http.cookies.SimpleCookie(self.headers.get("Cookie", "")).get(name), "value", "")

    def answer(self, status, headers=(), body=b""):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path == "/kiem-tra":
            sub, until = sessions.get(self.cookie("rp"), ("", 0))
            return self.answer(204, [("X-Sub", sub)]) if until > time.time() else self.answer(401)
        if path == "/vao":
            url, state = begin()
            return self.answer(302, [("Location", url), ("Set-Cookie", f"vao={state}; HttpOnly; SameSite=Lax; Path=/{SECURE}")])
        if path == "/ve":
            try:
                claims = finish(urllib.parse.parse_qs(query), self.cookie("vao"))
            except (ValueError, KeyError, OSError, jwt.PyJWTError) as fault:
                return self.answer(400, body=f"sign-in failed: {type(fault).__name__}\n".encode())
            name = secrets.token_urlsafe(32)
            sessions[name] = (claims["sub"], time.time() + 3600)
            return self.answer(302, [("Location", "/"), ("Set-Cookie", f"rp={name}; HttpOnly; SameSite=Lax; Path=/{SECURE}")])
        self.answer(404)


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Handler).serve_forever()
