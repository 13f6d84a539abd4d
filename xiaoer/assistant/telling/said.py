"""Saying facts, and what their numbers are held against."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from babel.dates import format_date

from xiaoer.assistant.telling.acts import (
    FactAct,
    TellCoupons,
    TellFee,
    TellInvoice,
    TellRefunds,
    TookPhotos,
    Worth,
    promised,
)
from xiaoer.inbox.parts import AnyPart, Article
from xiaoer.kit.clock import SECOND
from xiaoer.kit.words import Words
from xiaoer.order.facts import Order, PaymentKind, Refund

_BETWEEN = {"zh-CN": "，"}


def texts(act: FactAct, locale: str, words: Words) -> list[str]:
    """What is known, in words."""
    match act:
        case TellInvoice():
            return [_invoice(act, locale, words)]
        case TellFee():
            return ["\n".join(_fee(act, locale, words))]
        case TellCoupons(code=code) if code:
            return ["\n".join(_coupon(act, locale, words))]
        case TellCoupons():
            return ["\n".join(_coupons(act, locale, words))]
        case TookPhotos(order=order, count=count, needed=needed):
            key = "assistant-photos-more" if count < needed else "assistant-photos"
            return [words.text(locale, key, order=order, left=needed - count)]
        case TellRefunds(orders=orders):
            return ["\n".join(_refunds(one, act, locale, words)) for one in orders]
        case _:
            return []


def parts(act: FactAct, locale: str, words: Words) -> list[AnyPart]:
    """What can be opened."""
    match act:
        case TellInvoice(invoice=invoice) if invoice is not None and invoice.url is not None:
            title = words.text(locale, "assistant-invoice-title", number=invoice.number)
            return [Article(id=invoice.number, title=title, url=invoice.url)]
        case _:
            return []


def options(act: FactAct, locale: str, words: Words, label: dict[str, str]) -> dict[str, str]:
    """What can be picked; `label` has the names of the orders she may mean instead."""
    person = {"person": words.text(locale, "choice-person")}
    match act:
        case TellInvoice(others=others):
            return {f"invoice:{one.id}": label[one.id] for one in others}
        case TellFee(fee=None):
            return person
        case TellRefunds(orders=orders):
            failed = any(one.status == "failed" for order in orders for one in order.refunds)
            return person if failed else {}
        case TellCoupons(misfit=misfit) if misfit is not None:
            return person
        case _:
            return {}


def others(act: FactAct) -> tuple[Order, ...]:
    """The orders she may mean instead."""
    return act.others if isinstance(act, TellInvoice) else ()


def grounds(act: FactAct, locale: str) -> Iterator[str]:
    """What is known, as it would be written."""
    match act:
        case TellInvoice(order=order, invoice=invoice):
            yield order.id
            if invoice is not None:
                yield from (invoice.number, day(invoice.issued_at, locale), invoice.total.text(locale))
        case TellFee(place=place, fee=fee):
            yield place
            if fee is not None:
                yield from (fee.amount.text(locale), str(fee.days or ""))
                yield fee.free_from.text(locale) if fee.free_from else ""
        case TellCoupons():
            yield from _told_of(act, locale)
        case TookPhotos(order=order, count=count, needed=needed):
            yield from (order, str(needed - count))
        case TellRefunds(orders=orders, customer=customer):
            methods = customer.methods if customer else ()
            yield from (one.label for one in methods)
            for order in orders:
                yield from _back(order, locale)


def _told_of(act: TellCoupons, locale: str) -> Iterator[str]:
    yield from (act.code, act.order.id if act.order else "")
    for one in (*act.coupons, *((act.asked,) if act.asked else ())):
        yield from _worth_of(one, locale)
    if act.misfit is not None and act.misfit.missing is not None:
        yield act.misfit.missing.text(locale)


def _worth_of(one: Worth, locale: str) -> Iterator[str]:
    coupon = one.coupon
    yield from (coupon.code, str(coupon.percent or ""), *one.goods)
    yield from (money.text(locale) for money in (coupon.amount, coupon.minimum) if money is not None)
    yield from (day(coupon.starts_at, locale), day(coupon.ends_at - SECOND, locale))


def _back(order: Order, locale: str) -> Iterator[str]:
    yield from (order.id, *(item.title for item in order.items), *(one.label for one in order.payments))
    yield from (one.amount.text(locale) for one in order.refunds)
    yield from (day(at, locale) for one in order.refunds for at in (one.created_at, one.completed_at) if at)
    for later in promised(order):
        yield from (later.amount.text(locale), day(later.at, locale))


def day(at: int, locale: str) -> str:
    """A day as it is written there."""
    return format_date(datetime.fromtimestamp(at // SECOND, UTC), "medium", locale=locale.replace("-", "_"))


def _invoice(act: TellInvoice, locale: str, words: Words) -> str:
    invoice = act.invoice
    if invoice is None:
        return words.text(locale, "assistant-invoice-none", order=act.order.id)
    facts = {"order": act.order.id, "number": invoice.number, "total": invoice.total.text(locale)}
    since = day(invoice.issued_at, locale)
    if invoice.url is None:
        return words.text(locale, "assistant-invoice-coming", **facts, day=since)
    return words.text(locale, "assistant-invoice", **facts, day=since)


def _fee(act: TellFee, locale: str, words: Words) -> Iterator[str]:
    place = words.text(locale, "assistant-fee-home", place=act.place) if act.own else act.place
    fee = act.fee
    if fee is None:
        yield words.text(locale, "assistant-fee-none", place=place)
        return
    if fee.amount.amount:
        yield words.text(locale, "assistant-fee", place=place, amount=fee.amount.text(locale))
    else:
        yield words.text(locale, "assistant-fee-free", place=place)
    if fee.free_from is not None and fee.amount.amount:
        yield words.text(locale, "assistant-fee-from", amount=fee.free_from.text(locale))
    if fee.days is not None:
        yield words.text(locale, "assistant-fee-days", days=str(fee.days))


def _coupons(act: TellCoupons, locale: str, words: Words) -> Iterator[str]:
    if not act.coupons:
        yield words.text(locale, "assistant-coupons-none")
        return
    yield words.text(locale, "assistant-coupons")
    for one in act.coupons:
        yield words.text(locale, "assistant-coupon-line", code=one.coupon.code, terms=_terms(one, locale, words))


def _terms(one: Worth, locale: str, words: Words) -> str:
    """What it is worth, from how much on, for what, and until when."""
    coupon = one.coupon
    said = []
    if coupon.percent is not None:
        said.append(words.text(locale, "assistant-coupon-percent", percent=str(coupon.percent)))
    if coupon.amount is not None:
        said.append(words.text(locale, "assistant-coupon-amount", amount=coupon.amount.text(locale)))
    if coupon.minimum is not None:
        said.append(words.text(locale, "assistant-coupon-minimum", amount=coupon.minimum.text(locale)))
    if one.goods:
        said.append(words.text(locale, "assistant-coupon-goods", goods=_listed(one.goods, locale)))
    return _BETWEEN.get(locale, ", ").join([*said, _when(one, locale, words)])


def _when(one: Worth, locale: str, words: Words) -> str:
    return words.text(locale, "assistant-coupon-until", day=day(one.coupon.ends_at - SECOND, locale))


def _listed(goods: Sequence[str], locale: str) -> str:
    return ("、" if locale == "zh-CN" else ", ").join(goods)


def _coupon(act: TellCoupons, locale: str, words: Words) -> Iterator[str]:
    """Why it does not apply, or on what terms it does."""
    misfit, order = act.misfit, act.order
    facts = {"code": act.code, "order": order.id if order else ""}
    if misfit is not None:
        if misfit.missing is not None:
            facts["missing"] = misfit.missing.text(locale)
        if misfit.since is not None:
            facts["day"] = day(misfit.since - SECOND, locale)
        if misfit.from_ is not None:
            facts["day"] = day(misfit.from_, locale)
        if act.asked is not None and act.asked.goods:
            facts["goods"] = _listed(act.asked.goods, locale)
        key = "other_goods" if misfit.reason == "wrong_goods" and "goods" not in facts else misfit.reason
        yield words.text(locale, f"assistant-coupon-{key}", **facts)
    else:
        yield words.text(locale, f"assistant-coupon-{'fits' if order else 'good'}", **facts)
    if act.asked is not None and (misfit is None or misfit.reason in ("threshold", "not_yet", "not_stackable")):
        terms = _terms(act.asked, locale, words)
        yield words.text(locale, "assistant-coupon-line", code=act.code, terms=terms)


def _refunds(order: Order, act: TellRefunds, locale: str, words: Words) -> Iterator[str]:
    """Each sum of an order: how much, where to, since when, and whether it has arrived."""
    yield words.text(locale, "assistant-refunds-of", order=order.id)
    for refund in order.refunds:
        at = refund.completed_at if refund.status == "done" else refund.created_at
        facts = {"amount": refund.amount.text(locale), "to": _to(order, refund, act, locale, words)}
        key = f"assistant-refund-to-{refund.status}"
        if at is None:
            yield words.text(locale, f"{key}-sometime", **facts)
        else:
            yield words.text(locale, key, **facts, day=day(at, locale))
    for one in promised(order):
        to = _account(order, one.method_id, act, locale, words)
        facts = {"amount": one.amount.text(locale), "to": to, "day": day(one.at, locale)}
        yield words.text(locale, "assistant-refund-later", **facts)


def _to(order: Order, refund: Refund, act: TellRefunds, locale: str, words: Words) -> str:
    if refund.method_id is not None:
        return _account(order, refund.method_id, act, locale, words)
    paid = next((one for one in order.payments if one.id == refund.payment_id), None)
    return _named(paid.kind, paid.label, locale, words) if paid else words.text(locale, "assistant-refund-way-back")


def _account(order: Order, method_id: str, act: TellRefunds, locale: str, words: Words) -> str:
    methods = act.customer.methods if act.customer else ()
    for one in methods:
        if one.id == method_id:
            return _named(one.kind, one.label, locale, words)
    for paid in order.payments:
        if paid.method_id == method_id:
            return _named(paid.kind, paid.label, locale, words)
    return words.text(locale, "assistant-refund-way-back")


def _named(kind: PaymentKind, label: str, locale: str, words: Words) -> str:
    name = words.text(locale, f"payment-kind-{kind}")
    # Without a figure in it a label only repeats the kind in some language.
    return f"{name} {label}" if any(letter.isdigit() for letter in label) else name
