"""A shop's word is believed when it is exactly that, and nothing else ever is."""

import base64
import json
import time
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.auth.identity import LEEWAY, LONGEST_LIFE, LONGEST_TOKEN, Identity, identify, mint
from xiaoer.kit.clock import DAY, MINUTE, SECOND
from xiaoer.kit.errors import Unauthorized

KEY, OLD, OTHER = b"k" * 64, b"o" * 64, b"x" * 64
NOW = 1_800_000_000 * SECOND
GOOD: dict[str, Any] = {"aud": "inbox-1", "sub": "c-7", "iat": NOW // SECOND, "exp": NOW // SECOND + 600}


def signed(key: bytes = KEY, algorithm: str = "HS256", **claims: Any) -> str:
    """A token with other claims than the good ones; None takes one away."""
    kept = {name: value for name, value in {**GOOD, **claims}.items() if value is not None}
    return jwt.encode(kept, key, algorithm=algorithm)


def part(value: object) -> str:
    """One part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def code(token: str, *, now: int = NOW, longest: int = LONGEST_LIFE, inbox: str = "inbox-1") -> str:
    """With which code it is turned away."""
    with pytest.raises(Unauthorized) as refused:
        identify(token, keys=[KEY, OLD], inbox_id=inbox, now=now, longest=longest)
    return refused.value.code


def test_believes_either_key() -> None:
    expected = Identity("c-7", "inbox-1", NOW + LONGEST_LIFE)
    for key in (KEY, OLD):
        token = mint(key, inbox_id="inbox-1", customer_id="c-7", now=NOW)
        assert identify(token, keys=[KEY, OLD], inbox_id="inbox-1", now=NOW) == expected
    assert code(signed(OTHER)) == "forged"


def test_a_key_that_was_taken_away_opens_nothing() -> None:
    token = mint(OLD, inbox_id="inbox-1", customer_id="c-7", now=NOW)
    for keys in ([KEY], []):
        with pytest.raises(Unauthorized, match="forged"):
            identify(token, keys=keys, inbox_id="inbox-1", now=NOW)


@pytest.mark.parametrize(
    "token",
    [
        signed(aud="inbox-2"),
        signed(aud=["inbox-1", "inbox-2"]),
        signed(aud=None),
        signed(sub=None),
        signed(sub=""),
        signed(sub=7),
        signed(sub="c" * 201),
        signed(iat=None),
        signed(exp=None),
        signed(exp="tomorrow"),
        signed(exp=True),
        signed(exp=1e300),
        signed(exp=float("nan")),
        signed(exp=float("inf")),
        signed(iat=-1),
        signed(exp=GOOD["iat"]),
        signed(exp=GOOD["iat"] + 601),
        signed(iat=GOOD["iat"] + 31, exp=GOOD["iat"] + 600),
        signed(nbf=GOOD["iat"] + 31),
        signed(nbf="soon"),
    ],
)
def test_wrong_claims_are_forged(token: str) -> None:
    assert code(token) == "forged"


def test_a_clock_may_be_off_by_half_a_minute() -> None:
    token = signed(iat=GOOD["iat"] + 30, nbf=GOOD["iat"] + 30)
    assert identify(token, keys=[KEY], inbox_id="inbox-1", now=NOW).customer_id == "c-7"
    end = NOW + LONGEST_LIFE + LEEWAY
    assert identify(signed(), keys=[KEY], inbox_id="inbox-1", now=end - 1).customer_id == "c-7"
    assert code(signed(), now=end) == "expired"


def test_a_demo_may_let_them_live_a_day_and_no_longer() -> None:
    token = mint(KEY, inbox_id="inbox-1", customer_id="c-7", now=NOW, life=DAY)
    assert identify(token, keys=[KEY], inbox_id="inbox-1", now=NOW + DAY - MINUTE, longest=DAY).customer_id == "c-7"
    assert code(token) == "forged"
    assert code(signed(exp=GOOD["iat"] + 86_401), longest=DAY) == "forged"


def test_no_other_algorithm_is_asked() -> None:
    public = "-----BEGIN PUBLIC KEY-----"
    assert code(signed(algorithm="HS512")) == "forged"
    assert code(f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(GOOD)}.") == "forged"
    assert code(f"{part({'alg': 'None'})}.{part(GOOD)}.") == "forged"
    assert code(f"{part({'alg': 'RS256', 'typ': 'JWT'})}.{part(GOOD)}.{part(public)}") == "forged"
    head, body, signature = signed().split(".")
    assert code(f"{part({'alg': 'RS256', 'typ': 'JWT'})}.{body}.{signature}") == "forged"
    assert code(f"{part({'alg': 'HS256', 'crit': ['x'], 'x': 1})}.{body}.{signature}") == "forged"
    assert code(f"{head}.{part({**GOOD, 'sub': 'c-8'})}.{signature}") == "forged"
    assert code(f"{head}.{body}.") == "forged"


def test_a_huge_or_twisted_token_is_turned_away_at_once() -> None:
    began = time.process_time()
    nested = base64.urlsafe_b64encode(b"[" * 2_900).decode().rstrip("=")
    for token in ("", ".", "..", "a" * 10_000_000, f"{nested}.e30.", "é.é.é", "\x00.\x00.\x00", f"{part([])}.e30.e30"):
        assert code(token) == "forged"
    assert len(f"{nested}.e30.") < LONGEST_TOKEN
    assert time.process_time() - began < 1
    padded = signed(pad="p" * LONGEST_TOKEN)
    assert code(padded) == "forged"


@given(st.text(max_size=200), st.sampled_from([0, 1, 2]))
def test_no_change_of_any_part_is_believed(noise: str, place: int) -> None:
    parts = signed().split(".")
    if parts[place] != noise:
        parts[place] = noise
        assert code(".".join(parts)) == "forged"
