"""The clock of the product and of the sandbox, moved while they run (libfaketime)."""

import glob
import time
from datetime import datetime
from pathlib import Path


class FakeClock:
    def __init__(self, file: Path, start: datetime):
        self.file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        # An offset and not a moment: a process that is started again goes on where the others are.
        self.offset = round(start.timestamp() - time.time())
        self._write()

    @property
    def now(self) -> float:
        return time.time() + self.offset

    def move(self, seconds: float):
        """Forward; every process sees it with its next look at the clock."""
        self.offset += round(seconds)
        self._write()

    @property
    def environment(self) -> dict:
        return {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }

    def _write(self):
        new = self.file.with_suffix(".new")
        new.write_text(f"{self.offset:+d}\n")
        new.rename(self.file)


# The library adds to the environment of the first program it is loaded into, and Swift finds a program's arguments by
# where its environment lies. So that first program is another one, which then becomes the one that is meant.
STARTER = ["/usr/bin/env"]


def forget(process: int):
    """What the library leaves in shared memory behind a process that was killed."""
    for left in glob.glob(f"/dev/shm/*faketime_*_{process}"):
        Path(left).unlink(missing_ok=True)


def library() -> str:
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        raise RuntimeError("libfaketime is missing: apt-get install faketime")
    return found[0]
