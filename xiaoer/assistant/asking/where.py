"""An address as people write it: with labels, or in one line."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from xiaoer.action.known import Known
from xiaoer.assistant.understand.wishes import flat
from xiaoer.order.facts import Address, Order

_DATA = tomllib.loads(Path(__file__).with_name("where.toml").read_text("utf-8"))
_LABELS, _FORMS = _DATA["labels"], _DATA["forms"]
_PAIR = re.compile(r"['\"]?([\w][\w ]*?)['\"]?\s*[:=：]\s*['\"]?([^'\",;{}\n，；]+?)['\"]?\s*(?=[,;}\n，；]|$)")
_COUNTRIES, _ZIP = _FORMS["countries"], _FORMS["zip"]
_STREET, _CHINESE, _SAME, _HOME = (re.compile(_FORMS[name]) for name in ("street", "chinese", "same", "home"))


def address(known: Known, text: str, named: Mapping[str, Order], *, default: bool) -> Address | None:
    """The address she wants it to be; `named` are the orders she names, `default` whether it is the default one."""
    before = _before(known)
    if before is None:
        return None
    plain = flat(text)
    written = _labelled(text, plain) or _chinese(text) or _in_one_line(text, plain)
    if written:
        return _made(written, before)
    others = [one.address for one in named.values() if known.found is None or one.id != known.order.id]
    if len(others) == 1 and _SAME.search(plain):
        return replace(others[0], name=before.name, phone=before.phone)
    addresses = known.customer.addresses if known.customer else ()
    return addresses[0] if not default and addresses and _HOME.search(plain) else None


def _before(known: Known) -> Address | None:
    if known.found is not None:
        return known.order.address
    addresses = known.customer.addresses if known.customer else ()
    return addresses[0] if addresses else None


def _made(written: Mapping[str, str], before: Address) -> Address | None:
    told = {name: value.strip(" ,.") for name, value in written.items() if value}
    if not (told.get("line1") and told.get("city")):
        return None
    # What she does not say is as it was only where the place is the same.
    told.setdefault("country", before.country)
    return Address(name=before.name, phone=before.phone, **told)


def _labelled(text: str, plain: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(plain):
        name = next((field for field, label in _LABELS.items() if re.fullmatch(label, pair[1].strip())), None)
        if name is not None:
            found[name] = text[pair.start(2) : pair.end(2)]
    return found if "line1" in found else {}


def _chinese(text: str) -> dict[str, str]:
    found = _CHINESE.search(text)
    if found is None:
        return {}
    told = {name: found[name] or "" for name in ("region", "city", "line1")}
    return told | {"postal_code": found["zip"] or ""}


def _in_one_line(text: str, plain: str) -> dict[str, str]:
    street = _STREET.search(plain)
    if street is None:
        return {}
    line = re.split(
        r"[;\n]|\.\s|\.$|\s(?:please|instead|thanks|and (?:also|then)|gracias|because)\b", plain[street.end() :]
    )[0]
    told = {"line1": text[street.start() : street.end()]}
    parts = [(found.start() + street.end(), found.end() + street.end()) for found in re.finditer(r"[^,]+", line)]
    pieces = [text[begin:end].strip() for begin, end in parts if text[begin:end].strip(" .")]
    if pieces and re.fullmatch(_COUNTRIES, flat(pieces[-1]).strip(" .")):
        told["country"] = pieces.pop()
    elif pieces and (tail := re.search(rf"\s({_COUNTRIES})$", flat(pieces[-1]))):
        told["country"], pieces[-1] = pieces[-1][tail.start(1) :], pieces[-1][: tail.start()]
    return told | _places(pieces)


def _places(pieces: list[str]) -> dict[str, str]:
    """What stands between the street and the country: suite, city, state and postal code."""
    told: dict[str, str] = {}
    if pieces and (code := re.search(rf"(?<![\w])({_ZIP})\s*$", flat(pieces[-1]))):
        told["postal_code"] = pieces[-1][code.start(1) : code.end(1)]
        pieces[-1] = pieces[-1][: code.start()].strip()
    pieces = [piece for piece in pieces if piece]
    if (
        len(pieces) >= 2
        and re.fullmatch(r"[a-z]{2}|[a-z]+(?: [a-z]+)?", flat(pieces[-1]))
        and not re.search(r"\d", pieces[-2])
    ):
        told["region"] = pieces.pop()
    elif pieces and (state := re.search(r"\s([A-Z]{2})$", pieces[-1])):
        told["region"], pieces[-1] = state[1], pieces[-1][: state.start()].strip()
    if pieces:
        told["city"] = re.sub(r"^(?:in|en)\s+", "", pieces.pop())
    if pieces:
        told["line2"] = ", ".join(pieces)
    return told
