"""Saying facts, and what their numbers are held against."""

from collections.abc import Iterator, Sequence

import msgspec

from xiaoer.assistant.telling.acts import (
    FactAct,
    TellBeyond,
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
from xiaoer.kit.words import Words, day_text
from xiaoer.order.case.terms import arrives
from xiaoer.order.facts import Order, PaymentKind, Refund

_BETWEEN = {"zh-CN": "，"}


class Form(msgspec.Struct, frozen=True):
    """How it is said: in which language and words, and when."""

    locale: str
    words: Words
    now: int

    def text(self, key: str, **facts: object) -> str:
        """The words of a key."""
        return self.words.text(self.locale, key, **facts)

    def day(self, at: int) -> str:
        """A day as it is written there."""
        return day_text(at, self.locale, self.now)


def texts(act: FactAct, form: Form) -> list[str]:
    """What is known, in words."""
    match act:
        case TellInvoice():
            return [_invoice(act, form)]
        case TellFee():
            return ["\n".join(_fee(act, form))]
        case TellCoupons(code=code) if code:
            return ["\n".join(_coupon(act, form))]
        case TellCoupons():
            return ["\n".join(_coupons(act, form))]
        case TookPhotos(order=order, count=count, needed=needed):
            key = "assistant-photos-more" if count < needed else "assistant-photos"
            return [form.text(key, order=order, left=needed - count)]
        case TellRefunds(orders=orders):
            return ["\n".join(_refunds(one, act, form)) for one in orders]
        case TellBeyond(what=what):
            return [form.text(f"assistant-beyond-{what}")]
        case _:
            return []


def parts(act: FactAct, form: Form) -> list[AnyPart]:
    """What can be opened."""
    match act:
        case TellInvoice(invoice=invoice) if invoice is not None and invoice.url is not None:
            title = form.text("assistant-invoice-title", number=invoice.number)
            return [Article(id=invoice.number, title=title, url=invoice.url)]
        case _:
            return []


def options(act: FactAct, form: Form, label: dict[str, str]) -> dict[str, str]:
    """What can be picked; `label` has the names of the orders she may mean instead."""
    person = {"person": form.text("choice-person")}
    match act:
        case TellInvoice(others=others):
            return {f"invoice:{one.id}": label[one.id] for one in others}
        case TellFee(fee=None) | TellBeyond(called=False):
            return person
        case TellRefunds(orders=orders):
            failed = any(one.status == "failed" for order in orders for one in order.refunds)
            return person if failed else {}
        case TellCoupons(code=code) if code:
            # Whoever asks about one code has been refused it.
            return person
        case _:
            return {}


def others(act: FactAct) -> tuple[Order, ...]:
    """The orders she may mean instead."""
    return act.others if isinstance(act, TellInvoice) else ()


def grounds(act: FactAct, form: Form) -> Iterator[str]:
    """What is known, as it would be written."""
    match act:
        case TellInvoice(order=order, invoice=invoice):
            yield order.id
            if invoice is not None:
                yield from (invoice.number, form.day(invoice.issued_at), invoice.total.text(form.locale))
        case TellFee(place=place, fee=fee):
            yield place
            if fee is not None:
                yield from (fee.amount.text(form.locale), str(fee.days or ""))
                yield fee.free_from.text(form.locale) if fee.free_from else ""
        case TellCoupons():
            yield from _told_of(act, form)
        case TookPhotos(order=order, count=count, needed=needed):
            yield from (order, str(needed - count))
        case TellRefunds(orders=orders, customer=customer):
            methods = customer.methods if customer else ()
            yield from (one.label for one in methods)
            for order in orders:
                yield from _back(order, form)


def _told_of(act: TellCoupons, form: Form) -> Iterator[str]:
    yield from (act.code, act.order.id if act.order else "")
    for one in (*act.coupons, *((act.asked,) if act.asked else ())):
        yield from _worth_of(one, form)
    if act.misfit is not None and act.misfit.missing is not None:
        yield act.misfit.missing.text(form.locale)


def _worth_of(one: Worth, form: Form) -> Iterator[str]:
    coupon = one.coupon
    yield from (coupon.code, str(coupon.percent or ""), *one.goods)
    yield from (money.text(form.locale) for money in (coupon.amount, coupon.minimum) if money is not None)
    yield from (form.day(coupon.starts_at), form.day(coupon.ends_at - SECOND))


def _back(order: Order, form: Form) -> Iterator[str]:
    yield from (order.id, *(item.title for item in order.items), *(one.label for one in order.payments))
    yield from (one.amount.text(form.locale) for one in order.refunds)
    days = [at for one in order.refunds for at in (one.created_at, one.completed_at, arrives(order, one))]
    yield from (form.day(at) for at in days if at)
    for later in promised(order):
        yield from (later.amount.text(form.locale), form.day(later.at))


def _invoice(act: TellInvoice, form: Form) -> str:
    invoice = act.invoice
    if invoice is None:
        return form.text("assistant-invoice-none", order=act.order.id)
    facts = {"order": act.order.id, "number": invoice.number, "total": invoice.total.text(form.locale)}
    since = form.day(invoice.issued_at)
    if invoice.url is None:
        return form.text("assistant-invoice-coming", **facts, day=since)
    return form.text("assistant-invoice", **facts, day=since)


def _fee(act: TellFee, form: Form) -> Iterator[str]:
    place = form.text("assistant-fee-home", place=act.place) if act.own else act.place
    fee = act.fee
    if fee is None:
        yield form.text("assistant-fee-none", place=place)
        return
    if fee.amount.amount:
        yield form.text("assistant-fee", place=place, amount=fee.amount.text(form.locale))
    else:
        yield form.text("assistant-fee-free", place=place)
    if fee.free_from is not None and fee.amount.amount:
        yield form.text("assistant-fee-from", amount=fee.free_from.text(form.locale))
    if fee.days is not None:
        yield form.text("assistant-fee-days", days=str(fee.days))


def _coupons(act: TellCoupons, form: Form) -> Iterator[str]:
    if not act.coupons:
        yield form.text("assistant-coupons-none")
        return
    yield form.text("assistant-coupons")
    for one in act.coupons:
        yield form.text("assistant-coupon-line", code=one.coupon.code, terms=_terms(one, form))


def _terms(one: Worth, form: Form) -> str:
    """What it is worth, from how much on, for what, and until when."""
    coupon = one.coupon
    said = []
    if coupon.percent is not None:
        said.append(form.text("assistant-coupon-percent", percent=str(coupon.percent)))
    if coupon.amount is not None:
        said.append(form.text("assistant-coupon-amount", amount=coupon.amount.text(form.locale)))
    if coupon.minimum is not None:
        said.append(form.text("assistant-coupon-minimum", amount=coupon.minimum.text(form.locale)))
    if one.goods:
        said.append(form.text("assistant-coupon-goods", goods=_listed(one.goods, form.locale)))
    return _BETWEEN.get(form.locale, ", ").join([*said, _when(one, form)])


def _when(one: Worth, form: Form) -> str:
    return form.text("assistant-coupon-until", day=form.day(one.coupon.ends_at - SECOND))


def _listed(goods: Sequence[str], locale: str) -> str:
    return ("、" if locale == "zh-CN" else ", ").join(goods)


def _coupon(act: TellCoupons, form: Form) -> Iterator[str]:
    """Why it does not apply, or on what terms it does."""
    misfit, order = act.misfit, act.order
    facts = {"code": act.code, "order": order.id if order else ""}
    if misfit is not None:
        if misfit.missing is not None:
            facts["missing"] = misfit.missing.text(form.locale)
        if misfit.since is not None:
            facts["day"] = form.day(misfit.since - SECOND)
        if misfit.from_ is not None:
            facts["day"] = form.day(misfit.from_)
        if act.asked is not None and act.asked.goods:
            facts["goods"] = _listed(act.asked.goods, form.locale)
        key = "other_goods" if misfit.reason == "wrong_goods" and "goods" not in facts else misfit.reason
        yield form.text(f"assistant-coupon-{key}", **facts)
    else:
        yield form.text(f"assistant-coupon-{'fits' if order else 'good'}", **facts)
    if act.asked is not None and (misfit is None or misfit.reason in ("threshold", "not_yet", "not_stackable")):
        terms = _terms(act.asked, form)
        yield form.text("assistant-coupon-line", code=act.code, terms=terms)


def _refunds(order: Order, act: TellRefunds, form: Form) -> Iterator[str]:
    """Each sum of an order: how much, where to, since when, and whether it has arrived."""
    yield form.text("assistant-refunds-of", order=order.id)
    for refund in order.refunds:
        at = refund.completed_at if refund.status == "done" else refund.created_at
        facts = {"amount": refund.amount.text(form.locale), "to": _to(order, refund, act, form)}
        key = f"assistant-refund-to-{refund.status}"
        if at is None:
            yield form.text(f"{key}-sometime", **facts)
        elif (there := arrives(order, refund)) is not None:
            yield form.text("assistant-refund-to-coming", **facts, day=form.day(at), by=form.day(there))
        else:
            yield form.text(key, **facts, day=form.day(at))
    for one in promised(order):
        to = _account(order, one.method_id, act, form)
        facts = {"amount": one.amount.text(form.locale), "to": to, "day": form.day(one.at)}
        yield form.text("assistant-refund-later", **facts)


def _to(order: Order, refund: Refund, act: TellRefunds, form: Form) -> str:
    if refund.method_id is not None:
        return _account(order, refund.method_id, act, form)
    paid = next((one for one in order.payments if one.id == refund.payment_id), None)
    return _named(paid.kind, paid.label, form) if paid else form.text("assistant-refund-way-back")


def _account(order: Order, method_id: str, act: TellRefunds, form: Form) -> str:
    methods = act.customer.methods if act.customer else ()
    for one in methods:
        if one.id == method_id:
            return _named(one.kind, one.label, form)
    for paid in order.payments:
        if paid.method_id == method_id:
            return _named(paid.kind, paid.label, form)
    return form.text("assistant-refund-way-back")


def _named(kind: PaymentKind, label: str, form: Form) -> str:
    name = form.text(f"payment-kind-{kind}")
    # Without a figure in it a label only repeats the kind in some language.
    return f"{name} {label}" if any(letter.isdigit() for letter in label) else name
