"""Who works here gets in with her password, for a while, and nobody else does."""

import msgspec
import pytest
from sqlalchemy import select

from xiaoer.auth import passwords, verbs
from xiaoer.auth.actor import Staff
from xiaoer.auth.models import staff, staff_attempt, staff_session
from xiaoer.auth.queries import names_of, staff_by_email, staff_by_id, staff_of_token
from xiaoer.event.models import event
from xiaoer.event.tx import Tx
from xiaoer.kit import crypto
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.errors import Invalid, Refused, TooMany, Unauthorized
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Store

HASH = "$argon2id$not-looked-at"


class Row(msgspec.Struct, frozen=True):
    """A row as the tests look at it."""

    one: str
    two: str


happened = query(select(event.c.kind.label("one"), event.c.actor.label("two")).order_by(event.c.position), Row)
attempts = query(select(staff_attempt.c.key.label("one"), staff_attempt.c.key.label("two")), Row)
sessions = query(select(staff_session.c.token_hash.label("one"), staff_session.c.staff_id.label("two")), Row)
leave = change(staff.update().values(active=False))
new_password = change(staff.update().values(password_hash="other"))


async def hire(store: Store[Tx], email: str = "Ana@Shop.example", name: str = "Ana") -> str:
    """Somebody works here."""
    return await store.write(verbs.add_staff, email=email, name=name, role="agent", password_hash=HASH)


async def log_in(store: Store[Tx], email: str = "ana@shop.example", address: str = "10.0.0.1") -> str:
    """A login whose password fitted; the token."""
    credentials = await store.write(verbs.begin_login, email=email, address=address)
    token = crypto.token()
    await store.write(verbs.log_in, credentials, token_hash=crypto.token_hash(token), email=email, address=address)
    return token


async def whose(store: Store[Tx], token: str) -> Staff | None:
    """Whom a token lets in."""
    return await store.read(staff_of_token, crypto.token_hash(token), store.clock.now())


async def test_a_session_lets_in_until_it_expires(store: Store[Tx], clock: ManualClock) -> None:
    ana = await hire(store)
    token = await log_in(store)
    assert await whose(store, token) == Staff(ana, "agent")
    assert await whose(store, crypto.token()) is None
    clock.advance(verbs.SESSION - 1)
    assert await whose(store, token) == Staff(ana, "agent")
    clock.advance(1)
    assert await whose(store, token) is None
    stored = [row.one for row in await store.read(lambda read: read.all(sessions))]
    assert stored == [crypto.token_hash(token)]
    await log_in(store)
    assert crypto.token_hash(token) not in [row.one for row in await store.read(lambda read: read.all(sessions))]


async def test_logging_out_ends_one_session_only(store: Store[Tx]) -> None:
    ana = await hire(store)
    here, there = await log_in(store), await log_in(store)
    assert await store.write(verbs.log_out, token_hash=crypto.token_hash(here)) is True
    assert await store.write(verbs.log_out, token_hash=crypto.token_hash(here)) is False
    assert await whose(store, here) is None
    assert await whose(store, there) == Staff(ana, "agent")
    recorded = [(row.one, row.two) for row in await store.read(lambda read: read.all(happened))]
    assert recorded == [
        ("staff.added", "system"),
        ("staff.logged_in", f"agent:{ana}"),
        ("staff.logged_in", f"agent:{ana}"),
        ("staff.logged_out", f"agent:{ana}"),
    ]


async def test_whoever_has_left_is_out_at_once(store: Store[Tx]) -> None:
    ana = await hire(store)
    token = await log_in(store)
    credentials = await store.write(verbs.begin_login, email="ana@shop.example", address="x")
    await store.write(lambda tx: tx.run(leave))
    assert await whose(store, token) is None
    assert (await store.write(verbs.begin_login, email="ana@shop.example", address="x")).password_hash is None
    with pytest.raises(Unauthorized, match="wrong_login"):
        await store.write(verbs.log_in, credentials, token_hash="t", email="ana@shop.example", address="x")
    assert await store.read(names_of) == {ana: "Ana"}


