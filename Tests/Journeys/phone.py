"""The phones of the invented people: what the SMS gateway of the sandbox delivered to them."""

import re
import time

from net import get_json, send_json

CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


class Phones:
    def __init__(self, gateway: str):
        self.gateway = gateway
        self.read: dict[str, int] = {}

    def messages(self, number: str | None = None) -> list[dict]:
        """Newest first; of every phone without a number."""
        to = f"?to={number}" if number else ""
        return get_json(f"{self.gateway}/_ctl/inbox{to}")

    def codes(self, number: str) -> list[str]:
        """Oldest first."""
        texts = [message["text"] for message in reversed(self.messages(number))]
        return [found.group() for text in texts if "OTP" in text and (found := CODE.search(text))]

    def new_code(self, number: str, wait: float = 10) -> str:
        """The next code that has not been read yet."""
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            codes = self.codes(number)
            if len(codes) > self.read.get(number, 0):
                self.read[number] = len(codes)
                return codes[-1]
            time.sleep(0.05)
        raise AssertionError(f"no new code on {number}")

    def wait_for(self, number: str, words: str, wait: float = 10) -> str:
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            for message in self.messages(number):
                if words in message["text"]:
                    return message["text"]
            time.sleep(0.1)
        raise AssertionError(f"no message on {number} says «{words}»")

    def fail(self, **fault):
        send_json(f"{self.gateway}/_ctl/fault", fault)

    def heal(self):
        send_json(f"{self.gateway}/_ctl/fault", method="DELETE")
