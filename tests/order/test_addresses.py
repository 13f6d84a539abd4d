"""An address is written as people write it where it is, on a label, on a page and in an offer alike."""

import pytest

from xiaoer.action.kinds.address import told
from xiaoer.demo.front import masked
from xiaoer.order.facts import Address

HANGZHOU = Address(
    "周映雪", "清波巷 16 号", "杭州", "中国", "2 幢 501", region="浙江", postal_code="310009", phone="+86 138 0000 1037"
)
PORTLAND = Address("Ana Ruiz", "418 Alder Bend", "Portland", "United States", region="OR", postal_code="97202")
WRITTEN: tuple[tuple[Address, list[str]], ...] = (
    (HANGZHOU, ["周映雪", "中国浙江杭州清波巷 16 号2 幢 501", "310009"]),
    (Address("王宁", "南京路 1 号", "上海", "CN", region="上海"), ["王宁", "上海南京路 1 号", "CN"]),
    (PORTLAND, ["Ana Ruiz", "418 Alder Bend", "Portland, OR 97202", "United States"]),
    (
        Address("Ana", "Calle Mayor 1", "Guadalajara", "España", "3.º B", region="Guadalajara", postal_code="19004"),
        ["Ana", "Calle Mayor 1", "3.º B", "19004 Guadalajara", "España"],
    ),
    (
        Address("Iñigo", "Travesía 4", "Bilbao", "España", region="Bizkaia", postal_code="48005"),
        ["Iñigo", "Travesía 4", "48005 Bilbao, Bizkaia", "España"],
    ),
    (Address("", "1 High Street", "London", "UK", postal_code="SW1A 1AA"), ["1 High Street", "London SW1A 1AA", "UK"]),
    (Address("Ana", "Main Road", "Springfield", ""), ["Ana", "Main Road", "Springfield"]),
)


@pytest.mark.parametrize(("address", "lines"), WRITTEN, ids=[one.city for one, _ in WRITTEN])
def test_it_is_written_as_where_it_is(address: Address, lines: list[str]) -> None:
    assert address.lines == lines
    assert told(address) == (" " if address.in_han else ", ").join(lines)


def test_on_a_page_it_is_known_by_her_and_told_to_nobody() -> None:
    assert masked(HANGZHOU) == ["周**", "中国浙江杭州清波巷****", "310009", "*** 1037"]
    assert masked(PORTLAND) == ["A** R***", "418****", "Portland, OR 97202", "United States"]
    assert "501" not in "".join(masked(HANGZHOU))
