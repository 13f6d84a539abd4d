"""A small shop in our own JSON form, enough to hold an adapter against its port."""

from typing import Any

ANA, BO, CLEO, LOCKED = "c-ana", "c-bo", "c-cleo", "c-dana"
CARD, GIFT = "m-card", "m-gift"


def _usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


ADDRESS = {"name": "Ana Ruiz", "line1": "12 Calle Mayor", "city": "Madrid", "country": "ES", "postal_code": "28013"}


def _order(number: str, customer: str, status: str, day: int, *lines: tuple[str, int], **more: Any) -> dict[str, Any]:
    prices = {"bowl-s": 1200, "bowl-l": 1800, "tray": 3500}
    items = [
        {
            "line": str(place),
            "product_id": variant.split("-")[0],
            "variant_id": variant,
            "title": f"The {variant}",
            "options": {"size": variant[-1]},
            "quantity": quantity,
            "price": _usd(prices[variant]),
        }
        for place, (variant, quantity) in enumerate(lines, start=1)
    ]
    return {
        "id": number,
        "customer_id": customer,
        "status": status,
        "placed_at": f"2026-10-{day:02d}T08:00:00Z",
        "items": items,
        "shipping": _usd(0),
        "discount": _usd(0),
        "total": _usd(sum(prices[variant] * quantity for variant, quantity in lines)),
        "address": ADDRESS,
    } | more


def _paid(number: str, *parts: tuple[str, int]) -> dict[str, Any]:
    kinds = {CARD: ("card", "Visa 4242"), GIFT: ("gift_card", "Gift card")}
    return {
        "payments": [
            {
                "id": f"{number}/p{place}",
                "method_id": method,
                "kind": kinds[method][0],
                "label": kinds[method][1],
                "amount": _usd(amount),
                "paid_at": "2026-10-01T08:00:05Z",
            }
            for place, (method, amount) in enumerate(parts, start=1)
        ]
    }


def _parcel(number: str, tracking: str, status: str, *told: str) -> dict[str, Any]:
    events = [
        {"at": f"2026-10-{20 + place:02d}T09:00:00Z", "status": "in_transit", "place": f"Depot {place}", "text": text}
        for place, text in enumerate(told)
    ]
    return {
        "id": f"{number}/s1",
        "carrier": "Heron",
        "tracking": tracking,
        "status": status,
        "lines": ["1"],
        "shipped_at": "2026-10-20T09:00:00Z",
        "events": events,
    }


def _variant(name: str, size: str, price: int, **more: Any) -> dict[str, Any]:
    options = {"en": {"size": size}, "zh-CN": {"尺寸": {"small": "小", "large": "大"}.get(size, size)}}
    return {"id": name, "options": options, "prices": [_usd(price)]} | more


