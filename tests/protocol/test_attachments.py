"""Files from a customer's hand to everybody's screen, and nobody else's."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from typing_extensions import override

from tests.journal import journal
from tests.media.samples import EXE, PDF, SVG, bomb, office, picture, with_place
from tests.protocol.uploads import part, send, shown, upload, uploaded
from tests.protocol.world import World, bearer, eventually, new_id, running, without_assistant
from xiaoer.app import house as house_module
from xiaoer.app import serve
from xiaoer.conversation.entries import erase
from xiaoer.job.queue import Job
from xiaoer.kit.clock import DAY, MINUTE, ManualClock
from xiaoer.kit.settings import Settings
from xiaoer.kit.worker import Worker
from xiaoer.media.jobs import drop, sweep
from xiaoer.media.verbs import AT_ONCE, DROP, UNUSED


async def _nothing(*of: object) -> None:
    """There is no assistant here to be taught."""


class Kept(Worker):
    """Knows files only, and serves one house after the other: its process takes longer to start than most tests."""

    started = False

    @override
    async def start(self) -> None:
        if not self.started:
            await super().start()
        self.started = True

    @override
    async def stop(self) -> None:
        """It stays."""

    async def end(self) -> None:
        """The last house is closed."""
        await super().stop()


@pytest.fixture(scope="module")
def worker() -> Iterator[Kept]:
    """One process for all."""
    kept = Kept("xiaoer.media.examine")
    yield kept
    asyncio.run(kept.end())


@pytest.fixture
async def server(
    database_url: str, tmp_path: Path, clock: ManualClock, worker: Kept, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A server whose worker process knows files only."""
    monkeypatch.setattr(house_module, "SUBSCRIBERS", without_assistant())
    monkeypatch.setattr(house_module, "Worker", lambda *_: worker)
    monkeypatch.setattr(house_module, "teach", _nothing)
    monkeypatch.setattr(serve, "settle_memory", lambda: None)
    settings = Settings(data=str(tmp_path / "data"), port=0, database=database_url)
    async with running(settings, clock) as world:
        yield world


