"""Pictures of the demo shop's products: its own drawings in flat tones, a silhouette for each kind of thing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template
from typing import NamedTuple

from xiaoer.demo.plan import Product, ProductVariant

DRAWINGS = Path(__file__).parent / "drawings"
PLACE = "/shop/pictures/"
MEDIA_TYPE = "image/svg+xml"


class Tone(NamedTuple):
    """What a thing is coloured with: itself, its dark side, its light side."""

    body: str
    shade: str
    light: str


TONES: dict[str, Tone] = {
    "ink": Tone("#2a302e", "#1d2221", "#4a5350"),
    "moon": Tone("#c3cdc9", "#a3b0ab", "#e2e8e6"),
    "celadon": Tone("#9dbcae", "#7d9f90", "#c3d8ce"),
    "leaf": Tone("#5c7a63", "#46604d", "#86a08b"),
    "indigo": Tone("#465679", "#34415f", "#7282a3"),
    "slate": Tone("#858f93", "#6a7479", "#aab3b6"),
    "steel": Tone("#a9b2b1", "#879190", "#d3d9d8"),
    "clay": Tone("#a5694c", "#84503a", "#c58e73"),
    "brick": Tone("#a04f3f", "#7f3c30", "#c17d6e"),
    "brown": Tone("#8a6a45", "#6c5235", "#b08d62"),
    "bamboo": Tone("#c39a63", "#a37d4a", "#ddbf92"),
    "ochre": Tone("#c08a3e", "#9d6f2e", "#dbb273"),
    "sand": Tone("#d0c2ac", "#b3a389", "#e7decf"),
    "flax": Tone("#d9d0be", "#bdb29b", "#ece6da"),
    "paper": Tone("#efe7d4", "#d8ccb2", "#faf6ec"),
}
# What is of wood or leather whatever colour the rest has.
WOOD = Tone("#8a6a45", "#6c5235", "#b08d62")
GROUND = "#f0f3f2"
SHADOW = "#dbe1df"
# In the dark the ground goes dark with the page, wherever the picture is shown; what is black then stands out in grey.
IN_THE_DARK = {
    GROUND: "#232c2a",
    SHADOW: "#181f1d",
    "#2a302e": "#5b6662",
    "#1d2221": "#464f4c",
    "#4a5350": "#85918c",
}
_DARK = "".join(
    f'[fill="{by_day}"]{{fill:{now}}}[stroke="{by_day}"]{{stroke:{now}}}' for by_day, now in IN_THE_DARK.items()
)

_FRAME = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320">'
    f"<style>@media (prefers-color-scheme:dark){{{_DARK}}}</style>"
    '<rect width="320" height="320" fill="$ground"/>$drawing</svg>'
)


def address_of(name: str) -> str:
    """Where the picture of a product or of one of its variants is."""
    return f"{PLACE}{name}.svg"


def variant_address(product: Product, variant: ProductVariant) -> str:
    """Where a variant's picture is: its own where it has a colour of its own, else its product's."""
    return address_of(f"{product.id}-{variant.id}" if variant.tone else product.id)


def drawn(products: list[Product]) -> dict[str, tuple[str, str]]:
    """What each picture shows: the drawing and the tone, by the picture's name."""
    named = {product.id: (product.drawing, product.tone) for product in products}
    for product in products:
        for variant in product.variants:
            if variant.tone:
                named[f"{product.id}-{variant.id}"] = (product.drawing, variant.tone)
    return named


def swatches(products: list[Product]) -> dict[str, str]:
    """The colour of every variant that has one of its own, by the address of its picture."""
    coloured = ((product, variant) for product in products for variant in product.variants)
    return {variant_address(product, one): TONES[one.tone].body for product, one in coloured if one.tone}


@lru_cache(maxsize=256)
def picture(drawing: str, tone: str) -> bytes:
    """A drawing in a tone, as a whole SVG. Raises KeyError for a tone nobody mixed."""
    colours = {
        f"{part}{side}": colour
        for part, mixed in (("", TONES[tone]), ("wood_", WOOD))
        for side, colour in mixed._asdict().items()
    }
    shapes = _shapes(drawing).substitute(colours, shadow=SHADOW)
    return _FRAME.substitute(ground=GROUND, drawing=shapes).encode()


@lru_cache(maxsize=64)
def _shapes(drawing: str) -> Template:
    lines = (DRAWINGS / f"{drawing}.svg").read_text(encoding="utf-8").splitlines()
    return Template("".join(line.strip() for line in lines))
