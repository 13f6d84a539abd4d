"""Decisions are made of what is remembered, wanted and known, and of nothing else."""

import pytest

from tests.assistant.orders import order, parcel, refund
from xiaoer.assistant.commands import (
    Affirm,
    AnyCommand,
    Ask,
    Deny,
    Greet,
    Human,
    Send,
    Set,
    Show,
    Start,
    Thanks,
    Unsure,
)
from xiaoer.assistant.decide import decide, proposed, wants_orders
from xiaoer.assistant.schemas import (
    Known,
    Menu,
    NotHers,
    OpenOffer,
    Plain,
    Plan,
    Propose,
    Proposed,
    Recall,
    State,
    TellArticle,
    TellDeed,
    TellOrder,
    ToPerson,
    WhichOrder,
    Wish,
)
from xiaoer.assistant.telling.acts import TellRefunds
from xiaoer.inbox.parts import Offer
from xiaoer.knowledge.queries import Found

PAID, PACKED = order("P-1"), order("P-2", "packed")
SHIPPED, DONE = order("S-1", "shipped", shipments=(parcel(),)), order("D-1", "delivered")
HERS = (PAID, PACKED, SHIPPED, DONE)
RETURNS = Found("returns", "en", "How returns work", "Within 14 days.")
OFFER = OpenOffer("deed-1", "entry-1", "cancel_order", "P-1")
OFFERED = State(offer=OFFER, order="P-1")
CANCEL = Start("cancel_order")


def known(*orders: object, **more: object) -> Known:
    """A signed-in customer's facts."""
    return Known(signed_in=True, orders=orders, **more)  # type: ignore[arg-type]


def test_a_wish_for_a_person_goes_before_everything() -> None:
    plan = decide(OFFERED, [CANCEL, Human(), Affirm()], known(*HERS, offer="open"))
    assert plan.acts == (ToPerson("requested"),)
    assert plan.propose is None
    assert plan.answer is None


@pytest.mark.parametrize(
    "commands",
    [
        [Show()],
        [Set("order", "P-1")],
        [Show("P-1")],
        [CANCEL],
        [CANCEL, Set("order", "P-1")],
        [Show(), Set("order", "x")],
    ],
)
def test_a_visitor_is_told_to_log_in_whatever_she_names(commands: list[AnyCommand]) -> None:
    # Even if the facts held somebody's order, a visitor would not see it.
    plan = decide(State(), commands, Known(signed_in=False, orders=HERS, named={"P-1": PAID}))
    assert plan.acts == (Plain("log-in"),)
    assert plan.propose is None


def test_a_visitor_may_read_articles() -> None:
    plan = decide(State(), [Ask("returns")], Known(signed_in=False, articles={"returns": RETURNS}))
    assert plan.acts == (TellArticle(RETURNS),)


def test_what_is_on_the_road_is_told_first_and_the_others_can_be_picked() -> None:
    plan = decide(State(), [Show()], known(*HERS))
    assert plan.acts == (TellOrder(SHIPPED, (PAID, PACKED)),)
    assert plan.state.order == "S-1"


def test_where_nothing_is_under_way_the_newest_is_told() -> None:
    assert decide(State(), [Show()], known(DONE)).acts == (TellOrder(DONE),)
    assert decide(State(), [Show()], known()).acts == (Plain("no-orders"),)


def test_a_refund_is_looked_for_where_there_is_one_and_else_explained() -> None:
    back = order("R-1", "cancelled", refunds=(refund(2400),))
    asked: list[AnyCommand] = [Set("about", "refund"), Show(), Ask("returns")]
    assert decide(State(), asked, known(PAID, back)).acts == (TellRefunds((back,)),)
    general = decide(State(), asked, known(PAID, articles={"returns": RETURNS}))
    assert general.acts == (Plain("no-refund"), TellArticle(RETURNS))


def test_a_named_order_is_the_one_and_a_strange_number_shows_nothing() -> None:
    assert decide(State(), [Set("order", "D-1")], known(*HERS, named={"D-1": DONE})).acts == (TellOrder(DONE),)
    assert decide(State(), [Show(), Set("order", "X-9")], known(*HERS, named={"X-9": None})).acts == (
        NotHers("X-9", HERS),
    )
    plan = decide(State(), [CANCEL, Set("order", "X-9")], known(*HERS, named={"X-9": None}))
    # Not hers instead, though there be but one: what she names is asked for, and a yes names none.
    assert plan.acts == (NotHers("X-9"), WhichOrder("cancel_order", (PAID, PACKED)))
    assert plan.propose is None
    yes = decide(plan.state, [Affirm()], known(PAID))
    assert (yes.acts, yes.propose, yes.answer) == ((WhichOrder("cancel_order", (PAID,)),), None, None)
    # The wish stays: the right number is enough.
    assert decide(plan.state, [Set("order", "P-2")], known(*HERS, named={"P-2": PACKED})).propose == Propose(
        "cancel_order", PACKED
    )


