"""The shop's word for who its customer is: a JWT with a fixed algorithm, a fixed audience and a short life.

PyJWT checks the signature; the claims are checked here, with the clock that is handed in.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import jwt
import msgspec

from xiaoer.kit.clock import MINUTE, SECOND
from xiaoer.kit.errors import Unauthorized

ALGORITHM = "HS256"
LONGEST_LIFE = 10 * MINUTE
LEEWAY = 30 * SECOND
LONGEST_TOKEN = 4_096
LONGEST_ID = 200

# The claims are ours to check: PyJWT would ask the machine's clock, and accepts an audience among many.
_SIGNATURE_ONLY: Any = {f"verify_{claim}": False for claim in ("exp", "nbf", "iat", "aud", "iss", "sub", "jti")}


class Identity(msgspec.Struct, frozen=True):
    """What a shop has vouched for."""

    customer_id: str
    inbox_id: str
    expires_at: int


def mint(key: bytes, *, inbox_id: str, customer_id: str, now: int, life: int = LONGEST_LIFE) -> str:
    """The token a shop's page would make, from now until its life is over."""
    claims = {"aud": inbox_id, "sub": customer_id, "iat": now // SECOND, "exp": (now + life) // SECOND}
    return jwt.encode(claims, key, algorithm=ALGORITHM)


def identify(token: str, *, keys: Sequence[bytes], inbox_id: str, now: int, longest: int = LONGEST_LIFE) -> Identity:
    """Whom the token vouches for, signed with any of the keys. Raises Unauthorized `expired`, or `forged` for all else
    that is wrong with it."""
    claims = _signed(token, keys)
    issued, expires = _time(claims, "iat"), _time(claims, "exp")
    customer = claims.get("sub")
    if claims.get("aud") != inbox_id or not isinstance(customer, str) or not 0 < len(customer) <= LONGEST_ID:
        raise Unauthorized("forged")
    if not customer.isprintable():
        # PostgreSQL could not even look for a NUL.
        raise Unauthorized("forged")
    if not issued < expires <= issued + longest or issued > now + LEEWAY:
        raise Unauthorized("forged")
    if "nbf" in claims and _time(claims, "nbf") > now + LEEWAY:
        raise Unauthorized("forged")
    if expires <= now - LEEWAY:
        raise Unauthorized("expired")
    return Identity(customer, inbox_id, expires)


def _signed(token: str, keys: Sequence[bytes]) -> Mapping[str, Any]:
    if len(token) > LONGEST_TOKEN:
        raise Unauthorized("forged")
    for key in keys:
        try:
            claims: dict[str, Any] = jwt.decode(token, key, algorithms=[ALGORITHM], options=_SIGNATURE_ONLY)
        # A header of a thousand brackets exhausts the JSON reader, before any signature is looked at.
        except (jwt.InvalidTokenError, ValueError, RecursionError):
            continue
        return claims
    raise Unauthorized("forged")


def _time(claims: Mapping[str, Any], name: str) -> int:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unauthorized("forged")
    if not 0 <= value < 1 << 40:
        raise Unauthorized("forged")
    return int(value * SECOND)
