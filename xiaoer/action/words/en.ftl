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
action-line-swap = { $title }: { $after } instead of { $before }
action-line-pay = { $amount } is paid with { $to }
action-line-no_difference = The price stays the same
action-line-address = { $address }
action-line-refund_pending = { $amount } is on its way back to { $to }.
action-line-refund_done = { $amount } is back on { $to }.

# How any deed stands
action-confirmed = Thank you. I am doing it now.
action-awaiting = Thank you. A colleague has to approve this; you will hear from us within 24 hours.
action-sent = Thank you. I am doing it now.
action-declined = All right, nothing is changed.
action-voided = Something about the order has changed since I asked, so that offer no longer holds. Nothing was done; please ask me again.
action-withdrawn = I have taken that offer back; nothing was done.
action-unknown = The shop has not confirmed it yet. I am checking, and it will not be done twice.
action-escalated = The shop still cannot tell whether it worked. A colleague will look into it; it will not be done twice.

# Why it is not done
action-refused-not_signed_in = Please sign in at the shop first, so that I can act on your order.
action-refused-not_this_hand = Only a colleague can do this for you.
action-refused-order_not_found = I can find no such order of yours.
action-refused-needs_person = I cannot decide this myself. A colleague will look at it.
action-refused-unreachable = I could not reach the shop, so nothing was done. A colleague will look at it.
action-refused-rejected = A colleague looked at it and cannot approve it. Somebody will get back to you.
action-refused-not_approved = Nobody could approve it in time, so nothing was done. A colleague will look at it.
action-refused-failed = It did not work: the shop shows that nothing was changed. A colleague will look at it.
action-refused-shop = The shop did not accept it, so nothing was done.

# The same for those who work here, beside what they could do
action-why-not_signed_in = The customer is not signed in
action-why-not_this_hand = Not for staff
action-why-order_not_found = No such order of hers
action-why-needs_person = A supervisor decides

error-own_deed = Somebody else has to approve what you proposed yourself.
error-deed_still_looked_for = It is still looked for by itself. Once that has ended, you can settle it.
error-why_empty = Please say in a few words how you know.
error-deed_closed = This is already decided and cannot be changed any more.
error-no_such_action = That cannot be done this way.


# Another address
action-change_address-name = Change address
action-change_address-title = New address for order { $order }
action-change_address-ask = Shall I send order { $order } to this address?
action-change_address-yes = Yes, send it there
action-change_address-no = No, leave it
action-change_address-done = Order { $order } goes to the new address.
action-change_default_address-name = Change default address
action-change_default_address-title = New default address
action-change_default_address-ask = Shall I make this the address of your next orders?
action-change_default_address-yes = Yes, use it
action-change_default_address-no = No, leave it
action-change_default_address-done = Your next orders go to the new address.

# Other variants, another way to pay
action-change_items-name = Change items
action-change_items-title = Change items in order { $order }
action-change_items-ask = Shall I change this in order { $order }?
action-change_items-yes = Yes, change it
action-change_items-no = No, leave it
action-change_items-done = Order { $order } is changed.
action-change_items-line-once = Items can be changed once; after that the order can be neither changed nor cancelled
action-change_items-not-nothing_paid = Order { $order } is not paid yet, so there is nothing to settle a difference with; it can be cancelled and ordered anew.
action-change_items-why-nothing_paid = Not paid yet
action-change_payment-name = Change payment
action-change_payment-title = Pay order { $order } another way
action-change_payment-ask = Shall I change how order { $order } is paid?
action-change_payment-yes = Yes, change it
action-change_payment-no = No, leave it
action-change_payment-done = Order { $order } is paid the new way.
action-change_payment-not-several_payments = Order { $order } was paid in several ways; a colleague has to change that.
action-change_payment-not-same_payment = Order { $order } is already paid that way.
action-change_payment-why-several_payments = Paid in several ways
action-change_payment-why-same_payment = Already paid that way