def test_the_order_is_asked_for_when_several_fit() -> None:
    many = tuple(order(f"P-{number}") for number in range(6))
    plan = decide(State(), [CANCEL], known(*many, DONE))
    assert plan.acts == (WhichOrder("cancel_order", many[:4]),)
    assert plan.state.wishes[0].action == "cancel_order"
    assert decide(plan.state, [Unsure()], known(*many, mentioned=frozenset({"P-3"}))).propose == Propose(
        "cancel_order", many[3]
    )


@pytest.mark.parametrize(
    ("orders", "state", "chosen"),
    [
        ((PAID, DONE), State(), PAID),
        (HERS, State(order="P-2"), PACKED),
        ((SHIPPED, DONE), State(), SHIPPED),
        ((DONE, PAID), State(order="D-1"), PAID),
    ],
)
def test_no_question_where_only_one_can_be_meant(orders: tuple[object, ...], state: State, chosen: object) -> None:
    plan = decide(state, [CANCEL], known(*orders))
    assert plan.propose is not None
    assert plan.propose.order == chosen
    assert not plan.acts


def test_a_yes_and_a_no_answer_the_open_offer() -> None:
    yes = decide(OFFERED, [Affirm()], known(PAID, offer="open"))
    assert (yes.answer, yes.acts, yes.state.offer, yes.void) == (True, (Plain("doing"),), None, False)
    no = decide(OFFERED, [Deny()], known(PAID, offer="open"))
    assert (no.answer, no.acts, no.void) == (False, (Plain("kept"),), False)


def test_a_yes_to_nothing_does_nothing() -> None:
    for state, facts in (
        (State(), known(PAID)),
        (OFFERED, known(PAID, offer="done")),
        (OFFERED, known(PAID, offer="confirmed")),
        (OFFERED, known(PAID, offer="unknown")),
    ):
        plan = decide(state, [Affirm()], facts)
        assert plan.answer is None
        assert plan.propose is None
    assert decide(OFFERED, [Affirm("another-deed")], known(PAID, offer="open")).answer is None


@pytest.mark.parametrize("command", [Thanks(), Greet(), Send(), Ask("returns"), Set("order", "P-1")])
def test_told_something_else_she_is_asked_once_more_by_name_and_her_yes_means_it(command: AnyCommand) -> None:
    facts = known(PAID, offer="open", named={"P-1": PAID}, articles={"returns": RETURNS})
    told = decide(OFFERED, [command], facts)
    assert told.acts[-1] == Recall("cancel_order", "P-1")
    assert (told.answer, told.void) == (None, False)
    yes = decide(told.state, [Affirm()], facts)
    assert (yes.answer, yes.acts) == (True, (Plain("doing"),))


def test_it_is_called_to_mind_once_and_a_courtesy_takes_nothing_from_it() -> None:
    facts = known(PAID, offer="open", articles={"returns": RETURNS})
    once = decide(OFFERED, [Ask("returns")], facts)
    thanked = decide(once.state, [Thanks()], facts)
    assert thanked.acts == (Plain("thanks"),)
    assert decide(thanked.state, [Affirm()], facts).answer is True
    twice = decide(once.state, [Ask("returns")], facts)
    assert twice.acts == (TellArticle(RETURNS),)
    assert decide(twice.state, [Affirm()], facts).answer is None


def test_a_yes_with_a_condition_is_none() -> None:
    facts = known(PAID, offer="open", hedged=True)
    said: list[list[AnyCommand]] = [[Unsure()], [Affirm()]]
    for commands in said:
        plan = decide(OFFERED, commands, facts)
        assert plan.acts == (Plain("as-shown"), Recall("cancel_order", "P-1"))
        assert (plan.answer, plan.void, plan.missed, plan.propose) == (None, False, False, None)
    again = decide(OFFERED, [CANCEL], facts)
    assert (again.acts, again.propose) == ((Plain("as-shown"),), Propose("cancel_order", PAID))
    assert (again.answer, again.void) == (None, True)


def test_what_says_nothing_has_her_asked_once_more() -> None:
    plan = decide(OFFERED, [Unsure()], known(PAID, offer="open"))
    assert plan.acts == (Plain("unclear"), Recall("cancel_order", "P-1"))
    assert (plan.missed, plan.void, plan.answer, plan.state.misses) == (True, False, None, 1)
    assert decide(plan.state, [Unsure()], known(PAID, offer="open")).acts == (ToPerson("unsure"),)


def test_she_agrees_by_naming_what_was_offered_and_nothing_else() -> None:
    facts = known(*HERS, offer="open", agrees=True, named={"P-1": PAID})
    assert decide(OFFERED, [CANCEL], facts).answer is True
    more: list[AnyCommand] = [Start("return_items"), Start("cancel_order", order="P-2")]
    others: list[list[AnyCommand]] = [*([one] for one in more), [CANCEL, more[0]], [CANCEL, Set("order", "P-1")]]
    for commands in others:
        assert decide(OFFERED, commands, facts).answer is None
    assert decide(OFFERED, [CANCEL], known(*HERS, offer="open")).answer is None