WORLD: dict[str, Any] = {
    "products": [
        {
            "id": "bowl",
            "texts": {"en": {"title": "Bowl", "description": "For rice."}, "zh-CN": {"title": "饭碗"}},
            "variants": [_variant("bowl-s", "small", 1200, stock=5), _variant("bowl-l", "large", 1800, stock=0)],
        },
        {
            "id": "tray",
            "texts": {"en": {"title": "Tray"}},
            # Not counted, and not counted but off sale.
            "variants": [_variant("tray", "one", 3500), _variant("tray-old", "one", 3500, available=False)],
        },
    ],
    "customers": [
        {
            "id": ANA,
            "name": "Ana Ruiz",
            "email": "ana@example.com",
            "phone": "+34 600 000 001",
            "locale": "es",
            "addresses": [ADDRESS, ADDRESS | {"line1": "1 Plaza Chica"}],
            "methods": [
                {"id": CARD, "kind": "card", "label": "Visa 4242"},
                {"id": GIFT, "kind": "gift_card", "label": "Gift card", "balance": _usd(500)},
            ],
        },
        {"id": BO, "name": "Bo Lin", "email": "bo@example.com", "phone": "", "locale": "zh-CN"},
    ],
    "coupons": [
        {
            "code": "ALL10",
            "percent": 10,
            "minimum": _usd(2000),
            "starts_at": "2026-01-01T00:00:00Z",
            "ends_at": "2027-01-01T00:00:00Z",
        },
        {
            "code": "ANA5",
            "amount": _usd(500),
            "customer_id": ANA,
            "starts_at": "2026-01-01T00:00:00Z",
            "ends_at": "2027-01-01T00:00:00Z",
        },
    ],
    "invoices": [
        {
            "order_id": "#K-1002",
            "number": "INV-1002",
            "issued_at": "2026-10-02T08:00:00Z",
            "total": _usd(1800),
            "url": "/bills/1002",
            "seller": "Inn Ltd",
            "tax": _usd(300),
        },
        {"order_id": "#K-2002", "number": "INV-2002", "issued_at": "2026-10-08T08:00:00Z", "total": _usd(1200)},
    ],
    "rates": [
        {"countries": ["ES", "España", "Spain"], "amount": _usd(490), "free_from": _usd(4500), "days": 3},
        {"countries": ["ES", "España"], "region": "Canarias", "amount": _usd(1290)},
    ],
    "orders": [
        _order("#K-1001", ANA, "paid", 1, ("bowl-s", 2), ("tray", 1), coupon="ANA5")
        | _paid("#K-1001", (CARD, 4900), (GIFT, 1000)),
        _order(
            "#K-1002", ANA, "shipped", 2, ("bowl-l", 1), shipments=[_parcel("K2", "HR 0001 77", "in_transit", "a", "b")]
        ),
        _order("#K-1003", ANA, "unpaid", 3, ("bowl-s", 1)),
        _order("#K-1004", ANA, "packed", 4, ("bowl-s", 1), shipments=[_parcel("K4", "HR 0002 88", "label_created")])
        | _paid("#K-1004", (CARD, 1200))
        | {
            "refunds": [
                {
                    "id": "K4/r1",
                    "payment_id": "#K-1004/p1",
                    "amount": _usd(200),
                    "status": "done",
                    "created_at": "2026-10-05T00:00:00Z",
                }
            ]
        },
        _order("#K-1005", ANA, "cancelled", 5, ("bowl-s", 1), cancelled_at="2026-10-06T00:00:00Z"),
        _order("#K-1006", ANA, "refunded", 6, ("bowl-s", 1)),
        _order("#K-2001", BO, "paid", 7, ("bowl-s", 1)) | _paid("#K-2001", (CARD, 1200)),
        _order("#K-2002", BO, "shipped", 8, ("bowl-s", 1), shipments=[_parcel("K9", "HR 0009 99", "in_transit", "c")]),
    ],
}


def _sold(number: str, status: str, day: int, *lines: tuple[str, str, int, int], **more: Any) -> dict[str, Any]:
    """An order of Ana's of (product, variant, quantity, price) lines; what it costs is what its payments come to."""
    items = [
        {
            "line": str(place),
            "product_id": product,
            "variant_id": variant,
            "title": f"The {product}",
            "options": {"kind": variant},
            "quantity": quantity,
            "price": _usd(price),
        }
        for place, (product, variant, quantity, price) in enumerate(lines, start=1)
    ]
    goods = sum(quantity * price for _, _, quantity, price in lines)
    discount, shipping = more.pop("discount", 0), more.pop("shipping", 0)
    return {
        "id": number,
        "customer_id": more.pop("customer_id", ANA),
        "status": status,
        "placed_at": f"2026-09-{day:02d}T08:00:00Z",
        "items": items,
        "shipping": _usd(shipping),
        "discount": _usd(discount),
        "total": _usd(goods - discount + shipping),
        "address": ADDRESS,
    } | more


def _arrived(number: str) -> dict[str, Any]:
    parcel = {"id": f"{number}/s", "carrier": "Heron", "tracking": f"HR {number}", "status": "delivered"}
    at = {"shipped_at": "2026-10-18T09:00:00Z", "delivered_at": "2026-10-20T09:00:00Z"}
    return {"shipments": [parcel | at | {"lines": ["1", "2"]}]}


_CUP_AND_TRAY = (("cup", "cup-red", 2, 1000), ("tray", "tray", 1, 3500))


def _case(number: str, status: str, **more: Any) -> dict[str, Any]:
    at = "2026-10-25T09:00:00Z"
    return {"id": number, "status": status, "created_at": at, "reference": f"deed-{number}"} | more


def _return(number: str, method: str, status: str = "requested", **more: Any) -> dict[str, Any]:
    return _case(number, status, lines=["1"], method_id=method, amount=_usd(2000), **more)


def _exchange(number: str, variant: str, difference: int, method: str, status: str = "requested") -> dict[str, Any]:
    swaps = [{"line": "1", "variant_id": variant}]
    return _case(number, status, swaps=swaps, method_id=method, difference=_usd(difference))


def _had(number: str, status: str, day: int, **more: Any) -> dict[str, Any]:
    """Cups and a tray that have arrived."""
    return _sold(number, status, day, *_CUP_AND_TRAY, **more) | _paid(number, (CARD, 5500)) | _arrived(number)


