"""How a customer is reached by what her shop knows of her."""

from xiaoer.contact.events import Way
from xiaoer.contact.sender import Reach
from xiaoer.order.facts import Customer
from xiaoer.order.shop import Shop

_DIGITS = 6


def reaches(customer: Customer) -> dict[Way, Reach]:
    """Every way a code may go, e-mail first."""
    found: dict[Way, Reach] = {}
    if "@" in customer.email:
        found["email"] = Reach("email", customer.email)
    if sum(letter.isdigit() for letter in customer.phone) >= _DIGITS:
        found["phone"] = Reach("phone", customer.phone)
    return found


async def reach(shop: Shop, customer_id: str, way: Way) -> Reach | None:
    """Where she is reached this way now; None where the shop does not know."""
    customer = await shop.customer(customer_id)
    return None if customer is None else reaches(customer).get(way)
