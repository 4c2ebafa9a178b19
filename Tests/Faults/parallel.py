"""50 dossiers sent at the same moment get 50 consecutive codes (REQ-DOS-009)."""

import threading

import papers
from house import house
from people import C_CU, C_HMO, C_THU
from people_at_work import Citizen

TITLE = "50 parallel sends give 50 consecutive codes"
ENGINES = ("sqlite", "postgres")
COUNT = 50


def run(engine, folder):
    with house(folder, engine) as product:
        product.start()
        citizens = [Citizen(product, person, f"10.0.0.{n}").sign_in() for n, person in enumerate((C_THU, C_CU, C_HMO), 1)]
        ready = [(citizens[n % 3], citizens[n % 3].ready(papers.pdf(str(n)))) for n in range(COUNT)]
        codes, wrong = [], []
        together = threading.Barrier(COUNT)

        def send(citizen, page):
            together.wait()
            try:
                codes.append(citizen.send(page))
            except Exception as error:
                wrong.append(error)

        threads = [threading.Thread(target=send, args=pair) for pair in ready]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert not wrong, f"{len(wrong)} of {COUNT} were not sent: {wrong[0]!r}"
        numbers = sorted(int(code.rsplit("-", 1)[1]) for code in codes)
        assert numbers == list(range(1, COUNT + 1)), f"the numbers are {numbers}"
        twice(citizens[0], product)
        return f"{COUNT} sends at once, then one twice at once: {COUNT + 1} codes"


def twice(citizen, product):
    """Two presses of the same button give one code."""
    page = citizen.ready(papers.pdf("once"))
    codes, together = [], threading.Barrier(2)

    def send():
        together.wait()
        try:
            codes.append(citizen.send(page))
        except Exception as error:
            codes.append(error)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    given = {code for code in codes if isinstance(code, str)}
    assert len(given) == 1, f"one dossier was sent twice at once and got {codes}"
    assert product.databases.count(product.data, "province", "dossiers_codes") == COUNT + 1
