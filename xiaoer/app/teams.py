"""The teams as those who work here see them."""

from xiaoer.app.settings_schemas import Team
from xiaoer.auth.actor import Staff
from xiaoer.conversation.queries import team_name
from xiaoer.conversation.schemas import AgentName
from xiaoer.kit.store import Reader
from xiaoer.routing.queries import people
from xiaoer.team.queries import memberships, teams


def teams_shown(read: Reader, actor: Staff, now: int) -> list[Team]:
    """Every team with who is in it, and how many of them take conversations now."""
    found = memberships(read, actor)
    online = {person.id for person in people(read, actor, now) if person.here and person.online}
    return [
        Team(
            id=team.id,
            name=team.name,
            names=team_name(team.id, team.name, team.names).names,
            members=[AgentName(id=each.agent_id, name=each.name) for each in found if each.team_id == team.id],
            online=sum(each.team_id == team.id and each.agent_id in online for each in found),
        )
        for team in teams(read, actor)
    ]
