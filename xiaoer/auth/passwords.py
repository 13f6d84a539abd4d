"""Passwords, by argon2. Each call takes tens of milliseconds and 64 MiB: never on the event loop."""

import functools

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from xiaoer.kit import crypto
from xiaoer.kit.errors import Invalid

LEAST = 10
MOST = 200

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """What is stored instead of the password. Raises Invalid for one too short or too long to be wise."""
    if len(password) < LEAST:
        raise Invalid("password_too_short", least=LEAST)
    if len(password) > MOST:
        raise Invalid("password_too_long", most=MOST)
    return _hasher.hash(password)


def fits(password_hash: str | None, password: str) -> bool:
    """Whether it is the password. Without a hash it takes as long and is no, so that nobody learns who works here."""
    if len(password) > MOST:
        return False
    try:
        _hasher.verify(password_hash or _decoy(), password)
    except (Argon2Error, InvalidHashError):
        return False
    return password_hash is not None


@functools.cache
def _decoy() -> str:
    return _hasher.hash(crypto.token())
