# How an order stands, as its customer reads it
order-status-unpaid = Waiting for payment
order-status-paid = Paid, not yet packed
order-status-packed = Packed, not yet handed over
order-status-shipped = Shipped
order-status-delivered = Delivered
order-status-completed = Completed
order-status-cancelled = Cancelled
order-status-returning = Being returned
order-status-exchanging = Being exchanged
order-status-refunding = Refund in progress
order-status-partially_refunded = Partly refunded
order-status-refunded = Refunded

# How a parcel stands
parcel-status-label_created = Label made, not yet with the carrier
parcel-status-in_transit = On its way
parcel-status-out_for_delivery = Out for delivery
parcel-status-delivered = Delivered
parcel-status-exception = Held up
parcel-status-returned = Sent back to us
parcel-status-cancelled = Stopped

# Ways to pay
payment-kind-card = Card
payment-kind-paypal = PayPal
payment-kind-alipay = Alipay
payment-kind-wechat_pay = WeChat Pay
payment-kind-gift_card = Gift card
payment-kind-bank_transfer = Bank transfer
payment-kind-cash = Cash on delivery

# How a refund stands
refund-status-pending = Refund on its way
refund-status-done = Refunded
refund-status-failed = Refund did not go through

# Why the shop said no
error-order_not_found = There is no such order.
error-order_shipped = This order has already left, so it can no longer be cancelled. You can return it once it has arrived.
error-order_cancelled = This order is already cancelled.
error-order_refunded = This order has already been refunded, there is nothing left to cancel.
error-key_reused = This key already stands for something else.
error-already_coming_back = A return or an exchange is already under way for this order.
error-not_delivered = This order has not arrived yet, so it cannot come back.
error-variant_sold_out = That variant is sold out.
error-more_than_paid = That is more than is left of what was paid.
error-several_payments = This order was paid in several ways.
error-nothing_paid = Nothing is left of what was paid.
error-same_payment = This order is already paid that way.
error-balance_too_small = The gift card does not hold enough for that.
error-no_such_line = This item is not in the order.
error-no_such_variant = The shop has no such variant of it.
error-no_such_payment = There is no such way to pay on file.
error-no_such_customer = There is no such customer.
error-not_left = This order has not left yet.
error-already_arrived = This order has arrived already.
error-already_hurried = Somebody is seeing to this order already.
error-already_reshipped = This is being sent once more already.
error-already_claimed = A claim for this is open already.
error-no_such_case = There is no such case.
error-already_closed = This is closed already.
error-label_issued = There is a label for this already.
error-no_return_address = The shop has no address for parcels that come back from there.
error-more_than_promised = That is more than was promised for what comes back.
error-account_locked = This account is locked.
error-account_not_locked = This account is not locked.
error-no_email = No e-mail address of hers is known.
error-bad_email = This is not an e-mail address.
error-bad_phone = This is not a phone number.
error-email_in_use = This e-mail address belongs to another account.
error-same_contact = Nothing would change by that.
error-no_such_coupon = There is no such coupon of hers.
error-already_reissued = There is another coupon for this one already.
error-coupon_exists = There is a coupon with this code already.
error-coupon_unclear = A coupon gives either a percentage or an amount, in one currency.
error-import_no_text = Product { $id } in the import has no name.
error-import_mixed_currencies = Order { $id } in the import mixes currencies.
error-import_no_customer = Order { $id } in the import belongs to a customer who is not there.
error-import_unknown_payment = The way to pay of { $id } in the import is not known.
error-import_unknown_status = The status of order { $id } in the import is not known.

# The shop's letters
letter-password-subject = Choose a new password
letter-password =
    You may choose a new password here, for one hour:
    { $link }

    You did not ask for it? Then do nothing: your old password stays.
error-letter_not_sent = The letter could not be sent.