# Back
action-return_items-name = Return items
action-return_items-title = Return from order { $order }
action-return_items-ask = Shall I announce this return from order { $order }?
action-return_items-yes = Yes, return it
action-return_items-no = No, keep it
action-return_items-done = The return from order { $order } is announced. You will get an e-mail with how to send it.
action-return_items-line-later = { $amount } goes back to { $to } once it has arrived
action-exchange_items-name = Exchange items
action-exchange_items-title = Exchange from order { $order }
action-exchange_items-ask = Shall I announce this exchange from order { $order }?
action-exchange_items-yes = Yes, exchange it
action-exchange_items-no = No, keep it
action-exchange_items-done = The exchange from order { $order } is announced, and what you chose is set aside. You will get an e-mail with how to send the rest back.
action-exchange_items-line-once = An order can be exchanged once

# Money
action-refund_order-name = Refund
action-refund_order-title = Refund for order { $order }
action-refund_order-ask = Shall I refund this for order { $order }?
action-refund_order-yes = Yes, refund it
action-refund_order-no = No
action-refund_order-done = The refund for order { $order } is on its way.
action-compensate-name = Compensate
action-compensate-title = Compensation for order { $order }
action-compensate-ask = May I compensate you for order { $order } with this?
action-compensate-yes = Yes, thank you
action-compensate-no = No
action-compensate-done = The compensation for order { $order } is on its way.

# Why something cannot be done, said to the customer and beside it to staff
action-not-no_such_line = I do not find this item in order { $order }.
action-not-no_such_variant = The shop has no such variant of it.
action-not-same_variant = That is the variant already in order { $order }.
action-not-sold_out = That variant is sold out.
action-not-no_such_payment = You have no such way to pay on file.
action-not-balance_too_small = The gift card does not hold enough for that.
action-not-no_address = The address is not complete: I need street, city and country.
action-not-cancelled = Order { $order } is cancelled.
action-not-left = Order { $order } has already left.
action-not-not_arrived = Order { $order } has not arrived yet.
action-not-coming_back = A return or an exchange is already under way for order { $order }.
action-not-money_back = Order { $order } is already refunded.
action-not-items_changed = Items of order { $order } were changed already; it cannot be changed again.
action-not-more_than_remains = That is more than is left to refund for order { $order }.
action-not-no_amount = I need an amount in the order's currency.
action-not-nothing_paid = Nothing is left to refund for order { $order }.
action-not-under_way = Something else is still being done to order { $order }. Please ask again when you have heard of it.
action-why-no_such_line = Not in this order
action-why-no_such_variant = No such variant
action-why-same_variant = The same variant
action-why-sold_out = Sold out
action-why-no_such_payment = No such way to pay
action-why-balance_too_small = Gift card too small
action-why-no_address = Address not complete
action-why-cancelled = Cancelled
action-why-left = Already shipped
action-why-not_arrived = Not delivered yet
action-why-coming_back = Return or exchange under way
action-why-money_back = Already refunded
action-why-items_changed = Items changed once already
action-why-more_than_remains = More than is left
action-why-no_amount = No amount
action-why-nothing_paid = Nothing left to refund
action-why-under_way = Something else is under way

# What is asked for
action-field-item = Item
action-field-items = Items
action-field-reason = Reason
action-field-part = What
action-field-swaps = New variants
action-field-method_id = Way to pay
action-field-address = Address
action-field-amount = Amount
action-reason-no_longer_needed = No longer needed
action-reason-ordered_by_mistake = Ordered by mistake
action-reason-other = Something else
action-reason-no_reason = No reason
action-reason-damaged = Damaged
action-reason-wrong = Wrong item
action-reason-quality = Not as it should be
action-reason-late = Late
action-reason-all = All that is left
action-reason-line = One item
action-reason-freight = Shipping
action-reason-amount = An amount
