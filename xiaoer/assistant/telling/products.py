"""The goods she asks about, each with the variants she means."""

import msgspec

from xiaoer.assistant.commands import Look
from xiaoer.knowledge.tokens import index_tokens
from xiaoer.order.facts import Product, Variant
from xiaoer.order.shop import Shop

PRODUCTS = 4


async def products_of(shop: Shop, look: Look | None, text: str, heard: str, locale: str) -> tuple[Product, ...]:
    """The product she picked, or those her words name, each with the variants she means.

    Where she asked nothing that is understood, only one whose whole name she wrote.
    """
    if look is not None and look.product is not None:
        picked = await shop.product(look.product, locale)
        return (picked,) if picked else ()
    found = await shop.find_products(text, heard, PRODUCTS)
    if look is None:
        said = set(index_tokens(text).split())
        found = tuple(product for product in found if said.issuperset(index_tokens(product.title).split()))[:1]
    return tuple(msgspec.structs.replace(product, variants=_meant(product, text)) for product in found)


def _meant(product: Product, text: str) -> tuple[Variant, ...]:
    """The variants whose own words she said, or all of them; a bare number or letter says nothing."""
    said = set(index_tokens(text).split())
    words = {variant.id: _option_words(variant) for variant in product.variants}
    common = frozenset.intersection(*words.values()) if words else frozenset[str]()
    meant = [variant for variant in product.variants if not said.isdisjoint(words[variant.id] - common)]
    return tuple(meant) or product.variants


def _option_words(variant: Variant) -> frozenset[str]:
    words = (word for value in variant.options.values() for word in index_tokens(value).split())
    return frozenset(word for word in words if not word.isdigit() and (len(word) > 1 or not word.isascii()))
