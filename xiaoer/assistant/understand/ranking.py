"""What a classifier is taught and what it answers, for those who send it work and for itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence

Examples = Mapping[str, Mapping[str, Sequence[str]]]  # locale -> intent -> sentences
Ranked = list[tuple[str, float]]
Rank = Callable[[Sequence[str], str], list[Ranked]]  # texts, locale -> what each may mean, the likeliest first

OUT_OF_SCOPE = "out_of_scope"
# an intent is believed above this confidence and this far before the next one
SURE = 0.6
MARGIN = 0.15
# Said beside the matter.
ASIDE = frozenset({"greeting", "thanks", "bye", "complaint"})


def decided(ranked: Ranked) -> str | None:
    """The intent to act on, or None: not sure, or none of the shop's business."""
    if not ranked:
        return None
    (intent, confidence), *rest = ranked
    sure = confidence >= SURE and confidence - (rest[0][1] if rest else 0.0) >= MARGIN
    return intent if sure and intent != OUT_OF_SCOPE else None


def of_story(whole: Ranked, parts: Iterable[Ranked]) -> Ranked:
    """What a message means: where it is not clear as a whole, what the part means that says clearly what the whole
    seems to say, or else the one part that is clear.
    """
    if not whole or decided(whole) not in {None, *ASIDE}:
        return whole
    clear = {intent: part for part in parts if (intent := decided(part)) is not None}
    said = {intent: part for intent, part in clear.items() if intent not in ASIDE} or clear
    return said.get(whole[0][0]) or (next(iter(said.values())) if len(said) == 1 else whole)
