# Cancelling an order
action-cancel_order-name = Cancel order
action-cancel_order-title = Cancel order { $order }
action-cancel_order-ask = Shall I cancel order { $order }? This is what will happen:
action-cancel_order-yes = Yes, cancel it
action-cancel_order-no = No, keep it
action-cancel_order-done = Order { $order } is cancelled.
action-cancel_order-line-coupon = You can use coupon { $code } again
action-cancel_order-line-final = This cannot be undone
action-cancel_order-not-cancelled = Order { $order } is already cancelled; nothing more needs to be done.
action-cancel_order-not-money_back = Order { $order } is already being refunded, so it cannot be cancelled as well.
action-cancel_order-not-left = Order { $order } has already left, so it can no longer be cancelled. You can return it once it has arrived.
action-cancel_order-why-cancelled = Already cancelled
action-cancel_order-why-money_back = Already being refunded
action-cancel_order-why-left = Already shipped

# Lines that any action may show
action-line-goods = { $title } × { $quantity }
action-line-refund = { $amount } goes back to { $to }
action-line-no_refund = Nothing has to be paid back
action-line-refund_pending = { $amount } is on its way back to { $to }.
action-line-refund_done = { $amount } is back on { $to }.

# How any deed stands
action-confirmed = Thank you. I am doing it now.
action-sent = Thank you. I am doing it now.
action-declined = All right, nothing is changed.
action-voided = Something about the order has changed since I asked, so that offer no longer holds. Nothing was done; please ask me again.
action-unknown = The shop has not confirmed it yet. I am checking, and it will not be done twice.
action-escalated = The shop still cannot tell whether it worked. A colleague will look into it; it will not be done twice.

# Why it is not done
action-refused-not_signed_in = Please sign in at the shop first, so that I can act on your order.
action-refused-not_this_hand = Only a colleague can do this for you.
action-refused-order_not_found = I can find no such order of yours.
action-refused-needs_person = I cannot decide this myself. A colleague will look at it.
action-refused-unreachable = I could not reach the shop, so nothing was done. A colleague will look at it.
action-refused-failed = It did not work: the shop shows that nothing was changed. A colleague will look at it.
action-refused-shop = The shop did not accept it, so nothing was done.

# The same for those who work here, beside what they could do
action-why-not_signed_in = The customer is not signed in
action-why-not_this_hand = Not for staff
action-why-order_not_found = No such order of hers
action-why-needs_person = A supervisor decides

error-deed_closed = This is already decided and cannot be changed any more.
error-no_such_action = That cannot be done this way.