def test_a_yes_after_a_guess_shows_the_offer_again_first() -> None:
    talked = decide(OFFERED, [Unsure(("order_status",))], known(PAID, offer="open"))
    assert not talked.void
    assert talked.state.offer is not None
    yes = decide(talked.state, [Affirm()], known(PAID, offer="open"))
    assert yes.answer is None
    assert yes.propose == Propose("cancel_order", PAID)
    assert yes.void  # the older one may no longer be pressed


def test_a_yes_to_a_closed_offer_is_no_yes() -> None:
    plan = decide(OFFERED, [Affirm()], known(PAID, offer="declined"))
    assert plan.answer is None
    assert plan.propose == Propose("cancel_order", PAID)
    assert not plan.void  # there is nothing open to close


@pytest.mark.parametrize(
    ("commands", "void"),
    [
        ([Greet()], False),
        ([Ask("returns")], False),
        ([Unsure()], False),
        ([Set("order", "P-1")], False),
        ([Set("order", "P-2")], True),
        ([CANCEL, Set("order", "P-2")], True),
        ([Affirm(), Set("order", "P-2")], True),
        ([CANCEL], True),
        ([Set("order", "X-9")], True),
    ],
)
def test_any_change_voids_the_offer(commands: list[AnyCommand], void: bool) -> None:
    named = {"P-1": PAID, "P-2": PACKED, "X-9": None}
    plan = decide(OFFERED, commands, known(*HERS, named=named, articles={"returns": RETURNS}, offer="open"))
    assert plan.void is void
    assert plan.answer is None
    assert plan.state.offer is None if void else plan.state.offer is not None


def test_two_misses_call_a_person_and_understanding_forgives_one() -> None:
    first = decide(State(), [Unsure()], known(found=(RETURNS,)))
    assert first.acts == (Menu("unsure", (RETURNS,)),)
    assert first.missed
    assert decide(first.state, [Unsure()], known()).acts == (ToPerson("unsure"),)
    understood = decide(first.state, [Greet()], known())
    assert decide(understood.state, [Unsure()], known()).acts == (Menu("unsure"),)


def test_a_complaint_is_heard_once_and_then_goes_to_a_person() -> None:
    first = decide(State(), [Unsure(("complaint",))], known())
    assert first.acts == (Plain("sorry"),)
    assert decide(first.state, [Unsure(("complaint",))], known()).acts == (ToPerson("unsure"),)


def test_a_shop_that_is_away_is_said_and_a_person_called() -> None:
    assert decide(State(), [Show()], known(shop_away=True)).acts == (Plain("shop-away"), ToPerson("failed"))


def test_an_action_nobody_has_is_not_begun() -> None:
    plan = decide(State(), [Start("fly_to_moon")], known(*HERS))
    assert plan.acts == (Menu("cannot"),)
    assert plan.propose is None


def _outcome(state: str, **more: object) -> Proposed:
    part = Offer(deed="deed-2", action="cancel_order", title="t", lines=[], yes="y", no="n")
    given = {"offer": part if state == "proposed" else None, "to_person": False, **more}
    return Proposed(deed="deed-2", state=state, text="words", **given)  # type: ignore[arg-type]


def test_a_proposed_deed_waits_for_its_yes_in_its_entry() -> None:
    plan = proposed(
        Plan(State(wishes=(Wish(("cancel_order",)),)), propose=Propose("cancel_order", PAID)),
        _outcome("proposed"),
        "e-9",
    )
    assert plan.state.offer == OpenOffer("deed-2", "e-9", "cancel_order", "P-1", wish=Wish(("cancel_order",)))
    assert plan.state.wishes == ()
    assert plan.propose is None


def test_a_refused_deed_is_told_with_a_person_beside_it_or_goes_to_one() -> None:
    wanted = Plan(State(), propose=Propose("cancel_order", SHIPPED))
    told = proposed(wanted, _outcome("refused"), "e-9")
    assert [type(act) for act in told.acts] == [TellDeed]
    assert isinstance(told.acts[0], TellDeed)
    assert told.acts[0].person
    assert told.state.offer is None
    assert proposed(wanted, _outcome("refused", to_person=True), "e-9").acts[-1] == ToPerson("refused")


@pytest.mark.parametrize(
    ("state", "commands", "wanted"),
    [
        (State(), [Greet()], False),
        (State(), [Ask("returns")], False),
        (State(), [Affirm()], False),
        (State(), [Unsure()], False),
        (OFFERED, [Affirm()], True),
        (State(wishes=(Wish(("cancel_order",)),)), [Unsure()], True),
        (State(), [Set("order", "1")], True),
        (State(), [Show()], True),
    ],
)
def test_orders_are_asked_for_only_where_they_matter(state: State, commands: list[AnyCommand], wanted: bool) -> None:
    assert wants_orders(state, commands) is wanted
