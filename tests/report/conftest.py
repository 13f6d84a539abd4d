"""The protocol's server, for the supervisor's page."""

from tests.protocol.conftest import clock, server

__all__ = ["clock", "server"]
