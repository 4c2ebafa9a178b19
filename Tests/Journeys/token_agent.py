"""A USB token in this machine: a SoftHSM2 token with a sample person's key, and the signing agent before it."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from socket import create_connection

from fakeclock import STARTER
from product import PROGRAMS, Product, end

PIN = "123456"


class TokenAgent:
    """Use as a context; `pin` is what the person types next."""

    def __init__(self, product: Product, name: str):
        self.product, self.name = product, name
        self.folder = product.folder / f"token-{name}"
        self.environment = os.environ | product.clock.environment | {"SOFTHSM2_CONF": str(self.folder / "softhsm2.conf")}
        self.process = None

    def __enter__(self):
        tokens = self.folder / "tokens"
        tokens.mkdir(parents=True, exist_ok=True)
        (self.folder / "softhsm2.conf").write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n")
        asks = self.folder / "ask"
        asks.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$1\" >>'{self.folder}/asked'\ncat '{self.folder}/pin'\n")
        asks.chmod(0o700)
        self.pin(PIN)
        util = ["softhsm2-util", "--pin", PIN]
        self._run(*util, "--init-token", "--free", "--label", self.name, "--so-pin", "87654321")
        key = self.product.certificates / f"{self.name}.key.pem"
        self._run(*util, "--import", str(key), "--token", self.name, "--label", self.name, "--id", "01")
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        host, port = self.product.agent.rsplit("/", 1)[1].split(":")
        origins = [f"--origin={self.product.url(site, '')}" for site in ("dangky", "xacthuc")]
        log = open(self.folder / "agent.log", "ab")
        self.process = subprocess.Popen(
            [*STARTER, PROGRAMS / "agent", f"--token={self.name}", f"--port={port}", f"--ask={self.folder / 'ask'}",
             f"--certificate={self.product.certificates / self.name}.pem", *origins],
            env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 10
        while True:
            with suppress(OSError):
                create_connection((host, int(port))).close()
                return
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the agent does not start: {(self.folder / 'agent.log').read_text()[-800:]}")
            time.sleep(0.05)

    def stop(self):
        end(self.process, signal.SIGTERM)
        self.process = None

    def pin(self, digits: str):
        (self.folder / "pin").write_text(digits + "\n")

    @property
    def asked(self) -> list[str]:
        """What the agent showed beside its questions for the PIN."""
        path = Path(self.folder / "asked")
        return path.read_text().splitlines() if path.exists() else []

    def _run(self, *command: str):
        subprocess.run(command, env=os.environ | {"SOFTHSM2_CONF": str(self.folder / "softhsm2.conf")}, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
