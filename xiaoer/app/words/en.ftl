error-invalid = That could not be read.
error-method_not_allowed = That cannot be done this way.
error-too_large = That is too large.
error-internal = Something went wrong on our side. Nothing you sent before is lost.
error-origin_invalid = “{ $origin }” is not the address of a site, such as https://shop.example, without a path.
error-deed_refused = { $why }
error-deed_under_way = This is offered in the conversation already, or under way.
error-shop_away = The shop does not answer just now. Nothing was done; please try again.

# Help centre
help-title = Help
help-shop = Shop
help-question = What happened?
help-search = Search help
help-search-hint = How do returns work?
help-search-go = Search
help-all = All articles
help-found = { $count ->
    [one] One article about: { $asked }
   *[other] { $count } articles about: { $asked }
}
help-nothing = No article says anything about “{ $asked }”. Try other words, or ask in the chat.
help-empty = There are no articles yet.
help-show-all = See all articles
help-more = See more
help-other-language = This article is not there in your language yet. Here it is in English.
help-orders = My orders
help-topic-parcels = Parcels
help-topic-returns = Returns and refunds
help-topic-paying = Paying
help-topic-more = More
help-fast = Reach us
help-now = now
help-assistant = Assistant
help-assistant-says = Finds your order and parcel, cancels
help-person = Chat with a person
help-person-says = Your place is kept if you leave
help-settled = Did this settle it?
help-settled-says = With no, the chat opens with your question. It looks at your own order.
help-yes = Yes
help-no = No
help-noted = Thank you. It is noted.
help-about = About “{ $title }”:{" "}
help-minutes = { $count } min
help-missing = There is no such article
help-missing-next = It may have a new name. Search for it, or see all articles.
help-article = Article
help-own = Your order
help-yours = Your order { $id }
help-see = See what I can do
help-changed = Changed
help-self = Do it yourself
help-self-says = Your orders: cancel, send back, change
help-lost = There is nothing at this address
help-lost-next = It may be mistyped, or what stood here is gone. Search for what you need.

# The hand-off's summary
handoff-told-order = Showed order { $order }
handoff-told-article = Gave the article “{ $title }”
handoff-deed-done = Done: { $title }
handoff-deed-declined = Offered, and declined: { $title }
handoff-deed-refused = Not done: { $title } ({ $reason })
handoff-deed-proposed = Offered, waits for a yes: { $title }
handoff-deed-confirmed = Being done: { $title }
handoff-deed-sent = Being done: { $title }
handoff-deed-unknown = Not certain yet: { $title }
handoff-unanswered = Not answered: “{ $text }”

# The list of conversations: what each is about
topic-order_status = Order status
topic-parcel_status = Where the parcel is
topic-refund_status = Refund status
topic-returns_howto = How to return
topic-invoice = Invoice
topic-coupon = Coupon
topic-stock = In stock?
topic-product = Product
topic-shipping_fee = Shipping fee
topic-shipping_time = Delivery time
topic-payment = Payment
topic-exchange = Exchange
topic-account_security = Account security
topic-opening_hours = Opening hours
topic-complaint = Complaint
topic-deed-proposed = Waits for a yes
topic-deed-awaiting = Awaits approval
topic-deed-confirmed = Being done
topic-deed-sent = Sent, no answer yet
topic-deed-unknown = Not certain yet
