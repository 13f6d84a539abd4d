"""Customers without a browser: what the chat of one says to the server, said by a test."""

import uuid
from types import TracebackType
from typing import Any, Self

import httpx


class Callers:
    """The widget's doors of a server."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._inbox = str(told["inbox"])
        self._http = httpx.AsyncClient(base_url=told["url"], timeout=30)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def come(self, who: dict[str, Any] | None = None, locale: str = "en") -> str:
        """Somebody opens the chat, a visitor when nobody vouches for her; her token."""
        asked = {"inbox": self._inbox, "locale": locale, "identity": who["identity"] if who else None}
        answer = await self._http.post("/api/widget/sessions", json=asked)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    async def say(self, token: str, text: str) -> None:
        """She writes."""
        await self._do(token, "messages", id=str(uuid.uuid4()), text=text)

    async def ask_for_a_person(self, token: str) -> None:
        """She presses the button."""
        await self._do(token, "handoff", id=str(uuid.uuid4()))

    async def heard(self, token: str) -> list[dict[str, Any]]:
        """Her thread."""
        answer = await self._http.get("/api/widget/messages", headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.text
        return list(answer.json()["entries"])

    async def _do(self, token: str, door: str, **body: str) -> None:
        headers = {"authorization": f"Bearer {token}"}
        answer = await self._http.post(f"/api/widget/{door}", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
