"""Answers captchas as a person would: by the picture that is on the page.

The product asks the captcha party for a picture and never tells a page which challenge it belongs to. So the question
passes through here, and the picture on the page finds its challenge, whose answer the party's control API tells.
"""

import base64
import hashlib
import http.client
import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from net import get_json


class CaptchaTap:
    def __init__(self, party: str):
        self.party = party
        self.challenges: dict[str, str] = {}
        tap = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, answer = tap.forward(self.path, body, self.headers)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_):
                pass  # The product was killed while it asked.

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def start(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def forward(self, path: str, body: bytes, headers) -> tuple[int, bytes]:
        party = urllib.parse.urlsplit(self.party)
        connection = http.client.HTTPConnection(party.hostname, party.port, timeout=10)
        passed = {name: headers[name] for name in ("Authorization", "Content-Type") if headers[name]}
        connection.request("POST", path, body, passed)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        if answer.status == 201:
            drawn = json.loads(data)
            self.challenges[mark(base64.b64decode(drawn["png"]))] = drawn["id"]
        return answer.status, data

    def answer(self, png: bytes) -> str:
        """What the picture says."""
        return get_json(f"{self.party}/_ctl/captcha/{self.challenges[mark(png)]}")["answer"]


def mark(png: bytes) -> str:
    return hashlib.sha256(png).hexdigest()
