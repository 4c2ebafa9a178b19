"""Starts, stops and crashes the product and the parties around it, in a directory that is thrown away."""

import json
import os
import signal
import subprocess
import time
import urllib.request
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from captcha import CaptchaTap
from databases import Databases
from fakeclock import STARTER, FakeClock, forget
from net import free_ports, get_json, status_of

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("MOTCUA_PROGRAMS", ROOT / ".build/release"))
HANOI = timezone(timedelta(hours=7))
# Friday before the holiday that JRN-06 counts over.
START = datetime(2026, 11, 20, 9, 0, tzinfo=HANOI)
HOSTS = {
    "dvc": "dvc.localhost",
    "dangky": "dangky.dvc.localhost",
    "xacthuc": "xacthuc.dvc.localhost",
    "tinh": "dichvucong.binhminh.localhost",
    "quantri": "quantri.dvc.localhost",
}
# The deployments and their sites: each has a database, keys and files of its own.
DEPLOYMENTS = {"vnconnect": ("xacthuc", "dangky"), "national": ("dvc", "quantri"), "province": ("tinh",)}


class Product:
    """One house of its own: databases, files, sandbox, clock. Use as a context; `start()` begins to serve.

    With `apart` the deployments are three processes that share nothing but the network.
    """

    def __init__(
        self, folder: Path, engine: str = "sqlite", conninfo: str | None = None, extra: dict | None = None, apart: bool = False
    ):
        self.folder = Path(folder)
        self.data = self.folder / "data"
        self.engine = engine
        self.databases = Databases(engine, conninfo)
        self.apart = apart
        sms, telco, captcha, mail, self.smtp, ca, agent, *ports = free_ports(10)
        self.ports = {site: ports[n if apart else 0] for n, sites in enumerate(DEPLOYMENTS.values()) for site in sites}
        self.sms, self.telco, self.captcha_party, self.mail, self.ca = (
            f"http://127.0.0.1:{port}" for port in (sms, telco, captcha, mail, ca))
        self.agent = f"ws://127.0.0.1:{agent}"
        self.clock = FakeClock(self.folder / "clock", START)
        self.tap = CaptchaTap(self.captcha_party)
        self.extra = extra or {}
        self.servers: list[subprocess.Popen] = []
        self.sandbox = None

    def __enter__(self):
        self.data.mkdir(parents=True, exist_ok=True)
        self.databases.create()
        self.tap.start()
        self.run("keys", "new", str(self.data / "keys.json"))
        try:
            self._start_sandbox()
            self.run("migrate")
            self.run("seed")
            self.run("certificates", "attach", str(self.certificates / "a-cao.pem"))
            self._part_keys()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.crash()
        end(self.sandbox, signal.SIGTERM)
        self.tap.stop()
        self.databases.drop()

    @property
    def certificates(self) -> Path:
        """Where the sandbox's authorities keep what they made."""
        return self.folder / "ca"

    def revoke(self, serial: str):
        """An authority of the sandbox takes a certificate back."""
        address = urllib.request.Request(
            self.ca + "/_ctl/revoked", json.dumps({"serial": serial}).encode(), {"Content-Type": "application/json"})
        urllib.request.urlopen(address, timeout=5).close()

    def url(self, site: str, path: str = "/") -> str:
        return f"http://{HOSTS[site]}:{self.ports[site]}{path}"

    # --- processes

    def start(self, environment: dict | None = None, wait: float = 20) -> float:
        """Serves; returns the seconds until every site has answered."""
        begun = time.monotonic()
        if self.apart:
            self.servers = [
                self._serve(["--sites", ",".join(sites)], self._alone(name, environment)) for name, sites in DEPLOYMENTS.items()]
        else:
            self.servers = [self._serve([], self.environment(environment))]
        for site in HOSTS:
            self._await(site, begun + wait)
        return time.monotonic() - begun

    def _serve(self, options: list[str], environment: dict) -> subprocess.Popen:
        with open(self.folder / "motcua.log", "ab") as log:
            return subprocess.Popen(
                [*STARTER, PROGRAMS / "motcua", "serve", *options], env=environment, cwd=self.folder, stdout=log, stderr=log)

    def _await(self, site: str, deadline: float):
        while True:
            with suppress(OSError):
                if status_of(self.ports[site], HOSTS[site], "/healthz") == 200:
                    return
            if self.ended is not None:
                raise RuntimeError(f"motcua serve ended with {self.ended}: {self.last_words()}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"motcua serve does not answer for {HOSTS[site]}: {self.last_words()}")
            time.sleep(0.02)

    @property
    def ended(self) -> int | None:
        """What a server that should be there ended with."""
        return next((server.returncode for server in self.servers if server.poll() is not None), None)

    def stop(self):
        """As an operator does it: SIGTERM, and time to finish."""
        self._end(signal.SIGTERM)

    def crash(self):
        """As the kernel does it: no time for anything."""
        self._end(signal.SIGKILL)

    def _end(self, how):
        for server in self.servers:
            end(server, how)
        self.servers = []

    def run(self, *arguments: str):
        process = subprocess.Popen(
            [*STARTER, PROGRAMS / "motcua", *arguments], env=self.environment(), cwd=self.folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            said, wrong = process.communicate(timeout=180)
        finally:
            process.kill()
            forget(process.pid)
        if process.returncode != 0:
            raise RuntimeError(f"motcua {' '.join(arguments)} ended with {process.returncode}: {wrong[-2000:]}")
        return said

    def last_words(self) -> str:
        with suppress(OSError):
            return (self.folder / "motcua.log").read_text(errors="replace")[-1500:]
        return ""

    # --- settings

    def environment(self, more: dict | None = None) -> dict:
        settings = {
            "MOTCUA_HTTP_PORT": self.ports["dvc"],
            "MOTCUA_DATA": self.data,
            "MOTCUA_CAPTCHA": self.tap.address,
            "MOTCUA_CAPTCHAKEY": "thu-nghiem",
            "MOTCUA_SMS_URL": self.sms + "/cgi-bin/sendsms",
            "MOTCUA_SMS_USER": "motcua",
            "MOTCUA_SMS_PASSWORD": "thu-nghiem",
            "MOTCUA_MAIL_SERVER": f"127.0.0.1:{self.smtp}",
            "MOTCUA_SUBSCRIBERS_URL": self.telco + "/kyc-match/v0.3",
            "MOTCUA_SUBSCRIBERS_TOKENURL": self.telco + "/oauth2/token",
            "MOTCUA_SUBSCRIBERS_CLIENT": "motcua",
            "MOTCUA_SUBSCRIBERS_SECRET": "thu-nghiem",
            "MOTCUA_FILES_ALLOWUNSCANNED": "true",
            "MOTCUA_CERTIFICATES_GOVERNMENT": self.certificates / "goc-co-quan.pem",
            "MOTCUA_CERTIFICATES_PUBLIC": self.certificates / "goc-cong-cong.pem",
            "MOTCUA_CERTIFICATES_STATUS": self.ca,
            "MOTCUA_CERTIFICATES_AGENT": self.agent,
        }
        settings |= {f"MOTCUA_ORIGINS_{site.upper()}": self.url(site, "") for site in HOSTS}
        settings |= self.databases.settings(self.data) | self.extra
        environment = os.environ | {name: str(value) for name, value in settings.items()} | self.clock.environment
        for name, value in (more or {}).items():
            # Two preloaded libraries stand side by side.
            environment[name] = f"{environment[name]}:{value}" if name == "LD_PRELOAD" else str(value)
        return environment

    def _alone(self, deployment: str, more: dict | None) -> dict:
        """One deployment's machine: its own folder and port, its own database, and no way to the others'."""
        environment = self.environment(more)
        own = f"MOTCUA_DATABASE_{deployment.upper()}"
        for name in list(environment):
            if name.startswith("MOTCUA_DATABASE_") and name != own:
                environment[name] = "sqlite:/nowhere/at-all.db"
        port = self.ports[DEPLOYMENTS[deployment][0]]
        return environment | {"MOTCUA_DATA": str(self.data / deployment), "MOTCUA_HTTP_PORT": str(port)}

    def _part_keys(self):
        """Each machine gets the keys it needs, as docs/operations.md says."""
        every = json.loads((self.data / "keys.json").read_text())
        for deployment, sites in DEPLOYMENTS.items() if self.apart else ():
            clients = every["clients"] if deployment == "vnconnect" else {
                site: secret for site, secret in every["clients"].items() if site in sites}
            folder = self.data / deployment
            folder.mkdir()
            (folder / "keys.json").touch(mode=0o600)
            (folder / "keys.json").write_text(json.dumps({deployment: every[deployment], "clients": clients}))

    def _start_sandbox(self):
        port = {name: url.rsplit(":", 1)[1] for name, url in
                (("sms", self.sms), ("telco", self.telco), ("captcha", self.captcha_party), ("mail", self.mail),
                 ("ca", self.ca))}
        port["smtp"] = self.smtp
        log = open(self.folder / "sandbox.log", "ab")
        self.sandbox = subprocess.Popen(
            [*STARTER, PROGRAMS / "sandbox", f"--ca-folder={self.certificates}", *(f"--{name}-port={number}" for name, number in port.items())],
            env=os.environ | self.clock.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 10
        for party in (self.sms, self.telco, self.captcha_party, self.mail, self.ca):
            while True:
                with suppress(OSError):
                    get_json(party + "/_ctl/fault")
                    break
                if time.monotonic() > deadline:
                    raise RuntimeError(f"the sandbox does not answer at {party}")
                time.sleep(0.05)


def end(process, how):
    """Ends a process of ours and waits until it is gone; one that does not listen is killed."""
    if process is None:
        return
    if process.poll() is None:
        process.send_signal(how)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
    forget(process.pid)


def have_programs() -> bool:
    return all((PROGRAMS / name).exists() for name in ("motcua", "sandbox", "agent"))
