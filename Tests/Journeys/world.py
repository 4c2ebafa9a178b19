"""What a journey is given: a product of its own, a browser, and the phones."""

from phone import Phones
from visitor import Visitor


class World:
    def __init__(self, product, browser, width: int = 1280, scripts: bool = True):
        self.product, self.browser, self.width, self.scripts = product, browser, width, scripts
        self.phones = Phones(product.sms)
        self.visitors: list[Visitor] = []
        self.on_page = None

    def visitor(self, cookies: list | None = None) -> Visitor:
        visitor = Visitor(self, cookies)
        self.visitors.append(visitor)
        return visitor

    def seen(self, visitor: Visitor):
        """Called at each page; the tour takes its pictures here."""
        if self.on_page:
            self.on_page(visitor)

    def restarted(self, visitor: Visitor) -> Visitor:
        """The same browser after it was closed: what it keeps are the cookies that have a date."""
        kept = [cookie for cookie in visitor.context.cookies() if cookie["expires"] > 0]
        visitor.close()
        return self.visitor(kept)

    @property
    def faults(self) -> list[str]:
        return [fault for visitor in self.visitors for fault in visitor.look.faults]

    def close(self):
        for visitor in self.visitors:
            visitor.close()
