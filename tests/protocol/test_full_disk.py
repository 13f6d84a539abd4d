"""A disk that fills: everybody is told so, nothing acknowledged is lost, and with room it goes on."""

import contextlib
import sqlite3

import pytest
from sqlalchemy import text

from tests.protocol.world import World, new_id
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import Change

LONG = "x" * 9_000


# Only SQLite's file can be made small from here.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_disk_is_said_and_nothing_acknowledged_is_lost(server: World) -> None:
    token = await server.token("c-1")
    # Room for some lines beside what there is.
    await server.house.store.write(_pages, _held(server) + 40)
    kept: list[str] = []
    async with await server.widget(token) as tab:
        id_ = new_id()
        answer = await tab.say(LONG, id_)
        while answer["type"] == "ack" and len(kept) < 90:
            kept.append(id_)
            id_ = new_id()
            answer = await tab.say(LONG, id_)
        assert kept
        assert (answer["code"], answer["id"]) == ("failed", id_)
        assert answer["message"]
        over_http = await server.post("/api/widget/messages", token, id=new_id(), text=LONG)
        assert (over_http.status_code, over_http.json()["code"]) == (503, "failed")
        await server.house.store.write(_pages, 100_000)
        # Asked again with the same id, it is taken.
        again = await server.post("/api/widget/messages", token, id=id_, text=LONG)
        assert (again.status_code, again.json()["n"]) == (200, len(kept) + 1)
    page = (await server.get("/api/widget/messages", token)).json()
    assert [entry["id"] for entry in page["entries"]] == [*kept, id_]
    assert [entry["n"] for entry in page["entries"]] == list(range(1, len(kept) + 2))


def _held(server: World) -> int:
    with contextlib.closing(sqlite3.connect(server.house.settings.database_url.removeprefix("sqlite:///"))) as file:
        return int(file.execute("PRAGMA page_count").fetchone()[0])


def _pages(tx: Tx, most: int) -> None:
    tx.run(Change(lambda _: text(f"PRAGMA max_page_count={most}")))
