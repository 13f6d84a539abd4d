"""Errors over HTTP, as problem details (RFC 9457) in the reader's language."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.config.app import AppConfig
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import ResponseSpec
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema

from xiaoer.kit import log as kit_log
from xiaoer.kit.errors import Refused, TooMany
from xiaoer.kit.words import Locale, Words, nearest

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_CODES = {400: "invalid", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "invalid", 422: "invalid"}


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong. `code` is for programs, `detail` for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str | None = None
    retry_after: float | None = None


@dataclass
class Form(Operation):
    """A route that takes a file out of a form, which it reads by itself, piece by piece."""

    def __post_init__(self) -> None:
        """Say so in the description."""
        file = Schema(type=OpenAPIType.STRING, content_media_type="application/octet-stream")
        form = Schema(type=OpenAPIType.OBJECT, properties={"file": file}, required=["file"])
        self.request_body = RequestBody(content={"multipart/form-data": OpenAPIMediaType(schema=form)}, required=True)


def refused(request: Request[Any, Any, Any], error: Refused) -> Response[Problem]:
    """A verb, query or guard said no."""
    return _problem(request, error.status, error.code, error)


def of_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """The framework said no: no such route, a body that is not what it should be."""
    code = _CODES.get(error.status_code, "invalid" if error.status_code < 500 else "internal")
    return _problem(request, error.status_code, code, None)


def unreadable(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """The body is nested a thousand deep, or no text at all: the JSON reader gave up."""
    return _problem(request, 400, "invalid", None)


def unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """A bug of ours: logged with its place, told without detail."""
    log.error("request failed", exc_info=error, extra={"path": request.scope["path"]})
    return _problem(request, 500, "internal", None)


def describe(config: AppConfig) -> AppConfig:
    """Have the API's description say how each route refuses, which the framework cannot know."""
    for handler in config.route_handlers:
        if isinstance(handler, HTTPRouteHandler) and any(path.startswith("/api") for path in handler.paths):
            named = any("{" in path for path in handler.paths)
            codes = [400, 413, 429, 503, *([] if handler.opt.get("public") else [401]), *([404] if named else [])]
            if handler.opt.get("form"):
                handler.operation_class = Form
            told = {code: ResponseSpec(Problem, False, HTTPStatus(code).phrase, MEDIA_TYPE) for code in codes}
            handler.responses = {**(handler.responses or {}), **told}
    return config


def reads(request: Request[Any, Any, Any]) -> Locale:
    """The language its sender would like best to read."""
    return nearest(request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip() or None)


def _problem(request: Request[Any, Any, Any], status: int, code: str, error: Refused | None) -> Response[Problem]:
    words: Words = request.app.state.words
    facts: dict[str, Any] = error.facts if error else {}
    text = words.text(reads(request), f"error-{code}", **facts)
    retry_after = error.retry_after if isinstance(error, TooMany) else None
    body = Problem(
        type=f"/problems/{code}",
        title=code.replace("_", " "),
        status=status,
        code=code,
        detail=text,
        request_id=kit_log.request_id(),
        retry_after=retry_after,
    )
    headers = {} if retry_after is None else {"Retry-After": str(max(1, round(retry_after + 0.499)))}
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)
