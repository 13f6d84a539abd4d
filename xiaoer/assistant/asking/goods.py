"""Which of the lines of an order she speaks of, and into what they are to change."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from xiaoer.assistant.understand.wishes import flat
from xiaoer.order.facts import Item, Product, Variant

SAID = tomllib.loads(Path(__file__).with_name("said.toml").read_text("utf-8"))
_SWAP = {name: re.compile(words) for name, words in SAID["swap"].items()}
_NOTE = re.compile(r"\{([^}]*)\}")
_PAIR = re.compile(r"['\"]?([\w][\w /\-]*?)['\"]?\s*[:=]\s*['\"]?([^'\",;]+?)['\"]?\s*(?:,|;|$)")
_WEAK = {"yes", "no", "none", "si"}
_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")
_SHORT = 4
# In a title they name nothing ("filtros de papel para café").
JOINING = frozenset({"para", "with", "from", "over", "desde", "sobre", "entre"})
_NEAR = 12


class Mention(msgspec.Struct, frozen=True):
    """The goods of one title spoken of: the lines it may be, her words about them, and the words for what she wants."""

    lines: tuple[Item, ...]
    about: str
    wanted: str = ""
    marked: bool = False  # there was a word between the two, so `wanted` is all new
    kept: bool = False  # she wants to keep these

    @property
    def line(self) -> Item | None:
        """The one line it can be."""
        return self.lines[0] if len(self.lines) == 1 else None


def mentions(items: Sequence[Item], text: str) -> list[Mention]:
    """Every line of these that her words name, in their order."""
    plain = flat(text)
    places = _places(items, plain)
    found: list[Mention] = []
    taken: set[str] = set()
    for at, (begin, end, title) in enumerate(places):
        before = _edge(plain, places[at - 1][1] if at else 0, begin)
        after = _edge(plain, end, places[at + 1][0]) if at + 1 < len(places) else len(plain)
        about, wanted, marked = _halves(plain[before:begin], plain[end:after])
        same = [item for item in items if item.title == title and item.line not in taken]
        lines = _fitting(same, about)
        if not lines:
            continue
        kept = _SWAP["keep"].search(plain[before:begin]) is not None
        one = Mention(tuple(lines), about, wanted, marked, kept)
        every = len(lines) > 1 and _SWAP["every"].search(plain[before:begin]) is not None
        found += [msgspec.structs.replace(one, lines=(line,)) for line in lines] if every else [one]
        taken |= {line.line for line in lines} if every or len(lines) == 1 else set()
    return found


def every(text: str) -> bool:
    """Whether she means all of it."""
    return _SWAP["every"].search(flat(text)) is not None


def only(text: str) -> bool:
    """Whether she means something in an order, not the order."""
    return _SWAP["only"].search(flat(text)) is not None


def all_but(text: str) -> bool:
    """Whether she means all but what she names."""
    return _SWAP["but"].search(flat(text)) is not None


def variants(item: Item, product: Product | None, mention: Mention, *, short: bool = False) -> list[Variant]:
    """The variants she may want instead of a line: one when her words are clear, none when they say nothing.

    `short` takes a bare "9" or "M" for an answer, as she was asked for just that.
    """
    if product is None or not mention.wanted.strip():
        return []
    wanted = _overrides(item, product, mention, short=short)
    if not wanted:
        return []
    offered = [one for one in product.variants if one.id != item.variant_id]
    fitting = [one for one in offered if all(one.options.get(name) == value for name, value in wanted.items())]
    exact = [one for one in fitting if one.options == item.options | wanted]
    return exact or fitting


def _places(items: Sequence[Item], plain: str) -> list[tuple[int, int, str]]:
    """Where titles are named, whole ones first, each place once; notes in braces are no place."""
    bare = _NOTE.sub(lambda found: " " * len(found[0]), plain)
    titles = sorted({item.title for item in items}, key=len, reverse=True)
    found: list[tuple[int, int, str]] = []

    def look(title: str, words: str) -> bool:
        hits = [(hit.start(), hit.end(), title) for hit in re.finditer(words, bare)]
        free = [hit for hit in hits if all(hit[1] <= one[0] or hit[0] >= one[1] for one in found)]
        found.extend(free)
        return bool(free)

    whole = {title for title in titles if look(title, _whole(title))}
    # "Wireless" is what a thing is like, not what it is.
    like = {word for item in items for value in item.options.values() for word in _WORD.findall(flat(value))}
    for title in titles:
        others = {word for other in titles if other != title for word in _WORD.findall(flat(other))}
        for word in reversed(_telling(title)):
            if title not in whole and word not in others | like and look(title, _plural(word)):
                break
    return _once(sorted(found), items)


def _once(places: list[tuple[int, int, str]], items: Sequence[Item]) -> list[tuple[int, int, str]]:
    """A title named more often than there are lines of it is the same line named again."""
    kept: list[tuple[int, int, str]] = []
    for place in places:
        lines = sum(item.title == place[2] for item in items)
        if sum(one[2] == place[2] for one in kept) < lines:
            kept.append(place)
    return kept


def _whole(title: str) -> str:
    words = _WORD.findall(flat(title))
    if not words:
        return r"(?!)"
    if any("\u3400" <= word <= "\u9fff" for word in words):
        return "".join(map(re.escape, words))
    *first, last = words
    return "".join(rf"(?<![a-z0-9]){re.escape(word)}[\s\-]*" for word in first) + _plural(last).replace(
        "(?<![a-z0-9])", "" if first else "(?<![a-z0-9])", 1
    )


def _plural(word: str) -> str:
    if "\u3400" <= word[0] <= "\u9fff":
        return re.escape(word)
    stem = word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT else word
    return rf"(?<![a-z0-9]){re.escape(stem)}(?:s|es)?(?![a-z0-9])"


def _telling(title: str) -> list[str]:
    """The words of a title by which it can be called; of a Chinese one, each two characters."""
    plain = flat(title)
    dense = re.findall(r"[\u3400-\u9fff]+", plain)
    pairs = [run[at : at + 2] for run in dense for at in range(len(run) - 1)]
    return pairs or [word for word in _WORD.findall(plain) if len(word) >= _SHORT and word not in JOINING]


def _edge(plain: str, begin: int, end: int) -> int:
    """Where the words about one thing end and those about the next begin."""
    between = _NOTE.sub(lambda found: "{" * len(found[0]), plain[begin:end])
    edges = [begin + found.end() for found in _SWAP["edge"].finditer(between)]
    return edges[-1] if edges else begin if begin == 0 else end


def _halves(before: str, after: str) -> tuple[str, str, bool]:
    """Her words about what she has, about what she wants, and whether something stood between them."""
    payment = _SWAP["by"].search(_NOTE.sub(lambda found: " " * len(found[0]), after))
    after = after[: payment.start()] if payment else after
    masked = _NOTE.sub(lambda found: "{" * len(found[0]), after)
    instead = _SWAP["instead"].search(masked)
    to = list(_SWAP["to"].finditer(masked))
    if instead is not None:
        first = to[0].end() if to and to[0].end() < instead.start() else 0
        return after[instead.end() :], f"{before} {after[first : instead.start()]}", True
    ahead = _SWAP["instead"].search(before)
    if ahead is not None:
        return before[ahead.end() :] + after, before[: ahead.start()], True
    if not to:
        return f"{before} {after}", f"{before} {after}", False
    return f"{before} {after[: to[0].start()]}", after[to[0].end() :], True


def _fitting(lines: Sequence[Item], about: str) -> list[Item]:
    """Of several lines of one title those that her words fit best."""
    if len({(one.variant_id, one.quantity) for one in lines}) < 2:
        return list(lines[:1])
    noted = _noted(about)
    if noted:
        exact = [
            one for one in lines if noted.items() <= {flat(of): flat(is_) for of, is_ in one.options.items()}.items()
        ]
        return _one_of_a_kind(exact) or list(lines)
    scores = [sum(_says(value, name, about) for name, value in one.options.items()) for one in lines]
    return _one_of_a_kind([one for one, score in zip(lines, scores, strict=True) if score == max(scores)])


def _one_of_a_kind(lines: list[Item]) -> list[Item]:
    """Of lines that are the same in everything the first: it does not matter which it is."""
    return lines[:1] if len({(one.variant_id, one.quantity) for one in lines}) == 1 else lines


def _noted(text: str) -> dict[str, str]:
    """Options written out as notes: {color: red}."""
    return {name.strip(): value.strip() for note in _NOTE.findall(text) for name, value in _PAIR.findall(note)}


def _overrides(item: Item, product: Product, mention: Mention, *, short: bool) -> dict[str, str] | None:
    """What is to be another than it is, or None where her words can mean two things."""
    noted = _noted(mention.wanted)
    overrides: dict[str, str] = {}
    for name in dict.fromkeys(name for one in product.variants for name in one.options):
        values = {value for one in product.variants if (value := one.options.get(name))}
        if noted:
            hits = {value for value in values if flat(value) == noted.get(flat(name))}
        else:
            hits = _said(values, name, mention.wanted, short=short)
            own = {item.options.get(name, "")}
            if len(hits) > 1 or not mention.marked:
                hits -= own
            # What she says of it that it is not, she wants it to be.
            hits = hits or (_said(values, name, mention.about, short=False) - own if mention.marked else hits)
        if len(hits) > 1:
            return None
        overrides |= dict.fromkeys((name,), hits.pop()) if hits else {}
    lost = set(noted) - {flat(name) for name in overrides}
    return None if lost else overrides


def _said(values: Iterable[str], name: str, text: str, *, short: bool) -> set[str]:
    hits = {value for value in values if _says(value, name, text, short=short)}
    return {one for one in hits if not any(one != other and flat(one) in flat(other) for other in hits)}


def _says(value: str, name: str, text: str, *, short: bool = False) -> bool:
    """Whether a text has this value of an option; a bare number or letter counts only beside the option's name."""
    words = re.findall(r"[a-z]+|[0-9]+(?:\.[0-9]+)?|[\u3400-\u9fff]+|%", flat(value))
    if not words:
        return False
    written = r"[\s\-]*".join(map(re.escape, words))
    whole = rf"(?<![a-z0-9.]){written}(?![a-z0-9])"
    letters = sum(map(len, re.findall(r"[a-z\u3400-\u9fff]", flat(value))))
    strong = flat(value) not in _WEAK and (letters > 2 or len(words) > 1 or re.search(r"[\u3400-\u9fff]", value))
    if strong or short:
        return re.search(whole, text) is not None
    names = "|".join(word for word in _WORD.findall(flat(name)) if len(word) > 2) or re.escape(flat(name))
    beside = rf"(?:{names})s?\b[\s:=]*(?:is |of |in |to |from \w+ to )?{whole}|{whole}[\s\-]*(?:{names})"
    plain = rf"\b(?:an?|to|for|the|in|una?|la|talla)\s+{whole}(?!\s*[a-z%])" if flat(value) not in _WEAK else r"(?!)"
    return re.search(f"{beside}|{plain}", text) is not None
