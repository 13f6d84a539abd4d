"""The tools of one customer as an MCP server. It needs the extra `mcp`, and nobody else imports it."""

import logging
from typing import Any

import mcp_types as types
import msgspec
from mcp.server import Server
from mcp.server.stdio import stdio_server

import xiaoer
from xiaoer.app.own_tools import OwnTools
from xiaoer.kit.errors import Refused
from xiaoer.kit.words import FALLBACK, Words
from xiaoer.order.shop import ShopUnreachable

log = logging.getLogger(__name__)


def server(own: OwnTools, words: Words) -> Server[Any]:
    """The server; what a tool refuses is an answer with its code, nothing of it is logged."""

    async def listed(_: Any, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        shown = [
            types.Tool(name=one.name, description=one.description, input_schema=one.schema)
            for one in own.tools.values()
        ]
        return types.ListToolsResult(tools=shown)

    async def called(_: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            return _answer(await own.call(asked.name, asked.arguments or {}))
        except Refused as refused:
            said = words.text(FALLBACK, f"error-{refused.code}", **refused.facts)
            return _answer({"error": refused.code, "says": said}, failed=True)
        except ShopUnreachable:
            return _answer({"error": "unreachable", "says": words.text(FALLBACK, "own-away-says")}, failed=True)
        except Exception as error:
            log.error("tool failed", extra={"error": type(error).__name__})
            return _answer({"error": "unknown", "says": words.text(FALLBACK, "error-unknown")}, failed=True)

    return Server("xiaoer", version=xiaoer.__version__, on_list_tools=listed, on_call_tool=called)


async def serve(own: OwnTools, words: Words) -> None:
    """Serve it on standard input and output until the other side ends."""
    # Its own log would hold what was asked.
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    made = server(own, words)
    async with stdio_server() as (incoming, outgoing):
        await made.run(incoming, outgoing, made.create_initialization_options())


def _answer(said: Any, *, failed: bool = False) -> types.CallToolResult:
    text = types.TextContent(type="text", text=msgspec.json.encode(said).decode())
    return types.CallToolResult(content=[text], is_error=failed)
