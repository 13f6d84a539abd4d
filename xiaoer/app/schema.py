"""The tables of all rooms, and bringing a database up to them."""

from sqlalchemy import create_engine

from xiaoer.event import models as event_models
from xiaoer.job import models as job_models
from xiaoer.kit.statement import metadata
from xiaoer.knowledge import models as knowledge_models

ROOMS = (event_models, job_models, knowledge_models)


def create(url: str) -> None:
    """Make every table in an empty database."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    metadata.create_all(engine)
    engine.dispose()
