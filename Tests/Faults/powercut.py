"""The power fails: what was acknowledged is on the disk, what was not may be gone, and nothing is half there.

A library between the programs and the disk keeps only what was synced (powercut.c); at the cut every program is killed
and starts again on that. To show that the test sees what it is for, it runs once more with a sync that lies, and must
then find losses.
"""

import hashlib
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import papers
from house import Cluster, Skipped, house
from people import C_CU, C_HMO, C_THU
from people_at_work import Citizen, NotDone
from web import Unanswered

TITLE = "a power cut loses nothing acknowledged"
ENGINES = ("sqlite", "postgres")
CUTS = 2
LONG = {"CUTS": 20}
SECONDS = 4


def run(engine, folder):
    with Machine(engine, folder, built(folder)) as machine:
        for cuts in range(1, CUTS + 1):
            machine.work(SECONDS)
            machine.lies = cuts == CUTS  # from the start after this cut
            machine.cut()
            lost = machine.lost()
            assert not lost, f"{len(lost)} of {len(machine.sent)} acknowledged dossiers: " + "; ".join(lost[:5])
        honest = len(machine.sent)
        assert honest >= 5, f"only {honest} dossiers were sent"
        machine.work(SECONDS)
        machine.cut()
        lost = len(machine.lost())
        assert lost, "with a sync that does nothing the test finds no loss: it tests nothing"
    return f"{CUTS} cuts, {honest} dossiers kept; with a sync that lies one more cut loses {lost}"


class Machine:
    """A product and, if it uses one, its PostgreSQL, on a disk that forgets."""

    def __init__(self, engine, folder, library):
        self.engine, self.folder, self.library, self.lies = engine, folder, library, False
        self.data, self.disk = folder / "data", folder / "disk"
        self.sent: dict[str, tuple] = {}
        self.cluster = Cluster(self.data / "postgres") if engine == "postgres" else None

    def __enter__(self):
        self.data.mkdir(parents=True)
        # PostgreSQL runs as somebody else.
        for folder in (self.folder, self.data):
            folder.chmod(0o777)
        conninfo = self.cluster.start() if self.cluster else None
        self.product = house(self.folder, self.engine, conninfo)
        self.product.__enter__()
        if self.cluster:
            self.cluster.stop()
        self.disk.mkdir()
        self.disk.chmod(0o777)
        self.start()
        return self

    def __exit__(self, *error):
        self.product.crash()
        if self.cluster:
            self.cluster.start()
        self.product.__exit__(*error)
        if self.cluster:
            self.cluster.stop()

    @property
    def environment(self) -> dict:
        more = {"LD_PRELOAD": str(self.library), "POWERCUT_DATA": str(self.data), "POWERCUT_DISK": str(self.disk)}
        return more | ({"POWERCUT_LIES": "1"} if self.lies else {})

    def start(self):
        if self.cluster:
            self.cluster.start(self.environment)
        self.product.start(self.environment, wait=30)

    def work(self, seconds):
        """Citizens file until the power fails: the last requests are under way then."""
        self.stop = threading.Event()
        citizens = [Citizen(self.product, person, f"10.0.0.{n}") for n, person in enumerate((C_THU, C_CU, C_HMO), 1)]
        self.workers = [threading.Thread(target=self._file, args=(citizen,)) for citizen in citizens]
        for worker in self.workers:
            worker.start()
        time.sleep(seconds)

    def _file(self, citizen):
        number = 0
        while not self.stop.is_set():
            number += 1
            paper = papers.pdf(f"{citizen.person.phone} {time.monotonic()}", size=30_000)
            try:
                code = citizen.sign_in().file(paper)
                self.sent[code] = (citizen, hashlib.sha256(paper).hexdigest())
            except (Unanswered, NotDone, AssertionError, AttributeError):
                time.sleep(0.05)

    def cut(self):
        self.product.crash()
        self.stop.set()
        if self.cluster:
            kill_cluster(self.data / "postgres/data")
        for worker in self.workers:
            worker.join(30)
        after = self.folder / "after"
        restored(self.disk, after, self.data)
        shutil.rmtree(self.data)
        after.rename(self.data)
        shutil.rmtree(self.disk)
        self.disk.mkdir()
        self.disk.chmod(0o777)
        self.start()

    def lost(self) -> list[str]:
        lost = []
        for code, (citizen, mark) in sorted(self.sent.items()):
            try:
                page = citizen.sign_in().dossier(code)
                if page.status != 200:
                    lost.append(f"{code}: {page.status}")
                elif mark not in [hashlib.sha256(paper).hexdigest() for paper in citizen.papers_of(page)]:
                    lost.append(f"{code}: its paper is not what was sent")
            except (Unanswered, AssertionError) as error:
                lost.append(f"{code}: {error}")
        return lost


def restored(disk: Path, to: Path, original: Path):
    """Writes out what the disk remembers, with the owners and rights of before."""
    for here, folders, names in os.walk(disk / "names"):
        below = Path(here).relative_to(disk / "names")
        (to / below).mkdir(exist_ok=True)
        adopt(to / below, original / below)
        links = [name for name in folders + names if (Path(here) / name).is_symlink()]
        for name in links:
            kept = disk / "inodes" / os.readlink(Path(here) / name)
            if kept.exists():
                shutil.copyfile(kept, to / below / name)
            else:
                (to / below / name).touch()  # Its name was synced, its bytes never were.
            adopt(to / below / name, original / below / name)


def adopt(path: Path, like: Path):
    source = like if like.exists() else like.parent
    if not source.exists():
        return
    status = source.stat()
    os.chown(path, status.st_uid, status.st_gid)
    mode = status.st_mode & 0o7777
    path.chmod(mode if like.exists() else mode | 0o600 if path.is_dir() else 0o600)


def kill_cluster(data: Path):
    """Every process of this cluster at once, as a power cut does; PostgreSQL notices what is left by itself."""
    postmaster = int((data / "postmaster.pid").read_text().split()[0])
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True).stdout.split()
    for process in [postmaster, *map(int, children)]:
        try:
            os.kill(process, 9)
        except ProcessLookupError:
            pass
    deadline = time.monotonic() + 10
    while any(alive(int(process)) for process in [postmaster, *children]) and time.monotonic() < deadline:
        time.sleep(0.05)


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def built(folder: Path) -> Path:
    library = folder / "powercut.so"
    folder.mkdir(parents=True, exist_ok=True)
    source = Path(__file__).with_name("powercut.c")
    compiler = shutil.which("gcc") or shutil.which("clang") or shutil.which("cc")
    if not compiler:
        raise Skipped("no C compiler")
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-Wno-unused-result", "-Wno-format-truncation",
         "-o", library, source, "-ldl"],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    library.chmod(0o755)
    return library
