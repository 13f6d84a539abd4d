"""What is said is true, in every language, and no number is said that nobody knows."""

import re

import msgspec
import pytest

from tests.assistant.orders import NOW, order, parcel, refund, usd
from xiaoer.assistant import speak as speaking
from xiaoer.assistant.schemas import (
    Act,
    Menu,
    NotHers,
    Plain,
    TellArticle,
    TellDeed,
    TellOrder,
    WhichOrder,
)
from xiaoer.assistant.speak import UngroundedError, check, opening, order_part, speak, words
from xiaoer.inbox.parts import Article, Choices, Offer, Order
from xiaoer.kit.clock import DAY
from xiaoer.kit.words import LOCALES, parse
from xiaoer.knowledge.queries import Found
from xiaoer.order.facts import ORDER_STATUSES, PARCEL_STATUSES, REFUND_STATUSES

HERE = speaking._HERE  # noqa: SLF001 - where its words lie
PLAIN = (
    "greeting",
    "thanks",
    "bye",
    "sorry",
    "kept",
    "doing",
    "doing-already",
    "noted",
    "log-in",
    "no-orders",
    "shop-away",
)
ARTICLE = Found("returns", "en", "How returns work", "Within 14 days.\n\n1. Write.\n2. Send.\n\n" + "x" * 900)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", ORDER_STATUSES)
def test_every_status_of_an_order_has_its_words(status: str, locale: str) -> None:
    body = speak([TellOrder(order("XP-20117", status))], locale, NOW)  # type: ignore[arg-type]
    assert "XP-20117" in body.text
    assert [part.id for part in body.parts if isinstance(part, Order)] == ["XP-20117"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", PARCEL_STATUSES)
def test_every_status_of_a_parcel_has_its_words(status: str, locale: str) -> None:
    shipped = order("XP-1", "shipped", shipments=(parcel(status),))  # type: ignore[arg-type]
    assert "Depot 7" in speak([TellOrder(shipped)], locale, NOW).text
    two = order("XP-1", "shipped", shipments=(parcel(status), parcel("delivered", tracking="NW99")))  # type: ignore[arg-type]
    assert "NW99" in speak([TellOrder(two)], locale, NOW).text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_is_there_and_holds_no_figure(locale: str) -> None:
    for key in PLAIN:
        assert speak([Plain(key)], locale, NOW).text
    assert set(parse(HERE / "words" / f"{locale}.ftl")) == set(parse(HERE / "words" / "en.ftl"))
    for line in (HERE / "words" / f"{locale}.ftl").read_text(encoding="utf-8").splitlines():
        assert not re.search(r"\d", line), line


def test_a_parcel_without_news_is_said_to_be_without_news() -> None:
    late = speak([TellOrder(order("XP-1", "shipped", shipments=(parcel(days_ago=6),)))], "en", NOW)
    assert "nothing for 6 days" in late.text
    assert _values(late.parts) == ["person"]
    fine = speak([TellOrder(order("XP-1", "shipped", shipments=(parcel(days_ago=1),)))], "en", NOW)
    assert "days" not in fine.text
    assert _values(fine.parts) == []


def test_a_held_parcel_and_a_slow_order_offer_a_person() -> None:
    held = speak([TellOrder(order("XP-1", "shipped", shipments=(parcel("exception"),)))], "en", NOW)
    assert "held up" in held.text
    assert held.text.count("carrier") == 1
    assert _values(held.parts) == ["person"]
    slow = speak([TellOrder(order("XP-1", "paid", placed_at=NOW - 5 * DAY))], "en", NOW)
    assert "5 days ago" in slow.text
    assert _values(slow.parts) == ["person"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", REFUND_STATUSES)
def test_money_going_back_is_said_with_its_amount(status: str, locale: str) -> None:
    body = speak([TellOrder(order("XP-1", "cancelled", refunds=(refund(2450, status),)))], locale, NOW)
    assert re.search(r"24[.,]50", body.text)
    assert ("person" in _values(body.parts)) is (status == "failed")


def test_choices_are_four_orders_and_a_person() -> None:
    body = speak([WhichOrder("cancel_order", tuple(order(f"XP-{number}") for number in range(6)))], "en", NOW)
    assert _values(body.parts) == [*(f"cancel_order:XP-{number}" for number in range(4)), "person"]
    [choices] = [part for part in body.parts if isinstance(part, Choices)]
    assert choices.options[0].label == "XP-0 · Rice bowl · Paid, not yet packed"


def test_the_sums_of_an_order_fit_whatever_stands_between_goods_and_total() -> None:
    plain = order("XP-1")
    for shipping, off in ((0, 0), (800, 0), (800, -300)):
        paid = usd(sum(item.price.amount * item.quantity for item in plain.items) + shipping + off)
        shown = order_part(msgspec.structs.replace(plain, shipping=usd(shipping), total=paid))
        assert (shown.shipping, shown.discount) == (usd(shipping), usd(off))


def test_the_menu_is_three_things_and_a_person() -> None:
    assert _values(speak([Menu("unsure")], "en", NOW).parts) == ["show", "cancel_order", "person"]
    many = tuple(Found(f"a{number}", "en", f"Title {number}", "x") for number in range(5))
    assert _values(speak([Menu("unsure", many)], "en", NOW).parts) == ["article:a0", "article:a1", "show", "person"]


def test_an_article_is_told_by_its_beginning_and_names_its_source() -> None:
    body = speak([TellArticle(ARTICLE)], "en", NOW)
    assert body.text == "Within 14 days.\n\n1. Write.\n2. Send."
    assert body.parts == [Article(id="returns", title="How returns work", url="/help/en/returns")]
    assert opening("**Bold** words.") == "Bold words."
    assert opening("| To | Fee |\n|---|--:|\n| Spain | €4.90 |\n\nMore.") == "To · Fee\nSpain · €4.90\n\nMore."
    assert opening("y" * 2000) == "y" * 2000


def test_an_offer_stands_alone() -> None:
    offer = Offer(deed="d", action="cancel_order", title="t", lines=["l"], yes="y", no="n")
    body = speak([TellDeed("Shall I?", "d", "XP-1", offer=offer, person=True)], "en", NOW)
    assert body.parts == [offer]
    assert _values(speak([TellDeed("No.", "d", "XP-1", person=True)], "en", NOW).parts) == ["person"]


@pytest.mark.parametrize(
    "act",
    [
        TellDeed("Refunded within 3 days", "d", "XP-1"),
        TellDeed("You get $99.00", "d", "XP-1", facts=order("XP-1")),
        TellDeed("Order XP-77 is gone", "d", "XP-1", facts=order("XP-1")),
    ],
)
def test_a_number_nobody_knows_is_not_said(act: Act) -> None:
    with pytest.raises(UngroundedError):
        speak([act], "en", NOW)


def test_a_number_of_the_rule_or_the_order_is_said() -> None:
    assert speak([TellDeed("Within 3 days.", "d", "XP-1", verdict="Within 3 days.")], "en", NOW).text
    assert speak([TellDeed("You get $24.00 for XP-1.", "d", "XP-1", facts=order("XP-1"))], "en", NOW).text
    assert speak([NotHers("xp 77")], "en", NOW).text.count("xp 77") == 1


@pytest.mark.parametrize(
    ("text", "grounds", "said"),
    [
        ("on 3/4", ["3/4"], True),
        ("on 3/4", ["3 of 4"], False),
        ("¥1,234.50", ["¥1,234.50"], True),
        ("¥1,234.50", ["¥1,234.00"], False),
        ("at 14:10", ["2026-11-21 14:10"], True),
        ("no number", [], True),
        ("7", ["77"], False),
    ],
)
def test_the_guard_compares_whole_numbers(text: str, grounds: list[str], said: bool) -> None:
    if said:
        check(text, grounds)
    else:
        with pytest.raises(UngroundedError):
            check(text, grounds)


def test_the_words_of_choices_are_there() -> None:
    for locale in LOCALES:
        assert all(words.text(locale, f"choice-{value}") for value in ("show", "cancel_order", "person"))


def _values(parts: object) -> list[str]:
    return [option.value for part in parts if isinstance(part, Choices) for option in part.options]  # type: ignore[attr-defined]
