"""The policy over HTTP: what each may read, a file out and in, and what it would change."""

from typing import Any

import httpx
import msgspec
import pytest

from tests.journal import journal
from tests.protocol.test_deeds import CANCEL, begun, propose, reporting, shop
from tests.protocol.world import World, bearer
from tests.shops.world import ANA, WORLD
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.models import deed as deed_table
from xiaoer.action.queries import deed_of
from xiaoer.auth.actor import System
from xiaoer.kit.clock import DAY
from xiaoer.kit.statement import change
from xiaoer.policy.files import written
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules

__all__ = ["reporting", "shop"]

ROUTES = [
    ("GET", "/api/policy/rules", "supervisor"),
    ("GET", "/api/policy/rules/cancel-paid/versions", "supervisor"),
    ("GET", "/api/policy/decisions?rule=cancel-paid", "supervisor"),
    ("GET", "/api/policy/export", "supervisor"),
    ("POST", "/api/policy/try", "supervisor"),
    ("POST", "/api/policy/import", "admin"),
]
APPROVED = [
    msgspec.structs.replace(rule, verdict="approve") if rule.id == "cancel-paid" else rule
    for rule in load()
    if rule.id != "default-address"
]


async def imports(server: World) -> list[str]:
    """Who has brought rules in."""
    return [line.actor for line in await journal(server.house.store) if line.kind == "policy.imported"]


def _home() -> dict[str, Any]:
    """Where she lives, as the shop has it."""
    her: dict[str, Any] = next(each for each in WORLD["customers"] if each["id"] == ANA)
    return dict(her["addresses"][0])


def refused(response: httpx.Response) -> tuple[int, str]:
    """How it was refused."""
    return response.status_code, response.json()["code"]


@pytest.mark.parametrize(("method", "path", "role"), ROUTES)
async def test_each_is_shut_to_everybody_below(shop: World, method: str, path: str, role: str) -> None:
    below = (await shop.staff("agent" if role == "supervisor" else "supervisor"))[1]
    body: dict[str, Any] = {"text": "", "instead_of": "x"}
    assert (await shop.http.request(method, path, json=body)).status_code == 401
    assert refused(await shop.http.request(method, path, json=body, headers=bearer(below))) == (403, "forbidden")
    enough = (await shop.staff(role))[1]  # type: ignore[arg-type]
    response = await shop.http.request(method, path, json=body, headers=bearer(enough))
    assert response.status_code not in (401, 403, 404, 405, 500)
    assert await imports(shop) == ["system"]


async def test_every_rule_stands_there_with_what_it_decided(shop: World) -> None:
    conversation, _, _, token = await begun(shop)
    assert (await propose(shop, token, conversation)).status_code == 201
    lead = (await shop.staff("supervisor"))[1]
    found = (await shop.get("/api/policy/rules", lead)).json()
    assert found["days"] == 30
    by_id = {rule["id"]: rule for rule in found["rules"]}
    assert by_id.keys() == {rule.id for rule in load()}
    rule = by_id["cancel-paid"]
    assert (rule["action"], rule["title"], rule["verdict"], rule["version"]) == (
        "cancel_order",
        "Cancel order",
        "confirm",
        1,
    )
    assert (rule["active"], rule["versions"], rule["by"], rule["ended_at"]) == (True, 1, None, None)
    assert rule["counts"] == {"done": 0, "offered": 1, "refused": 0, "waiting": 0}
    assert rule["last_at"]
    assert rule["words"]["zh-CN"]
    assert (by_id["not-signed-in"]["action"], by_id["not-signed-in"]["title"]) == ("*", "")
    assert by_id["cancel-unpaid"]["counts"] == {"done": 0, "offered": 0, "refused": 0, "waiting": 0}
    chinese = await shop.http.get("/api/policy/rules", headers=bearer(lead) | {"accept-language": "zh-CN"})
    assert {each["title"] for each in chinese.json()["rules"] if each["id"] == "cancel-paid"} == {"取消订单"}
    # A month later the same rule has decided nothing lately.
    shop.clock.advance(31 * DAY)
    lead = (await shop.staff("supervisor"))[1]
    later = {rule["id"]: rule for rule in (await shop.get("/api/policy/rules", lead)).json()["rules"]}
    assert later["cancel-paid"]["counts"]["offered"] == 0
    assert later["cancel-paid"]["last_at"] is None


