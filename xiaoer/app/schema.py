"""The tables of all rooms, and bringing a database up to them."""

from sqlalchemy import create_engine

from xiaoer.action import models as action_models
from xiaoer.assistant import models as assistant_models
from xiaoer.auth import models as auth_models
from xiaoer.contact import models as contact_models
from xiaoer.conversation import models as conversation_models
from xiaoer.event import models as event_models
from xiaoer.inbox import models as inbox_models
from xiaoer.job import models as job_models
from xiaoer.kit.statement import metadata
from xiaoer.knowledge import models as knowledge_models
from xiaoer.policy import models as policy_models
from xiaoer.rating import models as rating_models
from xiaoer.routing import models as routing_models
from xiaoer.shops.local import models as shop_models

ROOMS = (
    action_models,
    assistant_models,
    auth_models,
    contact_models,
    conversation_models,
    event_models,
    inbox_models,
    job_models,
    knowledge_models,
    policy_models,
    rating_models,
    routing_models,
    shop_models,
)


def create(url: str) -> None:
    """Make every table in an empty database."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    metadata.create_all(engine)
    engine.dispose()


def migrate(url: str) -> None:
    """Bring a database up to this version."""
    create(url)
