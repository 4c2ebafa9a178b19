"""Loopback plumbing: free ports, and short questions over HTTP that need no name service."""

import http.client
import json
import random
import socket
import urllib.request


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on, below those that the kernel gives to outgoing connections."""
    found: list[int] = []
    while len(found) < count:
        port = random.randint(20_000, 31_999)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in found:
            found.append(port)
    return found


def fetch(port: int, host: str, path: str, timeout: float = 10) -> tuple[int, bytes]:
    """A GET at loopback under any name, so that *.localhost need not resolve here."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path, headers={"Host": f"{host}:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def status_of(port: int, host: str, path: str) -> int:
    return fetch(port, host, path, timeout=5)[0]


def get_json(url: str):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return json.load(answer)


def send_json(url: str, value=None, method: str = "POST"):
    body = None if value is None else json.dumps(value).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.status
