"""The policy over HTTP: read by supervisors, brought in by admins, tried before."""

from functools import partial
from typing import Annotated, Any, NoReturn

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from xiaoer.action.decided.trial import Changed, Tally
from xiaoer.app import policy_desk
from xiaoer.app.policy_schemas import (
    PolicyChange,
    PolicyDecisions,
    PolicyDone,
    PolicyFile,
    PolicyImport,
    PolicyRules,
    PolicyTrial,
    PolicyVersion,
)
from xiaoer.app.problems import reads
from xiaoer.auth.guard import at_least, staff_of
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, SECOND, iso
from xiaoer.kit.errors import Invalid
from xiaoer.kit.store import Store
from xiaoer.kit.words import Words
from xiaoer.policy.queries import difference, edition
from xiaoer.policy.rules import Rule, RuleError, parse
from xiaoer.policy.verbs import import_rules

SUPERVISOR = at_least("supervisor")
ADMIN = at_least("admin")
AnyRequest = Request[Any, Any, Any]
Named = Annotated[str, QueryParameter(max_length=64)]
After = Annotated[str, QueryParameter(max_length=100)]
# A page is waited for: what does not fit into this is said to be left out, and the command looks at all of it.
PATIENCE = 8 * SECOND
SHOWN = 50


@get("/api/policy/rules", opt=SUPERVISOR)
async def list_rules(request: AnyRequest) -> PolicyRules:
    """Every rule, its newest version, and what it decided in 30 days."""
    store = _store(request)
    return await store.read(policy_desk.rules_shown, staff_of(request), reads(request), store.clock.now())


@get("/api/policy/rules/{rule_id:str}/versions", opt=SUPERVISOR)
async def list_versions(request: AnyRequest, rule_id: FromPath[str]) -> list[PolicyVersion]:
    """A rule as it was, newest first."""
    return await _store(request).read(policy_desk.versions_shown, staff_of(request), rule_id)


@get("/api/policy/decisions", opt=SUPERVISOR)
async def list_decisions(request: AnyRequest, rule: Named, after: After = "") -> PolicyDecisions:
    """What a rule decided last."""
    return await _store(request).read(policy_desk.decisions_shown, staff_of(request), rule, after, reads(request))


@get("/api/policy/export", opt=SUPERVISOR)
async def export_policy(request: AnyRequest) -> PolicyFile:
    """What is in force as a file that, imported, gives the same rules."""
    try:
        return await _store(request).read(policy_desk.exported)
    except RuleError as error:
        _refuse(request, error)


@post("/api/policy/try", status_code=200, opt=SUPERVISOR)
async def try_policy(request: AnyRequest, data: JSONBody[PolicyFile]) -> PolicyTrial:
    """What a file would change, of the rules and of what was decided in 30 days; nothing is written."""
    store = _store(request)
    rules = _rules(request, data)
    seen = await store.read(edition)
    found = await store.read(difference, rules)
    revised = await store.read(policy_desk.revised, staff_of(request), rules, found.changed, store.clock.now())
    changes: list[Changed] = []
    begun = store.clock.now()
    trial, since, whole = await policy_desk.tried(
        store,
        rules,
        since=begun - policy_desk.DAYS * DAY,
        told=lambda more: changes.extend(more[: SHOWN - len(changes)]),
        further=lambda: store.clock.now() - begun < PATIENCE,
    )
    shown = partial(policy_desk.otherwise, locale=reads(request))
    tally = trial.tally
    return PolicyTrial(
        edition=seen,
        added=found.added,
        changed=revised,
        ended=found.ended,
        unchanged=found.same,
        days=policy_desk.DAYS,
        since=iso(since),
        whole=whole,
        looked=tally.looked,
        same=tally.same,
        kept=tally.kept,
        unreadable=tally.unreadable,
        changes=_changes(tally),
        otherwise=[shown(change) for change in changes],
    )


@post("/api/policy/import", status_code=200, opt=ADMIN)
async def import_policy(request: AnyRequest, data: JSONBody[PolicyImport]) -> PolicyDone:
    """Put the rules of a file in force, and no others, unless what is in force is not what it was compared with."""
    rules = _rules(request, data)
    done = await _store(request).write(import_rules, rules, actor=staff_of(request).name, instead_of=data.instead_of)
    return PolicyDone(added=done.added, changed=done.changed, ended=done.ended)


def _rules(request: AnyRequest, data: PolicyFile | PolicyImport) -> list[Rule]:
    try:
        return policy_desk.checked(parse(data.text, data.name or policy_desk.FILE))
    except RuleError as error:
        _refuse(request, error)


def _refuse(request: AnyRequest, error: RuleError) -> NoReturn:
    words: Words = request.app.state.words
    why = words.text(reads(request), f"policy-wrong-{error.wrong}", detail=error.detail)
    raise Invalid("policy_wrong", rule=error.rule, why=why) from error


def _changes(tally: Tally) -> list[PolicyChange]:
    return [PolicyChange(was=was, now=now, number=number) for (was, now), number in tally.changes.most_common()]


def _store(request: AnyRequest) -> Store[Tx]:
    store: Store[Tx] = request.app.state.store
    return store


ROUTES = [list_rules, list_versions, list_decisions, export_policy, try_policy, import_policy]
