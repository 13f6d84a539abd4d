"""What holds for every answer over HTTP: problems, headers, the description, health and numbers."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

import xiaoer
from tests.protocol.doors import CASES, CODES, DEEDS, FILES, POLICY, STAFF
from tests.protocol.test_settings import DOORS
from tests.protocol.world import INBOX, World, bearer, eventually, new_id
from xiaoer.app import server as server_module
from xiaoer.kit.words import LOCALES, files, parse

ROOT = Path(xiaoer.__file__).parent
# What a job is told and tries again; it never reaches a person.
UNSAID = {"not_shown_yet", "offer_moved"}


async def problems(server: World) -> dict[str, Any]:
    """One answer of each kind of trouble."""
    conversation, contact = await server.conversation()
    token = (await server.staff())[1]
    headers = {"content-type": "application/json"}
    return {
        "no route": await server.get("/api/nothing/here"),
        "no page": await server.get("/nothing"),
        "no method": await server.http.put("/api/widget/sessions", json={}),
        "no json": await server.http.post("/api/widget/sessions", content=b"{", headers=headers),
        "wrong type": await server.post("/api/widget/sessions", inbox=17),
        "no token": await server.get("/api/conversations"),
        "no inbox": await server.post("/api/widget/sessions", inbox="nowhere"),
        "no conversation": await server.get(f"/api/conversations/{new_id()}", token),
        "wrong query": await server.get("/api/conversations", token, view="none"),
        "too long": await server.post("/api/widget/messages", contact, id="x", text="x" * 20_000),
        "too large": await server.post("/api/widget/messages", contact, id="x", text="x" * (5 << 20)),
        "taken": await server.post(f"/api/conversations/{conversation}/messages", token, id="", text="x"),
        "origin": await server.http.post("/api/widget/sessions", json={"inbox": INBOX}, headers={"origin": "null"}),
    }


async def test_every_trouble_is_a_problem(server: World) -> None:
    for name, response in (await problems(server)).items():
        assert response.status_code >= 400, name
        assert response.headers["content-type"] == "application/problem+json", name
        told = response.json()
        assert told["status"] == response.status_code, name
        assert told["request_id"] == response.headers["x-request-id"], name
        assert told["type"] == f"/problems/{told['code']}", name
        assert re.fullmatch(r"[a-z_]+", told["code"]), name
        assert told["title"], name
        assert told["detail"], name
        assert "Traceback" not in response.text, name
        assert "x" * 100 not in response.text, name


async def test_a_problem_is_told_in_the_readers_language(server: World) -> None:
    told = {
        language: (await server.http.get("/api/conversations", headers={"accept-language": language})).json()["detail"]
        for language in ("en", "zh-CN,zh;q=0.9", "es-MX,es", "tlh", "*")
    }
    assert len({told["en"], told["zh-CN,zh;q=0.9"], told["es-MX,es"]}) == 3
    assert told["tlh"] == told["*"] == told["en"]


async def test_a_bug_of_ours_says_nothing_of_its_inside(server: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(server.house.desk, "open", broken)
    response = await server.post("/api/widget/sessions", inbox=INBOX)
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert "inside" not in response.text
    assert response.headers["x-request-id"] == response.json()["request_id"]


async def test_every_answer_is_numbered_and_strict(server: World) -> None:
    answers = [
        await server.get("/healthz"),
        await server.get("/metrics"),
        await server.get("/api/openapi.json"),
        await server.post("/api/widget/sessions", inbox=INBOX),
        await server.get("/nothing"),
        await server.get("/widget/", inbox=INBOX),
        await server.get("/console/"),
    ]
    for response in answers:
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert response.headers["cross-origin-opener-policy"] == "same-origin"
        assert "server" not in response.headers
        assert "access-control-allow-origin" not in response.headers
    ids = [response.headers["x-request-id"] for response in answers]
    assert len(set(ids)) == len(ids)


def references(node: Any) -> set[str]:
    """Every $ref below."""
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    return set().union(*(references(value) for value in node)) if isinstance(node, list) else set()


# What is described and open to everybody.
OPEN = {
    "GET /healthz",
    "GET /metrics",
    "POST /api/staff/sessions",
    "POST /api/widget/sessions",
    "POST /api/widget/messages",
    "GET /api/widget/messages",
    "POST /api/widget/handoff",
    "POST /api/widget/attachments",
    "GET /api/widget/attachments/{attachment_id}",
}


# What is asked for by the address alone.
NO_BODY = ("/take", "/resolve", "/reopen", "/wake", "/withdraw", "/approve", "/reject", "/inspection", "/conversation")


async def test_the_description_is_whole(server: World) -> None:
    described = (await server.get("/api/openapi.json")).json()
    assert described["openapi"].startswith("3.1.")
    assert described["info"]["title"] == "xiaoer"
    lines = {
        f"{method.upper()} {path}": operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }
    doors = STAFF.keys() | DOORS | FILES | DEEDS | CASES | POLICY | CODES
    of_staff = {line.replace("{id}", "{conversation_id}").replace(":str}", "}") for line in doors}
    assert lines.keys() == OPEN | of_staff
    for reference in references(described):
        found = described
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
        assert found
    operations = [operation["operationId"] for operation in lines.values()]
    assert len(set(operations)) == len(operations)
    for line, operation in lines.items():
        assert operation["responses"], line
        named = set(re.findall(r"{(\w+)}", line))
        told = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "path"}
        assert named == told, line
        assert all(code.isdigit() for code in operation["responses"]), line
        alone = ("_id}/" in line and line.endswith(NO_BODY)) or line.endswith("}/password")
        if line.startswith(("POST", "PUT")) and not alone:
            kind = "multipart/form-data" if line.endswith("/attachments") else "application/json"
            assert operation["requestBody"]["content"][kind]["schema"], line
    for line in ("GET /api/widget/messages", "GET /api/conversations/{conversation_id}/entries"):
        schema = lines[line]["responses"]["200"]["content"]["application/json"]["schema"]
        assert schema["$ref"].endswith("Page"), line
    for line in ("POST /api/widget/messages", "GET /api/conversations"):
        [problem] = lines[line]["responses"]["400"]["content"]
        assert problem == "application/problem+json", line


async def test_health_and_numbers(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as tab, await server.console((await server.staff())[1]):
        await tab.say("a word nobody counts")
        await eventually(lambda: server.house.feed.present)
        healthy = await server.get("/healthz")
        assert (healthy.status_code, healthy.json()["status"]) == (200, "ok")
        response = await server.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(response.text)}
    events = {sample.labels["kind"]: sample.value for sample in families["xiaoer_events"].samples}
    assert events["message.received"] == 1
    sockets = {sample.labels["side"]: sample.value for sample in families["xiaoer_sockets"].samples}
    assert sockets == {"contact": 1, "staff": 1}
    assert {"xiaoer_writes_waiting", "xiaoer_jobs_dead"} <= families.keys()
    assert "nobody counts" not in response.text
    assert token not in response.text


async def test_health_tells_when_the_database_is_away(server: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object) -> None:
        raise server.house.store.database.errors[0]

    monkeypatch.setattr(server_module, "dead", away)
    response = await server.get("/healthz")
    assert (response.status_code, response.json()["code"]) == (503, "failed")


async def test_a_token_belongs_into_the_header(server: World) -> None:
    token = (await server.staff())[1]
    assert (await server.get("/api/staff/me", token=None, access_token=token)).status_code == 401
    for header in (token, f"Basic {token}", f"Bearer  {token}", f"bearer{token}"):
        assert (await server.http.get("/api/staff/me", headers={"authorization": header})).status_code == 401
    assert (await server.http.get("/api/staff/me", headers=bearer(token))).status_code == 200
    assert (await server.http.get("/api/staff/me", headers={"authorization": f"bearer {token}"})).status_code == 200


def codes() -> set[str]:
    """Every code that something in the house is refused with."""
    found = {"busy", "failed", "unknown", "timed_out", "too_many"}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
                "Refused", "Invalid", "Unauthorized", "Forbidden", "NotFound", "TooMany",
            ):  # fmt: skip
                found |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant) and arg.value}
    return found


def test_every_refusal_has_its_words_in_every_language() -> None:
    found = codes() - UNSAID
    assert {"too_long", "id_taken", "forged", "inbox_not_found"} <= found
    for locale in LOCALES:
        written = {key for path in files([ROOT], locale) for key in parse(path)}
        assert {f"error-{code}" for code in found} <= written, locale
