"""The tables of all rooms, and bringing a database up to them."""

import re
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from xiaoer.action import models as action_models
from xiaoer.assistant import models as assistant_models
from xiaoer.auth import models as auth_models
from xiaoer.channels.outbox import models as outbox_models
from xiaoer.contact import models as contact_models
from xiaoer.conversation import models as conversation_models
from xiaoer.event import models as event_models
from xiaoer.inbox import models as inbox_models
from xiaoer.job import models as job_models
from xiaoer.knowledge import models as knowledge_models
from xiaoer.macro import models as macro_models
from xiaoer.media import models as media_models
from xiaoer.order.case import models as case_models
from xiaoer.policy import models as policy_models
from xiaoer.rating import models as rating_models
from xiaoer.report import models as report_models
from xiaoer.routing import models as routing_models
from xiaoer.shops.local import models as shop_models
from xiaoer.team import models as team_models

REVISIONS = Path(__file__).parent / "migrations"
MIGRATING = 7_730
_FOR_ALEMBIC = re.compile("^postgres(ql)?:")
SEARCH = ("article_search", "message_search")
# Indexes that no reflection reads back.
EXPRESSIONS = ("report_stretch_by_end",)

ROOMS = (
    action_models,
    assistant_models,
    auth_models,
    case_models,
    contact_models,
    conversation_models,
    event_models,
    inbox_models,
    job_models,
    knowledge_models,
    media_models,
    outbox_models,
    macro_models,
    policy_models,
    rating_models,
    report_models,
    routing_models,
    shop_models,
    team_models,
)


def migrate(url: str) -> None:
    """Bring a database up to this version; of several nodes that start at once, one does it."""
    engine = create_engine(_FOR_ALEMBIC.sub("postgresql+psycopg:", url))
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
            config = alembic_config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def alembic_config() -> Config:
    """Where Alembic finds the revisions."""
    config = Config()
    config.set_main_option("script_location", str(REVISIONS))
    return config


def described(name: str | None, kind: str, _parents: object) -> bool:
    """Whether tables in code describe it; search and what is of an expression is made by hand."""
    return not ((kind == "table" and (name or "").startswith(SEARCH)) or (kind == "index" and name in EXPRESSIONS))
