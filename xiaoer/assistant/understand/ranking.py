"""What a classifier is taught and what it answers, for those who send it work and for itself."""

from collections.abc import Mapping, Sequence

Examples = Mapping[str, Mapping[str, Sequence[str]]]  # locale -> intent -> sentences
Ranked = list[tuple[str, float]]

OUT_OF_SCOPE = "out_of_scope"
# an intent is believed above this confidence and this far before the next one
SURE = 0.6
MARGIN = 0.15


def decided(ranked: Ranked) -> str | None:
    """The intent to act on, or None: not sure, or none of the shop's business."""
    (intent, confidence), *rest = ranked
    sure = confidence >= SURE and confidence - (rest[0][1] if rest else 0.0) >= MARGIN
    return intent if sure and intent != OUT_OF_SCOPE else None
