"""Reading teams. All staff may know them."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.auth.actor import Staff, System
from xiaoer.auth.models import staff
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.team.models import team, team_member


class Team(msgspec.Struct, frozen=True):
    """A skill group; `names` is what it is called in each language, as JSON, where that is not `name`."""

    id: str
    name: str
    names: str


class Membership(msgspec.Struct, frozen=True):
    """Somebody who works here is in a team."""

    team_id: str
    agent_id: str
    name: str


_columns = [team.c[name] for name in Team.__struct_fields__]
_all = query(select(*_columns).order_by(team.c.name, team.c.id), Team)
_one = query(select(*_columns).where(team.c.id == bindparam("id")), Team)
_active = select(team_member.c.team_id, team_member.c.agent_id, staff.c.name).join(
    staff, staff.c.id == team_member.c.agent_id
)
_memberships = query(_active.where(staff.c.active).order_by(staff.c.name, staff.c.id), Membership)
_of_agent = query(
    select(*_columns)
    .join(team_member, team_member.c.team_id == team.c.id)
    .where(team_member.c.agent_id == bindparam("agent_id"))
    .order_by(team.c.name, team.c.id),
    Team,
)


def teams(read: Reader, actor: Staff | System) -> list[Team]:
    """Every team, by name."""
    return read.all(_all)


def team_of(read: Reader, actor: Staff | System, team_id: str) -> Team | None:
    """The team of an id."""
    return read.one(_one, id=team_id)


def memberships(read: Reader, actor: Staff | System) -> list[Membership]:
    """Who is in which team, of those who still work here, by name."""
    return read.all(_memberships)


def teams_of(read: Reader, actor: Staff | System, agent_id: str) -> list[Team]:
    """The teams somebody is in, by name."""
    return read.all(_of_agent, agent_id=agent_id)
