"""What an entry may hold besides its text: things the customer can read, pick, confirm or rate."""

from typing import Literal

import msgspec

from xiaoer.kit.money import Money

OfferState = Literal["open", "awaiting", "confirmed", "declined", "void", "done", "refused", "unknown"]
LineKind = Literal["goods", "place", "time", "money", "note"]


class Part(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """One thing shown below the text; `type` says which."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that can be picked."""

    value: str
    label: str


class Choices(Part, frozen=True, kw_only=True, tag="choices"):
    """Answers to pick one of; `picked` is the value once it has been."""

    options: list[Option]
    picked: str | None = None


class Offer(Part, frozen=True, kw_only=True, tag="offer"):
    """A deed proposed in full, waiting for its yes; then how it went. `kinds` says of each line what it is about.

    `stands` are words for what a deed that is done began, where it only began something; else empty.
    """

    deed: str
    action: str
    title: str
    lines: list[str]
    yes: str
    no: str
    state: OfferState = "open"
    kinds: list[LineKind] = []
    stands: str = ""


class OrderItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an order."""

    title: str
    quantity: int
    price: Money
    picture: str | None = None


class ParcelEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something the carrier reported."""

    at: str
    place: str
    text: str


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """One shipment of an order with everything its carrier reported."""

    carrier: str
    tracking: str
    status: str
    events: list[ParcelEvent]


class Order(Part, frozen=True, kw_only=True, tag="order"):
    """An order as the shop had it when the entry was written."""

    id: str
    status: str
    placed_at: str
    total: Money
    items: list[OrderItem]
    parcels: list[Parcel]
    url: str | None = None
    # What stands between the goods and the total, so that the sums fit; null in what was written before it was told.
    shipping: Money | None = None
    discount: Money | None = None


class Product(Part, frozen=True, kw_only=True, tag="product"):
    """Something on sale as the shop had it when the entry was written; `stock` is null when it is not counted."""

    id: str
    title: str
    text: str
    price: Money | None
    available: bool
    stock: int | None = None
    options: list[str] = []
    picture: str | None = None
    url: str | None = None


class Attachment(Part, frozen=True, kw_only=True, tag="attachment"):
    """A file; its bytes lie in the media room and are shown from an address that holds for minutes."""

    id: str
    name: str
    media_type: str
    size: int
    width: int | None = None
    height: int | None = None


class AttachmentTaken(msgspec.Struct, frozen=True, kw_only=True):
    """A file is kept; `type` is what it really is, `size` what is kept of it in bytes. A message names its id."""

    id: str
    name: str
    type: str
    size: int


class AttachmentAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a file is shown until `expires_at`."""

    url: str
    expires_at: str


class Article(Part, frozen=True, kw_only=True, tag="article"):
    """The source of an answer."""

    id: str
    title: str
    url: str


class Rating(Part, frozen=True, kw_only=True, tag="rating"):
    """The question how it went; `score` is the answer."""

    score: int | None = None


AnyPart = Choices | Offer | Order | Product | Attachment | Article | Rating

_decoder = msgspec.json.Decoder(list[AnyPart])
_encoder = msgspec.json.Encoder()


def decode_parts(raw: bytes | str) -> list[AnyPart]:
    """The parts in stored or sent JSON; raises msgspec.ValidationError on anything else."""
    return _decoder.decode(raw)


def encode_parts(parts: list[AnyPart]) -> bytes:
    """The parts as JSON, types included."""
    return _encoder.encode(parts)
