"""Keys are made once, whole and private; tokens and commitments hold."""

import hashlib
import os
import stat
import threading
from pathlib import Path

import pytest

from xiaoer.kit import crypto


def test_a_key_is_made_once_and_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        first = crypto.key_file(tmp_path / "keys", "identity.key")
    finally:
        os.umask(before)
    assert len(first) == crypto.KEY_BYTES
    assert crypto.key_file(tmp_path / "keys", "identity.key") == first
    assert crypto.key_file(tmp_path / "keys", "other.key") != first
    assert stat.S_IMODE((tmp_path / "keys" / "identity.key").stat().st_mode) == 0o600
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == ["identity.key", "other.key"]


def test_all_who_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    barrier = threading.Barrier(8)
    keys: list[bytes] = []

    def start() -> None:
        barrier.wait()
        keys.append(crypto.key_file(tmp_path, "k"))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_refuses_a_key_that_others_can_read(tmp_path: Path) -> None:
    crypto.key_file(tmp_path, "k")
    (tmp_path / "k").chmod(0o640)
    with pytest.raises(crypto.KeyFileError, match="chmod 600"):
        crypto.key_file(tmp_path, "k")


def test_refuses_a_key_that_is_cut_short(tmp_path: Path) -> None:
    (tmp_path / "k").write_bytes(b"short")
    (tmp_path / "k").chmod(0o600)
    with pytest.raises(crypto.KeyFileError, match="5 bytes instead of 32"):
        crypto.key_file(tmp_path, "k")


def test_a_commitment_is_sha256_of_salt_and_body() -> None:
    salt = crypto.salt()
    assert len(salt) == 16
    assert crypto.commitment(salt, b"text") == hashlib.sha256(salt + b"text").digest()
    assert crypto.commitment(crypto.salt(), b"text") != crypto.commitment(salt, b"text")


def test_a_token_is_known_again_by_its_hash_only() -> None:
    token = crypto.token()
    assert len(token) >= 43
    assert token not in crypto.token_hash(token)
    assert crypto.same(crypto.token_hash(token), crypto.token_hash(token))
    assert not crypto.same(token, crypto.token())
    assert crypto.same("é", "é".encode())
