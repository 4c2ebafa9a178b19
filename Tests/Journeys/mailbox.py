"""The mailbox of everybody: what the mail server of the sandbox took."""

import re
import time

from net import get_json, send_json

LINK = re.compile(r"https?://\S+")


class Mailbox:
    def __init__(self, party: str):
        self.party = party

    def letters(self, address: str) -> list[dict]:
        """Newest first."""
        return get_json(f"{self.party}/_ctl/mails?to={address}")

    def wait_for(self, address: str, words: str, wait: float = 15) -> dict:
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            for letter in self.letters(address):
                if words in letter["subject"] + letter["text"]:
                    return letter
            time.sleep(0.1)
        raise AssertionError(f"no letter to {address} says «{words}»")

    def link(self, address: str) -> str:
        return LINK.search(self.wait_for(address, "Xác nhận địa chỉ email")["text"]).group()

    def fail(self, **fault):
        send_json(f"{self.party}/_ctl/fault", fault)

    def heal(self):
        send_json(f"{self.party}/_ctl/fault", method="DELETE")
