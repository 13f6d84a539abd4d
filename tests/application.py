"""The application of a house, built once for many: building it takes longer than most tests need for all they do."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from litestar import Litestar
from litestar.datastructures import State

from xiaoer.app.house import House
from xiaoer.app.server import application, move_in
from xiaoer.demo.front import Front

_free: dict[bool, list[Litestar]] = defaultdict(list)


@contextmanager
def lent(house: House, front: Front | None = None) -> Iterator[Any]:
    """An application that serves this house alone until the end. Litestar types it more closely than its callers do."""
    shop = front is not None
    app = _free[shop].pop() if _free[shop] else application(shop=shop)
    move_in(app, house, front)
    yield app
    # One that something went wrong with does not come back.
    app.state = State()
    _free[shop].append(app)
