"""A text that is erased is nowhere any more, and what was proven over it still is."""

import asyncio
from pathlib import Path

from tests.journal import folded
from tests.protocol.database import checkpoint, contents
from tests.protocol.world import PATIENCE, World, new_id
from xiaoer.conversation import entries
from xiaoer.conversation.entries import stream_of
from xiaoer.event.erase import Proof, proofs
from xiaoer.kit.crypto import commitment

SECRET = "Tegucigalpa"
KEPT = "Ouagadougou"


def traces(url: str, word: str) -> list[str]:
    """Tables that hold the word, in whatever writing."""
    needles = [word, word.lower(), word.encode().hex(), str(word.encode("utf-16-le"))[2:-1]]
    found = contents(url)
    return [
        name
        for name, rows in found.items()
        if any(needle in value for row in rows for value in map(_readable, row) for needle in needles)
    ]


def _readable(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def in_files(url: str, word: str) -> list[str]:
    """SQLite's files that hold the word, free pages included."""
    path = Path(url.removeprefix("sqlite:///"))
    return [each.name for each in path.parent.glob(f"{path.name}*") if word.encode() in each.read_bytes()]


def texts(url: str, word: str) -> list[str]:
    """The same, but for the index."""
    return [name for name in traces(url, word) if not name.startswith("message_search")]


async def indexed(server: World) -> None:
    """Everything so far can be found."""
    await folded(server.house.store, *server.house.folds)


async def until_forgotten(url: str) -> None:
    """The index is written anew without it, soon."""
    async with asyncio.timeout(PATIENCE):
        while traces(url, SECRET):  # noqa: ASYNC110 - what it waits for is a state of others
            await asyncio.sleep(0.05)


async def test_an_erased_message_is_nowhere(server: World) -> None:
    url, store = server.house.settings.database_url, server.house.store
    id_, note = new_id(), new_id()
    conversation, contact = await server.conversation(f"{KEPT} stays")
    staff = (await server.staff())[1]
    await server.post(f"/api/conversations/{conversation}/take", staff)
    path = f"/api/conversations/{conversation}"
    await server.post(f"{path}/notes", staff, id=note, text=f"she lives in {SECRET}")
    async with (
        await server.widget(contact) as tab,
        await server.console(staff, f"&conversation={conversation}") as seat,
    ):
        await tab.say(f"I live in {SECRET}", id_)
        await tab.entry(SECRET)
        await seat.until(lambda frame: frame["type"] == "entry" and frame["id"] == id_)
        # A text stands in one place, also before; its words in the index by which staff find it.
        await indexed(server)
        assert texts(url, SECRET) == texts(url, KEPT) == ["payload"]
        assert traces(url, SECRET) != ["payload"]
        before = {entry: (await store.read(proofs, stream_of(conversation), entry))[0] for entry in (id_, note)}
        for entry in (id_, note):
            assert await store.write(entries.erase, conversation, entry, actor="system")
        assert not await store.write(entries.erase, conversation, new_id(), actor="system")
        erased = await tab.until(lambda frame: frame["type"] == "entry" and frame["id"] == id_ and not frame["text"])
        assert (erased["n"], erased["parts"], erased["author"]) == (3, [], "contact")
        gone = await seat.until(lambda frame: frame["type"] == "entry" and frame["id"] == note and frame["erased"])
        assert gone["text"] == ""
        numbers = [frame["seq"] for frame in seat.entries()]
        assert numbers == list(range(1, len(numbers) + 1))
    await indexed(server)
    await until_forgotten(url)
    assert texts(url, KEPT) == ["payload"]
    if url.startswith("sqlite"):
        checkpoint(url)
        assert in_files(url, SECRET) == in_files(url, SECRET.lower()) == []
        assert in_files(url, KEPT) == ["xiaoer.db"]
    await still_proven(server, conversation, before)
    await something_was_there(server, staff, contact, conversation, (id_, note))
    assert traces(url, SECRET) == []


async def still_proven(server: World, conversation: str, before: dict[str, Proof]) -> None:
    """The commitments stay, and were true."""
    store = server.house.store
    for entry, proof in before.items():
        after = (await store.read(proofs, stream_of(conversation), entry))[0]
        assert (after.commitment, after.salt, after.body) == (proof.commitment, None, None)
        assert proof.commitment == commitment(proof.salt or b"", proof.body or b"")


async def something_was_there(server: World, staff: str, contact: str, conversation: str, ids: tuple[str, str]) -> None:
    """Whoever reads later sees that, and nothing of it."""
    id_, path = ids[0], f"/api/conversations/{conversation}"
    shown = [entry for entry in await server.thread(contact) if entry["id"] == id_]
    assert [entry["text"] for entry in shown] == ["", ""]
    lines = [line for line in await server.lines(staff, conversation) if line["id"] in ids]
    assert len(lines) == 4
    assert all(line["erased"] and line["text"] == "" for line in lines)
    summary = (await server.get(path, staff)).json()["conversation"]
    assert SECRET not in str(summary)
    # Her client, which never heard the ack, says it again: it is still the same message.
    response = await server.post("/api/widget/messages", contact, id=id_, text=f"I live in {SECRET}")
    assert response.json() == {"id": id_, "n": 2}


async def test_a_comment_can_be_erased_too(server: World) -> None:
    url = server.house.settings.database_url
    conversation, contact = await server.conversation()
    staff = (await server.staff())[1]
    async with await server.widget(contact) as tab:
        await server.post(f"/api/conversations/{conversation}/resolve", staff)
        await tab.entry("How was it?")
        await tab.send(type="rating.give", id="r", score=2, comment=f"not in {SECRET}")
        await tab.answer("r")
    assert texts(url, SECRET) == ["payload"]
    [given] = [line for line in await server.lines(staff, conversation) if line["event"] == "rating.given"]
    assert (given["kind"], given["author"], given["text"]) == ("note", "contact", f"not in {SECRET}")
    await server.house.store.write(entries.erase, conversation, given["id"], actor="system")
    await indexed(server)
    await until_forgotten(url)
    [given] = [line for line in await server.lines(staff, conversation) if line["event"] == "rating.given"]
    assert (given["facts"]["score"], given["text"], given["erased"]) == (2, "", True)
