"""Making and changing teams."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from xiaoer.auth.actor import Staff, System
from xiaoer.auth.models import staff
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Invalid, NotFound
from xiaoer.kit.statement import change, query
from xiaoer.kit.words import LOCALES
from xiaoer.team.events import TeamCreated, TeamDeleted, TeamMembersChanged, TeamRenamed
from xiaoer.team.models import team, team_member
from xiaoer.team.queries import Team, team_of, teams, teams_of

NONE: Mapping[str, str] = MappingProxyType({})


class _Agent(msgspec.Struct, frozen=True):
    id: str


_locked = query(
    select(team.c.id, team.c.name, team.c.names).where(team.c.id == bindparam("id")).with_for_update(), Team
)
_put = change(insert(team))
_rename = change(
    update(team).where(team.c.id == bindparam("team_id")).values(name=bindparam("named"), names=bindparam("called"))
)
_drop = change(delete(team).where(team.c.id == bindparam("id")))
_members = query(
    select(team_member.c.agent_id.label("id"))
    .where(team_member.c.team_id == bindparam("team_id"))
    .order_by(team_member.c.agent_id),
    _Agent,
)
_known = query(select(staff.c.id).where(staff.c.id == bindparam("id")), _Agent)
_join = change(insert(team_member))
_leave = change(
    delete(team_member).where(
        team_member.c.team_id == bindparam("team_id"), team_member.c.agent_id == bindparam("agent_id")
    )
)


def stream_of(team_id: str) -> str:
    """The stream a team's events go to."""
    return f"team:{team_id}"


def create(tx: Tx, actor: Staff | System, team_id: str, *, name: str, names: Mapping[str, str] = NONE) -> bool:
    """There is such a team. False when there was one already."""
    if team_of(tx, actor, team_id) is not None:
        return False
    tx.run(_put, id=team_id, name=_name(name), names=_names(names), created_at=tx.now)
    tx.record(TeamCreated(), stream=stream_of(team_id), actor=actor.name)
    return True


def rename(tx: Tx, actor: Staff | System, team_id: str, *, name: str, names: Mapping[str, str] = NONE) -> None:
    """It is called this from now on, and in some languages otherwise. Raises NotFound."""
    before = _of(tx, team_id)
    if (before.name, before.names) != (_name(name), _names(names)):
        tx.run(_rename, team_id=team_id, named=_name(name), called=_names(names))
        tx.record(TeamRenamed(), stream=stream_of(team_id), actor=actor.name)


def set_members(tx: Tx, actor: Staff | System, team_id: str, *, members: Sequence[str]) -> None:
    """These are in it and nobody else. Raises NotFound, or Invalid("no_such_agent")."""
    _of(tx, team_id)
    there = {row.id for row in tx.all(_members, team_id=team_id)}
    _change(tx, actor, team_id, joined=sorted({*members} - there), left=sorted(there - {*members}))


def set_teams(tx: Tx, actor: Staff | System, agent_id: str, *, team_ids: Sequence[str]) -> None:
    """Somebody is in these teams and no others. Raises Invalid("no_such_team"), or Invalid("no_such_agent")."""
    known = {each.id for each in teams(tx, actor)}
    if not known.issuperset(team_ids):
        raise Invalid("no_such_team")
    there = {each.id for each in teams_of(tx, actor, agent_id)}
    for team_id in sorted({*team_ids} ^ there):
        _of(tx, team_id)
        joins = team_id not in there
        _change(tx, actor, team_id, joined=[agent_id] if joins else [], left=[] if joins else [agent_id])


def remove(tx: Tx, actor: Staff | System, team_id: str) -> None:
    """It is gone, and who waited for it waits for everybody. Raises NotFound."""
    _of(tx, team_id)
    left = [row.id for row in tx.all(_members, team_id=team_id)]
    tx.many(_leave, [{"team_id": team_id, "agent_id": agent_id} for agent_id in left])
    tx.run(_drop, id=team_id)
    tx.record(TeamDeleted(), stream=stream_of(team_id), actor=actor.name)


def _change(tx: Tx, actor: Staff | System, team_id: str, *, joined: list[str], left: list[str]) -> None:
    for agent_id in joined:
        if tx.one(_known, id=agent_id) is None:
            raise Invalid("no_such_agent")
    if joined or left:
        tx.many(_join, [{"team_id": team_id, "agent_id": agent_id} for agent_id in joined])
        tx.many(_leave, [{"team_id": team_id, "agent_id": agent_id} for agent_id in left])
        fact = TeamMembersChanged(joined=joined, left=left)
        tx.record(fact, stream=stream_of(team_id), actor=actor.name)


def _of(tx: Tx, team_id: str) -> Team:
    found = tx.one(_locked, id=team_id)
    if found is None:
        raise NotFound("not_found")
    return found


def _names(names: Mapping[str, str]) -> str:
    if unknown := names.keys() - set(LOCALES):
        raise Invalid("locale_unknown", language=min(unknown))
    tidy = {locale: " ".join(names.get(locale, "").split()) for locale in LOCALES}
    return msgspec.json.encode({locale: said for locale, said in tidy.items() if said}).decode()


def _name(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise Invalid("name_empty")
    return said