async def test_a_password_changed_meanwhile_lets_nobody_in_with_the_old_one(store: Store[Tx]) -> None:
    await hire(store)
    credentials = await store.write(verbs.begin_login, email="ana@shop.example", address="x")
    await store.write(lambda tx: tx.run(new_password))
    with pytest.raises(Unauthorized, match="wrong_login"):
        await store.write(verbs.log_in, credentials, token_hash="t", email="ana@shop.example", address="x")
    assert await store.read(lambda read: read.all(sessions)) == []


async def test_five_attempts_from_an_address_and_then_a_pause(store: Store[Tx], clock: ManualClock) -> None:
    await hire(store)
    for email in ("ana@shop.example", " ANA@shop.example", "ana@SHOP.example", "ana@shop.example", "ana@shop.example"):
        await store.write(verbs.begin_login, email=email, address="10.0.0.1")
    clock.advance(verbs.WINDOW // 3)
    with pytest.raises(TooMany) as refused:
        await store.write(verbs.begin_login, email="ana@shop.example", address="10.0.0.1")
    assert refused.value.code == "too_many_logins"
    assert refused.value.retry_after == pytest.approx(600)
    assert await log_in(store, address="10.0.0.2")
    clock.advance(verbs.WINDOW)
    assert await log_in(store, address="10.0.0.1")
    assert await store.read(lambda read: read.all(attempts)) == []


async def test_somebody_unknown_is_counted_the_same_and_nothing_names_her(store: Store[Tx]) -> None:
    for email in ("nobody@shop.example", "no address at all"):
        for _ in range(verbs.ATTEMPTS):
            credentials = await store.write(verbs.begin_login, email=email, address="10.0.0.1")
            assert credentials == verbs.Credentials(None, None)
        with pytest.raises(TooMany):
            await store.write(verbs.begin_login, email=email, address="10.0.0.1")
    kept = "".join(row.one for row in await store.read(lambda read: read.all(attempts)))
    assert "nobody" not in kept
    assert "10.0" not in kept
    with pytest.raises(Unauthorized):
        await store.write(verbs.log_in, verbs.Credentials(None, None), token_hash="t", email="x@y", address="z")


async def test_one_address_is_one_person(store: Store[Tx]) -> None:
    ana = await hire(store)
    with pytest.raises(Refused, match="email_taken"):
        await hire(store, email=" ANA@shop.EXAMPLE ")
    found = await store.read(staff_by_email, "ana@shop.example")
    assert found is not None
    assert (found.id, found.name, found.role, found.active) == (ana, "Ana", "agent", True)
    assert await store.read(staff_by_id, ana) == found
    assert await store.read(staff_by_id, "other") is None
    assert await store.read(staff_by_email, "eva@shop.example") is None


@pytest.mark.parametrize("email", ["", "ana", "@shop.example", "ana@", "a na@shop.example", "a@" + "b" * 254])
@pytest.mark.in_turn
async def test_what_is_no_address_is_refused(store: Store[Tx], email: str) -> None:
    with pytest.raises(Invalid, match="email_invalid"):
        await hire(store, email=email)
    assert await store.read(lambda read: read.all(happened)) == []


async def test_a_name_is_needed(store: Store[Tx]) -> None:
    with pytest.raises(Invalid, match="name_empty"):
        await hire(store, name="  ")


@pytest.mark.usefixtures("thorough_passwords")
def test_a_password_fits_its_hash_only() -> None:
    stored = passwords.hash_password("correct horse")
    assert "correct" not in stored
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert stored != passwords.hash_password("correct horse")
    assert passwords.fits(stored, "correct horse")
    assert not passwords.fits(stored, "correct horsf")
    assert not passwords.fits(None, "correct horse")
    assert not passwords.fits("no hash", "correct horse")
    assert not passwords.fits(stored, "x" * 10_000_000)


@pytest.mark.parametrize(("password", "code"), [("short", "password_too_short"), ("x" * 201, "password_too_long")])
def test_an_unwise_password_is_refused(password: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        passwords.hash_password(password)
