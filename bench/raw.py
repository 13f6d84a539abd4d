"""The least that could store the same: a sqlite3 loop that writes the rows of a message, 64 to a commit."""

import hashlib
import os
import shutil
import sqlite3
import time
from pathlib import Path

BATCH = 64
TEXT = b'{"text":"Where is my parcel? I have been waiting for it since Monday.","parts":[]}'
_EVENT = (
    "INSERT INTO event (xact, stream, seq, n, entry, kind, actor, at, facts, commitment) VALUES (0,?,?,?,?,?,?,?,?,?)"
)
_ENTRY = (
    "INSERT INTO entry (conversation_id, id, kind, author, actor, at, seq, n, changed_n, position) "
    "VALUES (?,?,?,?,?,?,?,?,?,?)"
)
_CONVERSATION = (
    "UPDATE conversation SET asked_seq=?, waiting_since=?, unread=unread+1, updated_at=?, last_author='contact', "
    "last_at=?, last_position=? WHERE id=?"
)


def messages_a_second(folder: Path, conversations: list[str], messages: int) -> float:
    """Write so many messages into a copy of a prepared database, round-robin over the conversations."""
    copy = folder / "raw.db"
    shutil.copy(folder / "xiaoer.db", copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")
    begun = time.perf_counter()
    for first in range(0, messages, BATCH):
        connection.execute("BEGIN IMMEDIATE")
        for number in range(first, min(first + BATCH, messages)):
            _write(connection, conversations[number % len(conversations)], number)
        connection.execute("COMMIT")
    took = time.perf_counter() - begun
    connection.close()
    for path in folder.glob("raw.db*"):
        path.unlink()
    return messages / took


def _write(connection: sqlite3.Connection, conversation: str, number: int) -> None:
    stream, now, salt, entry = f"conversation:{conversation}", time.time_ns() // 1000, os.urandom(16), f"raw-{number}"
    grow = "UPDATE stream SET seq=seq+1, n=n+1 WHERE id=? RETURNING seq, n"
    seq, n = connection.execute(grow, (stream,)).fetchone()
    proof = hashlib.sha256(salt + TEXT).digest()
    facts = b'{"kind":"message.received","owner":"agent"}'
    event = (stream, seq, n, entry, "message.received", "contact:raw", now, facts, proof)
    position = connection.execute(_EVENT, event).lastrowid
    connection.execute("INSERT INTO payload (position, salt, body) VALUES (?,?,?)", (position, salt, TEXT))
    line = (conversation, entry, "message", "contact", "contact:raw", now, seq, n, n, position)
    connection.execute(_ENTRY, line)
    connection.execute(_CONVERSATION, (seq, now, now, now, position, conversation))