SHED = {"name": "Returns", "line1": "1 Calle Vuelta", "city": "Getafe", "country": "ES", "postal_code": "28901"}
_LABEL = {"carrier": "Heron", "tracking": "RT 1", "to": SHED}
_AGAIN = {"id": "#W-15/again", "carrier": "Heron", "tracking": "RS 15", "status": "in_transit", "lines": ["2"]}

# What the writes of the port are tried on, beside the world itself.
MORE: dict[str, Any] = {
    "products": [
        {
            "id": "cup",
            "texts": {"en": {"title": "Cup"}},
            "variants": [
                _variant("cup-red", "red", 1000, stock=5),
                _variant("cup-blue", "blue", 1500, stock=3),
                _variant("cup-tin", "tin", 600, stock=9),
                _variant("cup-gold", "gold", 9000, stock=9),
                _variant("cup-old", "old", 1000, available=False),
            ],
        }
    ],
    "customers": [
        {
            "id": CLEO,
            "name": "Cleo  Ito",
            "email": "",
            "phone": "",
            "locale": "en",
            "addresses": [ADDRESS | {"name": "Cleo Ito", "postal_code": ""}],
            "methods": [{"id": "m-cleo", "kind": "card", "label": "Visa 1"}],
        },
        {"id": LOCKED, "name": "Dana", "email": "dana@example.com", "phone": "", "locale": "en", "locked": True},
    ],
    "return_places": [{"carrier": "Heron", "address": SHED, "countries": ["ES", "España"]}],
    "orders": [
        _sold("#W-1", "paid", 1, *_CUP_AND_TRAY, discount=550, shipping=300)
        | _paid("#W-1", (CARD, 4250), (GIFT, 1000)),
        _sold("#W-2", "delivered", 2, *_CUP_AND_TRAY) | _paid("#W-2", (CARD, 5500)) | _arrived("#W-2"),
        _sold("#W-3", "unpaid", 3, ("cup", "cup-red", 1, 1000)),
        _sold("#W-4", "paid", 4, ("cup", "cup-red", 1, 1000), ("cup", "cup-red", 1, 1000))
        | _paid("#W-4", (CARD, 2000)),
        _sold("#W-5", "delivered", 5, *_CUP_AND_TRAY) | _paid("#W-5", (CARD, 5500)) | _arrived("#W-5"),
        _sold("#W-6", "shipped", 6, ("cup", "cup-red", 1, 1000)) | _paid("#W-6", (CARD, 1000)),
        _sold("#W-7", "paid", 7, ("cup", "cup-red", 1, 1000)) | _paid("#W-7", (CARD, 1000)),
        _sold("#W-9", "paid", 9, ("cup", "cup-tin", 1, 400)) | _paid("#W-9", (CARD, 400)),
        _had("#W-10", "returning", 10, returns=[_return("R-10", CARD)]),
        _had("#W-11", "returning", 11, returns=[_return("R-11", GIFT, label=_LABEL)]),
        _had("#W-12", "exchanging", 12, exchanges=[_exchange("X-12", "cup-blue", 1000, CARD)]),
        _had("#W-13", "exchanging", 13, exchanges=[_exchange("X-13", "cup-tin", -800, GIFT)]),
        _had("#W-14", "delivered", 14, claims=[_case("C-14", "requested", kind="damaged", lines=["1"])]),
        # All of it is over, but for what was sent once more.
        _had(
            "#W-15",
            "delivered",
            15,
            claims=[_case("C-15", "refused", kind="missing", lines=["2"])],
            returns=[_return("R-15", CARD, "refused")],
            exchanges=[_exchange("X-15", "cup-blue", 1000, CARD, "refused")],
        )
        | {"shipments": [*_arrived("#W-15")["shipments"], _AGAIN | {"replaces": "deed-15"}]},
        # Sent to where the shop takes nothing back from, and paid by what does not hold the difference.
        _had("#W-16", "exchanging", 16, returns=[_return("R-16", CARD)])
        | {"address": ADDRESS | {"country": "AQ"}, "exchanges": [_exchange("X-16", "cup-blue", 1000, GIFT)]},
        # Promised to leave by the first of October, and it is January.
        _sold("#W-17", "paid", 17, *_CUP_AND_TRAY, ship_by="2026-10-01T00:00:00Z") | _paid("#W-17", (CARD, 5500)),
        _sold("#W-8", "cancelled", 8, ("cup", "cup-red", 1, 1000)),
    ],
}
