"""Chance, hashes and keys: the few lines everything secret goes through."""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

SALT_BYTES = 16
KEY_BYTES = 32
PRIVATE = 0o600


class KeyFileError(Exception):
    """A key file that others can read, or that is not whole."""


def token(size: int = 32) -> str:
    """A new secret that can stand in a URL; `size` bytes of chance."""
    return secrets.token_urlsafe(size)


def token_hash(value: str) -> str:
    """What is stored instead of a token. Tokens are pure chance, so one fast hash is enough."""
    return hashlib.sha256(value.encode()).hexdigest()


def same(left: str | bytes, right: str | bytes) -> bool:
    """Whether both are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(_bytes(left), _bytes(right))


def salt() -> bytes:
    """Sixteen random bytes, without which a commitment tells nothing about its text."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes, body: bytes) -> bytes:
    """SHA-256(salt || body): holds the body to its word and survives its erasure."""
    return hashlib.sha256(salt + body).digest()


def key_file(directory: Path, name: str, size: int = KEY_BYTES) -> bytes:
    """The key in this file, made (mode 600, whole or not at all) when it is not there yet. Raises KeyFileError."""
    path = directory / name
    if not path.exists():
        _create(path, secrets.token_bytes(size))
    if path.stat().st_mode & 0o077:
        raise KeyFileError(f"{path} can be read by others: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != size:
        raise KeyFileError(f"{path} holds {len(key)} bytes instead of {size}")
    return key


def _create(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link fails where a rename would replace: of two processes that start at once, one key wins.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()
    _sync_directory(path.parent)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _bytes(value: str | bytes) -> bytes:
    return value.encode() if isinstance(value, str) else value
