"""The command line and a server of its own process: locks, settings, restarts, and what its log must not say."""

import contextlib
import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from click.testing import CliRunner, Result
from websockets.sync.client import connect

from tests.protocol.database import contents
from tests.protocol.world import bearer, new_id
from xiaoer.cli.main import main

DATA = Path(os.environ.get("TESTS_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
TAU = DATA / "tau_retail" / "db.json"
COMMAND = [str(Path(sys.executable).parent / "xiaoer")]
SECRET = "Qaanaaq"
PASSWORD = "correct horse battery"
READY = 50


class Serving(NamedTuple):
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    url: str
    folder: Path
    log: Path

    def demo(self) -> dict[str, Any]:
        """What it says one can be."""
        told: dict[str, Any] = json.loads((self.folder / "demo.json").read_text())
        return told

    def said(self) -> str:
        """Everything it logged."""
        return self.log.read_text(encoding="utf-8")


def environment(**given: str) -> dict[str, str]:
    """Ours without any setting, and these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XIAOER_")}
    return kept | {f"XIAOER_{name.upper()}": value for name, value in given.items()}


def xiaoer(*words: str, given: str | None = None) -> Result:
    """A command of ours that is no server."""
    of_the_suite = {name: None for name in os.environ if name.startswith("XIAOER_TEST_")}
    return CliRunner().invoke(main, words, given, of_the_suite)


@contextlib.contextmanager
def serving(folder: Path, *words: str, **settings: str) -> Iterator[Serving]:
    """A server until the end of the block, then stopped as an administrator would."""
    folder.mkdir(exist_ok=True)
    log = folder.parent / f"{folder.name}.log"
    command = [*COMMAND, "serve", "--data", str(folder), "--port", "0", *words]
    with log.open("a") as errors:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(**settings), stdout=subprocess.PIPE, stderr=errors, text=True
        )
    with process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.fullmatch(r"xiaoer \S+ (http://127\.0\.0\.1:\d+)\n", line)
            assert found, (line, log.read_text())
            yield Serving(process, found[1], folder, log)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(READY) in (0, -signal.SIGTERM)


@pytest.mark.load
@pytest.mark.timeout(180)
def test_a_second_server_is_refused_and_told_whose_the_folder_is(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    command = [*COMMAND, "serve", "--data", str(folder), "--port", "0"]
    with serving(folder) as first:
        second = subprocess.run(
            command, check=False, cwd=folder, env=environment(), capture_output=True, text=True, timeout=READY
        )
        assert second.returncode == 1
        assert f"process {first.process.pid} at " in second.stderr
        assert str(folder) in second.stderr
        assert "Traceback" not in second.stderr
        assert httpx.get(f"{first.url}/healthz").status_code == 200
        # While it serves, the command line does what no screen does.
        words = ["staff", "add", "--data", str(folder), "--role", "admin", "--name", "New", "--email"]
        added = xiaoer(*words, "new@shop.example", "--password", PASSWORD)
        assert added.exit_code == 0, added.output
        login = {"email": "new@shop.example", "password": PASSWORD}
        told = httpx.post(f"{first.url}/api/staff/sessions", json=login).json()
        assert told["agent"] == {"id": added.stdout.strip(), "name": "New", "role": "admin"}
        again = xiaoer(*words, "NEW@shop.example", "--password", PASSWORD)
        assert (again.exit_code, again.stderr) == (1, "Error: Somebody with this email already works here.\n")
        asked = xiaoer(*words, "b@shop.example", given=f"{PASSWORD}\n" * 2)
        assert asked.exit_code == 0
        assert PASSWORD not in asked.output
        assert xiaoer(*words, "c@shop.example", "--password", "short").exit_code == 1
    assert PASSWORD not in first.said()


@pytest.mark.load
@pytest.mark.timeout(180)
@pytest.mark.data
@pytest.mark.skipif(not TAU.exists(), reason=f"{TAU} is not there; set TESTS_DATA to where the data lies")
def test_a_foreign_shop_is_imported_beside_a_running_server(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder) as first:
        for _ in range(2):
            loaded = xiaoer("shop", "import", "--data", str(folder), "--format", "tau-retail", str(TAU))
            assert loaded.exit_code == 0, loaded.output
        assert httpx.get(f"{first.url}/healthz").status_code == 200
        rows = contents(f"sqlite:///{folder}/xiaoer.db")
        assert (len(rows["shop_customer"]), len(rows["shop_order"])) == (500, 1_000)
    assert first.said() == ""


def test_nothing_is_imported_from_what_is_no_shop(tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    path.write_text("{}")
    assert xiaoer("shop", "import", "--data", str(tmp_path), "--format", "nonsense", str(path)).exit_code == 2
    assert xiaoer("shop", "import", "--data", str(tmp_path), str(tmp_path / "nothing.json")).exit_code == 2


def test_a_wrong_setting_is_refused_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in (("XIAOER_PORT", "many"), ("XIAOER_PROT", "8000"), ("XIAOER_DATABASE", "mysql://x")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            refused = xiaoer("serve")
            assert (refused.exit_code, refused.stdout) == (1, "")
            assert refused.stderr.startswith(f"Error: {name}: ")
    assert "--port" in xiaoer("serve", "--port", "70000").stderr
    assert "--port" in xiaoer("serve", "--port", "many").stderr
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "xiaoer.toml").write_text('log_level = "loud"\n')
    assert xiaoer("migrate").stderr.startswith("Error: xiaoer.toml: log_level: ")
    assert [path.name for path in tmp_path.iterdir()] == ["xiaoer.toml"]


def talk(server: Serving) -> dict[str, str]:
    """A conversation in which all that must not be logged is said or shown; everything secret of it, by name."""
    demo = server.demo()
    customer, agent = demo["customers"][0], demo["staff"][0]
    login = {"email": agent["email"], "password": agent["password"]}
    opened = {"inbox": demo["inbox"], "locale": "en", "identity": customer["identity"], "visitor": None}
    with httpx.Client(base_url=server.url, timeout=READY) as http:
        session = http.post("/api/widget/sessions", json=opened).json()["token"]
        visitor = http.post("/api/widget/sessions", json={"inbox": demo["inbox"]}).json()
        staff = http.post("/api/staff/sessions", json=login).json()["token"]
        http.post("/api/staff/sessions", json={"email": f"{SECRET}@shop.example", "password": f"pass {SECRET}"})
        said_by_the_customer(server.url, http, session)
        conversation = http.post("/api/widget/sessions", json=opened).json()["conversation"]
        said_by_the_agent(server.url, http, staff, conversation)
    secret = {"text": SECRET, "identity": customer["identity"], "name": customer["name"], **login}
    return secret | {"session": session, "visitor": visitor["visitor"], "browsing": visitor["token"], "staff": staff}


def said_by_the_customer(url: str, http: httpx.Client, token: str) -> None:
    """Over the socket and over HTTP, sensible and not."""
    with connect(f"{url.replace('http', 'ws')}/api/widget/socket?token={token}&after=0&{SECRET}=1") as socket:
        socket.send(json.dumps({"type": "message.send", "id": "m1", "text": f"transfer me to a human, {SECRET}"}))
        while json.loads(socket.recv(READY)).get("id") != "m1":
            pass
        for nonsense in (f"{{{SECRET}", json.dumps({"type": SECRET, "id": SECRET}), SECRET.encode()):
            socket.send(nonsense)
        headers = bearer(token)
        http.post("/api/widget/messages", json={"id": "m2", "text": f"again {SECRET}"}, headers=headers)
        http.post("/api/widget/messages", json={"id": new_id(), "text": SECRET * 3_000}, headers=headers)
        http.post("/api/widget/messages", content=f'{{"id": "{SECRET}"', headers=headers)


def said_by_the_agent(url: str, http: httpx.Client, token: str, conversation: str) -> None:
    """A note, a reply, and addresses with a query."""
    path, headers = f"/api/conversations/{conversation}", bearer(token)
    with connect(f"{url.replace('http', 'ws')}/api/staff/socket?token={token}&conversation={conversation}") as socket:
        socket.send(
            json.dumps({"type": "note.add", "conversation": conversation, "id": "n1", "text": f"note {SECRET}"})
        )
        while json.loads(socket.recv(READY)).get("type") != "ack":
            pass
    http.post(f"{path}/messages", json={"id": "r1", "text": f"reply {SECRET}"}, headers=headers)
    for address in (f"/api/conversations?view=all&after={SECRET}", f"/nothing/here?q={SECRET}", f"{path}?q={SECRET}"):
        http.get(address, headers={**headers, "referer": f"https://shop.example/?{SECRET}", "cookie": SECRET})
    # It was all said indeed.
    shown = http.get(f"{path}/entries", headers=headers).text
    assert all(f"{said} {SECRET}" in shown for said in ("again", "note", "reply"))


@pytest.mark.load
@pytest.mark.timeout(180)
def test_a_demo_is_told_and_kept_and_never_logs_what_was_said(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder, "--demo", log_level="debug") as first:
        before, secret = first.demo(), talk(first)
        assert stat.S_IMODE((folder / "demo.json").stat().st_mode) == 0o600
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("*.key")} == {0o600}
        thread = httpx.get(f"{first.url}/api/widget/messages", headers=bearer(secret["session"])).json()["entries"]
    assert before["url"] == first.url
    has_the_form_that_programs_rely_on(before)
    said = first.said()
    assert "Traceback" not in said
    for line in said.splitlines():
        assert {"at", "level", "logger", "event"} <= json.loads(line).keys(), line
    assert [name for name, value in secret.items() if value in said] == []
    with serving(folder, "--demo") as second:
        after = second.demo()
        assert after["staff"] == before["staff"]
        old, new = ({row["id"]: row["identity"] for row in told["customers"]} for told in (before, after))
        assert old.keys() == new.keys()
        assert not {*old.values()} & {*new.values()}
        # Whoever was there before the restart still is; old identities and passwords are good as well.
        with httpx.Client(base_url=second.url, timeout=READY) as http:
            again = http.get("/api/widget/messages", headers=bearer(secret["session"])).json()["entries"]
            assert again[: len(thread)] == thread
            assert http.get("/api/staff/me", headers=bearer(secret["staff"])).status_code == 200
            body = {"inbox": "demo", "identity": secret["identity"]}
            assert http.post("/api/widget/sessions", json=body).status_code == 201
            login = {"email": secret["email"], "password": secret["password"]}
            assert http.post("/api/staff/sessions", json=login).status_code == 201


def has_the_form_that_programs_rely_on(told: dict[str, Any]) -> None:
    """Exactly these names, and a shop worth looking at."""
    assert told.keys() == {"url", "inbox", "staff", "customers"}
    assert {frozenset(row) for row in told["staff"]} == {frozenset(("email", "name", "password", "role"))}
    assert {row["role"] for row in told["staff"]} == {"agent", "supervisor", "admin"}
    assert {frozenset(row) for row in told["customers"]} == {frozenset(("id", "name", "locale", "identity", "orders"))}
    assert {row["locale"] for row in told["customers"]} == {"zh-CN", "en", "es"}
    orders = [order for row in told["customers"] for order in row["orders"]]
    assert (len(told["customers"]), len(orders)) == (80, 300)
    assert {frozenset(order) for order in orders} == {frozenset(("id", "status"))}