async def test_a_decision_leads_to_its_conversation_and_order(shop: World) -> None:
    conversation, _, _, token = await begun(shop)
    deed = (await propose(shop, token, conversation)).json()
    lead = (await shop.staff("supervisor"))[1]
    page = (await shop.get("/api/policy/decisions", lead, rule="cancel-paid")).json()
    [shown] = page["decisions"]
    assert page["next"] is None
    assert (shown["deed"], shown["order"], shown["conversation"]) == (deed["id"], "#K-1001", conversation)
    assert (shown["state"], shown["hand"], shown["version"], shown["why"]) == ("proposed", "agent", 1, None)
    assert shown["title"] == "Cancel order #K-1001"
    assert (await shop.get("/api/policy/decisions", lead, rule="nobody")).json() == {"decisions": [], "next": None}
    assert refused(await shop.get("/api/policy/decisions", lead, rule="cancel-paid", after="x")) == (422, "invalid")


async def test_what_goes_out_comes_in_again_as_the_same_rules(shop: World) -> None:
    admin = (await shop.staff("admin"))[1]
    file = (await shop.get("/api/policy/export", admin)).json()
    assert file["name"].endswith(".toml")
    trial = (await shop.post("/api/policy/try", admin, **file)).json()
    assert (trial["added"], trial["changed"], trial["ended"]) == ([], [], [])
    assert trial["unchanged"] == len(load())
    done = await shop.post("/api/policy/import", admin, **file, instead_of=trial["edition"])
    assert done.json() == {"added": [], "changed": [], "ended": []}
    assert await imports(shop) == ["system"]


async def test_a_file_is_compared_first_and_only_then_counts(shop: World) -> None:
    conversation, _, _, token = await begun(shop)
    deed = (await propose(shop, token, conversation)).json()
    me, admin = await shop.staff("admin")
    before = await shop.house.store.read(deed_of, System(), deed["id"])
    trial = (await shop.post("/api/policy/try", admin, name="new.toml", text=written(APPROVED))).json()
    [revised] = trial["changed"]
    assert (trial["added"], revised["id"], trial["ended"]) == ([], "cancel-paid", ["default-address@1"])
    assert (revised["before"]["version"], revised["before"]["verdict"], revised["before"]["active"]) == (
        1,
        "confirm",
        True,
    )
    assert (revised["after"]["version"], revised["after"]["verdict"], revised["after"]["active"]) == (
        2,
        "approve",
        False,
    )
    assert revised["after"]["words"] == revised["before"]["words"]
    assert (trial["looked"], trial["same"], trial["kept"], trial["unreadable"], trial["whole"]) == (1, 0, 0, 0, True)
    assert trial["changes"] == [{"was": "confirm", "now": "approve", "number": 1}]
    [shown] = trial["otherwise"]
    assert (shown["deed"], shown["conversation"], shown["order"]) == (deed["id"], conversation, "#K-1001")
    assert (shown["was"], shown["now"], shown["rule"], shown["other"]) == ("confirm", "approve", *["cancel-paid"] * 2)
    assert await imports(shop) == ["system"]
    body = {"text": written(APPROVED), "instead_of": trial["edition"]}
    assert (await shop.post("/api/policy/import", admin, **body)).json()["changed"] == ["cancel-paid@2"]
    assert await imports(shop) == ["system", f"agent:{me}"]
    # What was decided stays as it was decided.
    assert await shop.house.store.read(deed_of, System(), deed["id"]) == before
    rules = {rule["id"]: rule for rule in (await shop.get("/api/policy/rules", admin)).json()["rules"]}
    assert (rules["cancel-paid"]["version"], rules["cancel-paid"]["by"]["id"]) == (2, me)
    assert (rules["default-address"]["active"], bool(rules["default-address"]["ended_at"])) == (False, True)
    newer, older = (await shop.get("/api/policy/rules/cancel-paid/versions", admin)).json()
    assert (newer["version"], newer["verdict"], newer["active"], newer["ended_at"]) == (2, "approve", True, None)
    assert (older["version"], older["verdict"], older["active"]) == (1, "confirm", False)
    assert msgspec.json.decode(older["hit"])["order"]["status"] == "packed"
    # What it was compared with is gone, so the same import again would not be what was seen.
    assert refused(await shop.post("/api/policy/import", admin, **body)) == (409, "policy_changed")
    assert refused(await shop.get("/api/policy/rules/nobody/versions", admin)) == (404, "not_found")