async def happened(server: World, stream: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of streams of that kind, with their facts."""
    lines = await journal(server.house.store)
    return [
        (line.kind, {key: value for key, value in line.decode().items() if key != "kind"})
        for line in lines
        if line.stream.startswith(stream)
    ]


def kept(server: World) -> list[Path]:
    """Every file of bytes that lies in the house."""
    folder = Path(server.house.settings.data) / "media"
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_picture_goes_from_her_hand_to_both_screens(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    agent = (await server.staff())[1]
    answer = await upload(server, token, with_place(), "../../C:\\fotos\\IMG \u202e1.JPG", "image/jpeg")
    assert answer.status_code == 201
    file = answer.json()
    assert set(file) == {"id", "name", "type", "size"}
    assert (file["name"], file["type"]) == ("IMG 1.JPG", "image/jpeg")
    async with await server.widget(token, 1) as tab, await server.console(agent) as seat:
        await seat.send(type="watch", conversation=conversation)
        await tab.send(type="message.send", id="m", text="", attachments=[file["id"]])
        assert (await tab.answer("m"))["type"] == "ack"
        entry = await tab.until(lambda frame: frame["type"] == "entry" and frame["id"] == "m")
        seen = await seat.until(lambda frame: frame["type"] == "entry" and frame["id"] == "m")
    sent = {"type": "attachment", "id": file["id"], "name": "IMG 1.JPG", "media_type": "image/jpeg"}
    assert part(entry) == sent | {"size": file["size"], "width": 20, "height": 40}
    assert (entry["text"], seen["parts"]) == ("", entry["parts"])
    # Sent again it is the same message, and the same over HTTP.
    assert (await send(server, token, "m", file["id"])).json() == {"id": "m", "n": 2}
    for reader, staff in ((token, False), (agent, True)):
        response = await shown(server, reader, file["id"], staff=staff)
        assert (response.status_code, len(response.content)) == (200, file["size"])
        assert b"Secret" not in response.content
    assert (await happened(server, "attachment:")) == [
        ("attachment.kept", {"media_type": "image/jpeg", "size": file["size"]})
    ]
    assert "IMG" not in str(await happened(server, ""))


async def test_the_address_ends_and_cannot_be_made_up(server: World, clock: ManualClock) -> None:
    token = await server.token("c-1")
    id_, other = [await uploaded(server, token, PDF, "résumé 简历.pdf") for _ in range(2)]
    told = (await server.get(f"/api/widget/attachments/{id_}", token)).json()
    response = await server.http.get(told["url"])
    assert (response.status_code, response.content) == (200, PDF)
    headers = response.headers
    assert headers["content-type"] == "application/pdf"
    assert headers.get_list("x-content-type-options") == ["nosniff"]
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "private, max-age=300"
    assert headers["content-disposition"] == (
        "attachment; filename=\"r_sum_ __.pdf\"; filename*=UTF-8''r%C3%A9sum%C3%A9%20%E7%AE%80%E5%8E%86.pdf"
    )
    query = urlsplit(told["url"]).query
    last = "1" if query.endswith("0") else "0"
    wrong = [f"/media/{other}?{query}", told["url"][:-1] + last, told["url"].replace("expires=", "expires=9")]
    for url in [*wrong, f"/media/{id_}", f"/media/{id_}?expires=1&signature=é"]:
        refused = await server.http.get(url)
        assert refused.status_code == 403, url
        assert (refused.json()["code"], PDF in refused.content) == ("address_wrong", False)
    clock.advance(5 * MINUTE)
    assert (await server.http.get(told["url"])).json()["code"] == "address_over"
    # What is a picture may be shown in its place.
    image = await uploaded(server, token, picture(), "x.png")
    assert (await shown(server, token, image)).headers["content-disposition"].startswith("inline; ")


async def test_nobody_elses_file_is_seen_or_sent(server: World) -> None:
    conversation, hers = await server.conversation("hello", "c-1")
    _, others = await server.conversation("hello", "c-2")
    agent = (await server.staff())[1]
    file, unsent = [await uploaded(server, hers, PDF, "bill.pdf") for _ in range(2)]
    for id_ in (file, "nothing"):
        assert (await server.get(f"/api/widget/attachments/{id_}", others)).status_code == 404
        assert (await send(server, others, new_id(), id_)).json()["code"] == "no_such_attachment"
    # Staff see what was sent, and nothing before.
    assert (await server.get(f"/api/attachments/{file}", agent)).status_code == 404
    assert (await send(server, hers, "m", file)).status_code == 200
    assert (await server.get(f"/api/attachments/{file}", agent)).status_code == 200
    assert (await server.get(f"/api/widget/attachments/{file}", others)).status_code == 404
    # Once sent it is in its place for good, and one that is refused takes no other with it.
    for ids in ([file], [unsent, file], [unsent, unsent]):
        assert (await send(server, hers, new_id(), *ids)).json()["code"] == "no_such_attachment"
    assert (await send(server, hers, "m2", unsent)).status_code == 200
    # What an agent has uploaded is not the customer's to see or send.
    secret = await uploaded(server, agent, PDF, "inside.pdf", staff=True)
    assert (await server.get(f"/api/widget/attachments/{secret}", hers)).status_code == 404
    assert (await send(server, hers, new_id(), secret)).json()["code"] == "no_such_attachment"
    for path in ("/api/attachments", "/api/widget/attachments"):
        assert (await server.http.post(path, files={"file": ("x.pdf", PDF)})).status_code == 401
        assert (await server.get(f"{path}/{file}")).status_code == 401
    assert (await upload(server, hers, PDF, "x.pdf", staff=True)).status_code == 401
    assert [frame["parts"] for frame in await server.lines(agent, conversation) if frame["event"] == "message.received"]
    assert [kind for kind, _ in await happened(server, f"conversation:{conversation}")].count("message.received") == 3


async def test_what_an_agent_sends_is_seen_and_what_she_notes_is_not(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    agent = (await server.staff())[1]
    ids = [await uploaded(server, agent, picture("PNG", (9 + at, 9)), f"{at}.png", staff=True) for at in range(3)]
    path = f"/api/conversations/{conversation}"
    noted = await server.post(f"{path}/notes", agent, id="n", text="between us", attachments=[ids[0]])
    sent = await server.post(f"{path}/messages", agent, id="r", text="", attachments=[ids[1]])
    assert (noted.status_code, sent.status_code) == (200, 200)
    async with await server.console(agent) as seat:
        await seat.send(type="message.send", conversation=conversation, id="s", text="look", attachments=[ids[2]])
        assert (await seat.answer("s"))["type"] == "ack"
        # Another's, or one sent already, is nobody's to send again.
        await seat.send(type="message.send", conversation=conversation, id="t", text="look", attachments=[ids[1]])
        assert (await seat.answer("t"))["code"] == "no_such_attachment"
    seen = {entry["id"]: [each["id"] for each in entry["parts"]] for entry in await server.thread(token)}
    assert {id_: seen[id_] for id_ in ("r", "s")} == {"r": [ids[1]], "s": [ids[2]]}
    lines = {entry["id"]: entry["parts"] for entry in await server.lines(agent, conversation)}
    assert [each["id"] for each in lines["n"]] == [ids[0]]
    for id_ in ids[1:]:
        assert (await shown(server, token, id_)).status_code == 200
    assert (await server.get(f"/api/widget/attachments/{ids[0]}", token)).status_code == 404
    assert ids[0] not in str(await server.thread(token))
    kinds = [kind for kind, _ in await happened(server, f"conversation:{conversation}")]
    assert (kinds.count("note.added"), kinds.count("message.sent"), "t" in lines) == (1, 2, False)


@pytest.mark.parametrize(
    ("content", "name", "declared", "code", "status"),
    [
        (SVG, "logo.svg", "image/svg+xml", "file_type", 422),
        (EXE, "photo.jpg", "image/jpeg", "file_type", 422),
        (bomb(7_000, 7_000), "x.png", "image/png", "picture_too_large", 422),
        (picture()[:50], "x.png", "image/png", "file_broken", 422),
        (b"", "x.png", "image/png", "file_empty", 422),
        (office(more={"word/vbaProject.bin": b"x"}), "x.docx", "", "file_type", 422),
        (b"x" * (20 * 1024 * 1024 + 1), "x.txt", "text/plain", "file_too_large", 413),
        (b"x" * (21 * 1024 * 1024), "x.txt", "text/plain", "file_too_large", 413),
    ],
    ids=["svg", "exe", "bomb", "cut", "empty", "macro", "large", "larger"],
)
@pytest.mark.in_turn
async def test_what_is_not_taken_is_refused_in_words(
    server: World, content: bytes, name: str, declared: str, code: str, status: int
) -> None:
    token = await server.token("c-1")
    said = set()
    for locale in ("zh-CN", "en", "es"):
        response = await upload(server, token, content, name, declared, language=locale)
        assert (response.status_code, response.json()["code"]) == (status, code)
        said.add(response.json()["detail"])
    assert len(said) == 3
    assert not any("error-" in words or "limit" in words for words in said)
    assert (await happened(server, "attachment:"), kept(server)) == ([], [])
    # Whoever was refused sends the next one all the same.
    await uploaded(server, token, picture(), "x.png")


async def test_what_is_no_form_is_refused(server: World) -> None:
    token = await server.token()
    for headers, body, code in (
        ({"content-type": "application/json"}, b"{}", "no_file"),
        ({"content-type": "multipart/form-data"}, b"--x", "no_file"),
        ({"content-type": "multipart/form-data; boundary=x"}, b"", "no_file"),
        ({"content-type": "multipart/form-data; boundary=x"}, b"--x\r\nno form", "no_file"),
        (
            {"content-type": "multipart/form-data; boundary=x"},
            form("x", "text", b"hi", file=False) + b"--x--",
            "no_file",
        ),
        ({"content-type": "multipart/form-data; boundary=x"}, form("x", "file", PDF)[:-30], "file_incomplete"),
    ):
        response = await server.http.post("/api/widget/attachments", content=body, headers=bearer(token) | headers)
        assert (response.status_code, response.json()["code"]) == (422, code), body
    # Another field may come first.
    body = form("x", "text", b"hi", file=False) + form("x", "file", PDF) + b"--x--\r\n"
    taken = await server.http.post(
        "/api/widget/attachments",
        content=body,
        headers=bearer(token) | {"content-type": 'multipart/form-data; boundary="x"'},
    )
    assert taken.status_code == 201
    assert len(kept(server)) == 1


def form(boundary: str, field: str, content: bytes, *, file: bool = True) -> bytes:
    """One part of a form, without its end."""
    name = '; filename="x.pdf"' if file else ""
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"{name}\r\n\r\n'.encode() + content + b"\r\n"


async def test_an_upload_that_breaks_off_leaves_nothing(server: World) -> None:
    token = await server.token()
    address = urlsplit(server.url)
    for _ in range(3):
        _, writer = await asyncio.open_connection(address.hostname, address.port)
        head = f"POST /api/widget/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
        head += "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n"
        writer.write(head.encode() + form("x", "file", picture())[:-2] + bytes(700_000))
        await writer.drain()
        await eventually(lambda: kept(server))
        writer.close()
        await writer.wait_closed()
        await eventually(lambda: not kept(server))
    assert await happened(server, "attachment:") == []
    await uploaded(server, token, picture(), "x.png")


async def test_the_same_bytes_lie_there_once_and_go_with_the_last(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    _, others = await server.conversation("hello", "c-2")
    first, second = [await uploaded(server, each, PDF, "bill.pdf") for each in (token, others)]
    assert first != second
    assert [path.read_bytes() for path in kept(server)] == [PDF]
    path = kept(server)[0]
    assert path.relative_to(Path(server.house.settings.data) / "media").parts == (
        path.name[:2],
        path.name[2:4],
        path.name,
    )
    await send(server, token, "m", first)
    await send(server, others, "m", second)
    address = (await server.get(f"/api/widget/attachments/{first}", token)).json()["url"]
    store = server.house.store
    assert await store.write(erase, conversation, "m", actor="system")
    # Whatever the queue has done by now: done once more, the bytes that another file has stay.
    await drop(store, server.house.files, Job(0, DROP, "", {"digest": path.name}, 0))
    await eventually(lambda: [each.name for each in kept(server)] == [path.name])
    assert (await server.get(f"/api/widget/attachments/{first}", token)).status_code == 404
    assert (await server.http.get(address)).status_code == 404
    assert (await shown(server, others, second)).content == PDF
    theirs = (await server.session("c-2"))["conversation"]
    await store.write(erase, theirs, "m", actor="system")
    await eventually(lambda: not kept(server))
    assert (await happened(server, f"attachment:{first}"))[-1] == ("attachment.removed", {"why": "erased"})
    assert "bill" not in str(await server.thread(token))


async def test_what_is_never_sent_is_swept(server: World, clock: ManualClock) -> None:
    _, token = await server.conversation("hello", "c-1")
    forgotten, sent = await uploaded(server, token, PDF, "a.pdf"), await uploaded(server, token, picture(), "b.png")
    await send(server, token, "m", sent)
    house = server.house
    await sweep(house.store, house.files)
    assert len(kept(server)) == 2
    clock.advance(DAY + MINUTE)
    # What a house that died in between has left: bytes without a row, bytes that a row needs, half an upload.
    draft = house.files.draft()
    for name, content in (("half", b"half"), (f"lost.{'0' * 64}", b"lost")):
        draft.with_name(name).write_bytes(content)
    needed = next(path for path in kept(server) if path.read_bytes().startswith(b"\x89PNG"))
    needed.rename(draft.with_name(f"aside.{needed.name}"))
    for path in draft.parent.iterdir():
        os.utime(path, (0, 0))
    await sweep(house.store, house.files)
    await eventually(lambda: kept(server) == [needed])
    again = await server.token("c-1")
    assert (await shown(server, again, sent)).status_code == 200
    assert (await server.get(f"/api/widget/attachments/{forgotten}", again)).status_code == 404
    assert (await happened(server, f"attachment:{forgotten}"))[-1] == ("attachment.removed", {"why": "unused"})


async def test_there_is_an_end_to_how_many(server: World, clock: ManualClock) -> None:
    token = await server.token("c-1")
    ids = [await uploaded(server, token, PDF, "a.pdf") for _ in range(UNUSED)]
    # So many at once, then one every two seconds, and so many that are not sent.
    hurried = await upload(server, token, PDF, "a.pdf")
    assert (hurried.status_code, hurried.json()["code"]) == (429, "too_many")
    assert int(hurried.headers["retry-after"]) >= 1
    clock.advance(MINUTE)
    refused = await upload(server, token, PDF, "a.pdf")
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_files")
    assert str(UNUSED) in refused.json()["detail"]
    answer = await send(server, token, "m", *ids[: AT_ONCE + 1])
    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_files")
    assert (await send(server, token, "m", *ids[:AT_ONCE])).status_code == 200
    assert [each["id"] for each in (await server.thread(token))[0]["parts"]] == ids[:AT_ONCE]
    await uploaded(server, token, PDF, "a.pdf")
    # Another's uploads are counted by themselves.
    await uploaded(server, await server.token("c-2"), PDF, "a.pdf")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_worker_that_dies_is_told_in_words_and_the_next_file_goes(
    server: World, worker: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await server.token("c-1")
    large = bomb(6_000, 6_000)
    sending = asyncio.ensure_future(upload(server, token, large, "x.png", "image/png"))
    await eventually(lambda: worker.waiting)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    response = await sending
    assert (response.status_code, response.json()["code"]) == (503, "busy")
    assert response.json()["detail"]
    assert (await happened(server, "attachment:"), kept(server)) == ([], [])
    await uploaded(server, token, picture(), "x.png")
    # One that takes too long is given up, and so is a line that does not move.
    monkeypatch.setattr("xiaoer.media.jobs.LIMIT", 0.01)
    assert (await upload(server, token, large, "x.png", "image/png")).json()["code"] == "file_broken"
    monkeypatch.setattr("xiaoer.media.jobs.LIMIT", 5.0)
    monkeypatch.setattr("xiaoer.media.jobs.PATIENCE", 0.01)
    answers = await asyncio.gather(*(upload(server, token, large, "x.png", "image/png") for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [201, 503, 503]
    assert len(kept(server)) == 2


async def test_several_at_once_are_all_taken(server: World) -> None:
    _, token = await server.conversation("hello", "c-1")
    contents = [picture("PNG", (8 + number, 8)) for number in range(6)]
    ids = await asyncio.gather(*(uploaded(server, token, each, "x.png") for each in contents))
    await send(server, token, "m", *ids, text="six of them")
    parts = (await server.thread(token))[1]["parts"]
    assert [(each["id"], each["width"]) for each in parts] == [(id_, 8 + at) for at, id_ in enumerate(ids)]
    assert json.dumps(parts).count("attachment") == 6


async def test_a_message_needs_words_or_a_file(server: World) -> None:
    token = await server.token()
    assert (await send(server, token, "m")).json()["code"] == "empty"
    assert (await send(server, token, "m", text="  ")).json()["code"] == "empty"
    assert (await send(server, token, "m", await uploaded(server, token, PDF, "a.pdf"))).status_code == 200
