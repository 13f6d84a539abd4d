"""Sending files to a running server."""

from typing import Any

import httpx

from tests.protocol.world import World, bearer


async def upload(
    server: World,
    token: str | None,
    content: bytes,
    name: str,
    declared: str = "",
    *,
    staff: bool = False,
    language: str = "en",
) -> httpx.Response:
    """The answer to one file."""
    path = "/api/attachments" if staff else "/api/widget/attachments"
    files = {"file": (name, content, declared or "application/octet-stream")}
    return await server.http.post(path, files=files, headers=bearer(token) | {"accept-language": language})


async def uploaded(server: World, token: str, content: bytes, name: str, *, staff: bool = False) -> str:
    """The id of a file that was taken."""
    response = await upload(server, token, content, name, staff=staff)
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


async def send(server: World, token: str, id_: str, *attachments: str, text: str = "") -> httpx.Response:
    """A message with files, as the customer sends it."""
    return await server.post("/api/widget/messages", token, id=id_, text=text, attachments=list(attachments))


async def shown(server: World, token: str, file_id: str, *, staff: bool = False) -> httpx.Response:
    """The file itself, by the address its reader is given."""
    path = f"/api/attachments/{file_id}" if staff else f"/api/widget/attachments/{file_id}"
    response = await server.get(path, token)
    assert response.status_code == 200, response.text
    return await server.http.get(response.json()["url"])


def part(entry: dict[str, Any], at: int = 0) -> dict[str, Any]:
    """One of the parts of an entry."""
    found: dict[str, Any] = entry["parts"][at]
    return found