@pytest.mark.parametrize(
    ("old", "new", "rule", "why"),
    [
        ("order.status in ['paid', 'packed'] &&", "order.weather == 'fine' &&", "cancel-paid", "order.weather"),
        (
            'action = "cancel_order"\nwhen = "order.status in',
            'action = "sing"\nwhen = "order.status in',
            "cancel-paid",
            "sing",
        ),
        ("[base]", "[bass]", "my.toml", "bass"),
        ("[base]", "[base", "my.toml", "line 1"),
    ],
)
async def test_a_mistake_names_the_rule_and_what_is_the_matter(
    shop: World, old: str, new: str, rule: str, why: str
) -> None:
    admin = (await shop.staff("admin"))[1]
    text = written([each for each in load() if each.id in ("cancel-paid", "not-signed-in")]).replace(old, new)
    for path in ("try", "import"):
        response = await shop.http.post(
            f"/api/policy/{path}",
            json={"name": "my.toml", "text": text, "instead_of": "x"},
            headers=bearer(admin) | {"accept-language": "zh-CN"},
        )
        assert refused(response) == (422, "policy_wrong")
        assert response.json()["detail"].startswith(f"{rule}：")
        assert why in response.json()["detail"]
    assert await imports(shop) == ["system"]


async def test_a_lead_settles_by_hand_what_nobody_knows(shop: World) -> None:
    conversation, _, _, token = await begun(shop)
    deed = (await propose(shop, token, conversation)).json()
    lost = deed_table.update().values(state="unknown", escalated_at=shop.clock.now(), sent_at=shop.clock.now())
    await shop.house.store.write(lambda tx: tx.run(change(lost)))
    me, lead = await shop.staff("supervisor")
    path = f"/api/deeds/{deed['id']}/settle"
    assert refused(await shop.post(path, token, happened=True, why="Seen.")) == (403, "forbidden")
    assert refused(await shop.post(path, lead, happened=True, why=" ")) == (422, "why_empty")
    [row] = (await shop.get("/api/deeds", lead, state="unknown")).json()["deeds"]
    assert (row["deed"]["id"], row["escalated"]) == (deed["id"], True)
    settled = await shop.post(path, lead, happened=False, why="Not in the books.")
    assert (settled.json()["state"], settled.json()["reason"]) == ("refused", "failed")
    assert (await shop.get("/api/deeds", lead, state="unknown")).json()["deeds"] == []
    told = [line for line in await journal(shop.house.store) if line.stream == f"deed:{deed['id']}"]
    assert [(line.kind, line.actor) for line in told[-2:]] == [
        ("deed.settled", f"agent:{me}"),
        ("deed.refused", f"agent:{me}"),
    ]
    # CANCEL is what was wished; it can be wished again.
    assert (await propose(shop, token, conversation, CANCEL)).status_code == 201


async def test_the_rules_of_another_edition_are_not_overwritten(shop: World) -> None:
    admin = (await shop.staff("admin"))[1]
    seen = (await shop.post("/api/policy/try", admin, text=written(APPROVED))).json()["edition"]
    await shop.house.store.write(import_rules, load()[:3])
    body = {"text": written(APPROVED), "instead_of": seen}
    assert refused(await shop.post("/api/policy/import", admin, **body)) == (409, "policy_changed")
    active = [rule for rule in (await shop.get("/api/policy/rules", admin)).json()["rules"] if rule["active"]]
    assert len(active) == 3


async def test_what_can_be_done_for_the_customer_herself_stands_beside_the_thread(shop: World) -> None:
    conversation, _, _, token = await begun(shop)
    detail = (await shop.get(f"/api/conversations/{conversation}", token)).json()
    her = {each["action"]: each for each in detail["actions"]}
    of_orders = {each["action"] for order in detail["orders"] for each in order["actions"]}
    assert {kind for kind, action in ACTIONS.items() if action.about == "customer"} == her.keys()
    assert her.keys() & of_orders == set()
    assert (her["change_default_address"]["possible"], her["change_default_address"]["reason"]) == (True, None)
    assert her["unlock_account"]["possible"] is False
    assert her["unlock_account"]["reason"]
    form = await shop.get(f"/api/conversations/{conversation}/form", token, action="change_default_address")
    [field] = form.json()["fields"]
    assert (field["kind"], field["address"]["line1"]) == ("address", _home()["line1"])
    # A visitor is nobody whose account there could be.
    nobody, _, _, other = await begun(shop, None)
    assert (await shop.get(f"/api/conversations/{nobody}", other)).json()["actions"] == []
