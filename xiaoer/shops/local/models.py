"""Tables of the embedded shop."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, false

from xiaoer.kit.statement import metadata

product = Table(
    "shop_product",
    metadata,
    Column("id", Text, primary_key=True),
    Column("department", Text),
    Column("picture", Text),
    Column("url", Text),
)

product_text = Table(
    "shop_product_text",
    metadata,
    Column("product_id", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("currency", Text),  # what is paid in where this is read; NULL: the shop does not say
)

# The words a product is found by, of its names in every locale: `in_title`, or only an option of one of its variants.
product_word = Table(
    "shop_product_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("product_id", Text, primary_key=True),
    Column("in_title", Boolean, nullable=False),
)

variant = Table(
    "shop_variant",
    metadata,
    Column("id", Text, primary_key=True),
    Column("product_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("available", Boolean, nullable=False),
    Column("restock_at", BigInteger),
    Column("picture", Text),
    Index("shop_variant_of_product", "product_id", "position"),
)

variant_text = Table(
    "shop_variant_text",
    metadata,
    Column("variant_id", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("options", Text, nullable=False),  # JSON: option name -> value
)

price = Table(
    "shop_price",
    metadata,
    Column("variant_id", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("amount", BigInteger, nullable=False),
)

# Stock is the sum of its moves: an order writes a move of its own and never a number that other orders write too.
# A variant without any move is not counted. The key says what moved it, so nothing goes back on the shelf twice.
stock_move = Table(
    "shop_stock_move",
    metadata,
    Column("variant_id", Text, primary_key=True),
    Column("cause", Text, primary_key=True),
    Column("quantity", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

customer = Table(
    "shop_customer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("locked", Boolean, nullable=False, server_default=false()),
    Column("reference", Text, nullable=False, server_default=""),  # the key of the last write to the account itself
    # Folded, as people type them.
    Column("email_key", Text, nullable=False, server_default=""),
    Column("name_key", Text, nullable=False, server_default=""),
    Index("shop_customer_by_email", "email_key"),
    Index("shop_customer_by_name", "name_key"),
)

customer_address = Table(
    "shop_customer_address",
    metadata,
    Column("customer_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("address", Text, nullable=False),  # JSON of order.shop.Address
)

payment_method = Table(
    "shop_payment_method",
    metadata,
    Column("id", Text, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("currency", Text),  # set for a gift card, whose balance is the sum of its moves
    Index("shop_payment_method_of_customer", "customer_id", "id"),
)

balance_move = Table(
    "shop_balance_move",
    metadata,
    Column("method_id", Text, primary_key=True),
    Column("cause", Text, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)

order = Table(
    "shop_order",
    metadata,
    Column("id", Text, primary_key=True),
    Column("lookup", Text, nullable=False),  # letters and digits only, as people type it
    Column("customer_id", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("placed_at", BigInteger),  # NULL: the shop does not know
    Column("sort_at", BigInteger, nullable=False),  # placed_at, or the order's place among the customer's
    Column("currency", Text, nullable=False),
    Column("shipping", BigInteger, nullable=False),
    Column("discount", BigInteger, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("address", Text, nullable=False),  # JSON of order.shop.Address
    Column("cancelled_at", BigInteger),
    Column("cancel_reason", Text),
    Column("url", Text),
    Column("items_changed_at", BigInteger),
    Column("ship_by", BigInteger),  # until when it was to leave; NULL: nothing was promised
    Index("shop_order_of_customer", "customer_id", "sort_at", "id"),
    Index("shop_order_lookup", "lookup"),
)

item = Table(
    "shop_item",
    metadata,
    Column("order_id", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("product_id", Text, nullable=False),
    Column("variant_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("options", Text, nullable=False),  # JSON, in the words the order was placed in
    Column("quantity", Integer, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("picture", Text),
    Column("cancelled", Boolean, nullable=False, server_default=false()),
)

shipment = Table(
    "shop_shipment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("lookup", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("lines", Text, nullable=False),  # JSON list of item lines
    Column("shipped_at", BigInteger),
    Column("delivered_at", BigInteger),
    Column("replaces", Text),  # the key under which it was sent in place of something else
    Index("shop_shipment_of_order", "order_id", "id"),
    Index("shop_shipment_lookup", "lookup"),
)

tracking_event = Table(
    "shop_tracking_event",
    metadata,
    Column("shipment_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("text", Text, nullable=False),
)

payment = Table(
    "shop_payment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("method_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("paid_at", BigInteger),
    Index("shop_payment_of_order", "order_id", "id"),
)

refund = Table(
    "shop_refund",
    metadata,
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("payment_id", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("created_at", BigInteger),
    Column("completed_at", BigInteger),
    Column("method_id", Text),  # NULL: the way it came
    Column("cause", Text, nullable=False, server_default="unknown"),
    Column("reference", Text),  # the key it was asked for with
    Index("shop_refund_of_order", "order_id", "id"),
)

# Lines that come back, for money or for other variants.
send_back = Table(
    "shop_send_back",
    metadata,
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("kind", Text, nullable=False),  # return, exchange
    Column("lines", Text, nullable=False),  # JSON: the lines, or the swaps
    Column("method_id", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),  # what goes back, or the difference to pay
    Column("status", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("reference", Text, nullable=False),
    Column("label", Text),  # JSON of order.facts.Label
    Index("shop_send_back_of_order", "order_id", "id"),
)

# Lines that did not arrive as they should, by her word.
claim = Table(
    "shop_claim",
    metadata,
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lines", Text, nullable=False),  # JSON list of item lines
    Column("status", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("reference", Text, nullable=False),
    Index("shop_claim_of_order", "order_id", "id"),
)

# That somebody sees to an order that is late, and until when.
hurry = Table(
    "shop_hurry",
    metadata,
    Column("order_id", Text, primary_key=True),
    Column("at", BigInteger, primary_key=True),
    Column("due_at", BigInteger, nullable=False),
    Column("reference", Text, nullable=False),
)

invoice = Table(
    "shop_invoice",
    metadata,
    Column("order_id", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("total", BigInteger, nullable=False),  # in the order's currency
    Column("url", Text),
    Column("seller", Text, nullable=False, server_default=""),
    Column("tax", BigInteger),  # of the total
)

# What sending there costs. Places are folded, each name of a country a row; region "" is the rest of it.
shipping_rate = Table(
    "shop_shipping_rate",
    metadata,
    Column("country", Text, primary_key=True),
    Column("region", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("free_from", BigInteger),
    Column("days", Integer),
)

# Where parcels go back to from a country, and with whom; country "" is everywhere else.
return_place = Table(
    "shop_return_place",
    metadata,
    Column("country", Text, primary_key=True),
    Column("carrier", Text, nullable=False),
    Column("address", Text, nullable=False),  # JSON of order.facts.Address
)

# That a customer may choose a new password, and until when.
password_reset = Table(
    "shop_password_reset",
    metadata,
    Column("key", Text, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
)

coupon = Table(
    "shop_coupon",
    metadata,
    Column("code", Text, primary_key=True),
    Column("customer_id", Text),  # NULL: anybody's
    Column("percent", Integer),
    Column("amount", BigInteger),
    Column("minimum", BigInteger),
    Column("currency", Text),
    Column("starts_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("products", Text, nullable=False, server_default="[]"),  # JSON list of ids; none is all
    Column("stackable", Boolean, nullable=False, server_default=false()),
    Column("reference", Text, nullable=False, server_default=""),  # the key it was issued under
    Column("replaces", Text),  # the code it was issued in place of
    Index("shop_coupon_of_customer", "customer_id", "code"),
)

coupon_use = Table(
    "shop_coupon_use",
    metadata,
    Column("order_id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("returned_at", BigInteger),
    Index("shop_coupon_use_of_customer", "customer_id", "code"),
)

operation = Table(
    "shop_operation",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("order_id", Text, nullable=False),
    Column("result", Text, nullable=False),  # JSON of the answer, given again for the same key
    Column("at", BigInteger, nullable=False),
)
