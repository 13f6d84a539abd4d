# The bill of an order
assistant-invoice = Invoice { $number } for order { $order } was issued on { $day } for { $total }.
assistant-invoice-title = Invoice { $number }
assistant-invoice-coming = Invoice { $number } for order { $order } was issued on { $day } for { $total }. There is no link to it yet.
assistant-invoice-none = There is no invoice for order { $order } yet.

# What sending costs
assistant-fee-home = your address ({ $place })
assistant-fee = Shipping to { $place } costs { $amount }.
assistant-fee-free = Shipping to { $place } is free.
assistant-fee-from = From { $amount } on it is free.
assistant-fee-days = It usually takes { $days } days.
assistant-fee-none = I find no shipping fee for { $place }. A person can tell you whether we send there.

# Coupons
assistant-coupons = You can use these coupons:
assistant-coupons-none = You have no coupon that is good now.
assistant-coupon-line = { $code }: { $terms }
assistant-coupon-percent = { $percent } % off
assistant-coupon-amount = { $amount } off
assistant-coupon-minimum = from { $amount } on
assistant-coupon-goods = only for { $goods }
assistant-coupon-until = until { $day }
assistant-coupon-unknown = I find no coupon { $code } for your account. Is it typed as it was written?
assistant-coupon-used = Coupon { $code } has been used already; it is good once.
assistant-coupon-expired = Coupon { $code } was good until { $day }. It has expired.
assistant-coupon-not_yet = Coupon { $code } is not good yet; it begins on { $day }.
assistant-coupon-wrong_goods = Coupon { $code } is only for { $goods }; nothing of that is in order { $order }.
assistant-coupon-other_goods = Coupon { $code } is for other goods than those in order { $order }.
assistant-coupon-other_money = Coupon { $code } is in another currency than order { $order }.
assistant-coupon-threshold = For coupon { $code }, goods worth { $missing } more are missing in order { $order }.
assistant-coupon-not_stackable = Coupon { $code } does not count together with the other coupon in order { $order }.
assistant-coupon-fits = Coupon { $code } fits order { $order }; nothing speaks against it.
assistant-coupon-good = Coupon { $code } is good. On these terms it counts:

# Where her money is
assistant-refunds-of = Order { $order }:
assistant-refund-to-pending = { $amount } is on its way back to { $to } since { $day }. It has not arrived yet.
assistant-refund-to-coming = { $amount } is on its way back to { $to } since { $day }. It is expected there by { $by }.
assistant-refund-to-pending-sometime = { $amount } is on its way back to { $to }. It has not arrived yet.
assistant-refund-to-done = { $amount } went back to { $to } on { $day }.
assistant-refund-to-done-sometime = { $amount } went back to { $to }.
assistant-refund-to-failed = A refund of { $amount } to { $to } of { $day } did not go through. A person has to look at it.
assistant-refund-to-failed-sometime = A refund of { $amount } to { $to } did not go through. A person has to look at it.
assistant-refund-later = { $amount } goes back to { $to } once what you announced on { $day } has come back to us and was looked at.
assistant-refund-way-back = where it was paid from
assistant-no-refund = No money of yours is on its way back at the moment.

# Matters that no deed and no article is for
assistant-beyond-harm = I am very sorry that it is so hard for you now. You matter more than any order. Please talk to somebody near you or to the emergency number where you are, right now. A person of ours will answer here too.
assistant-beyond-danger = I am very sorry. If somebody is hurt, get medical help first, and do not use the product any more. Keep it, and photos of it if you have any; a person takes this over now.
assistant-beyond-legal = I hear you. A person has to look at this, not a machine, and will answer you here.
assistant-beyond-charge = That has to be looked at by a person, and will be. Do not send any card number here. If the charge is not yours, tell your bank as well.
assistant-beyond-another = I can only see and change what belongs to you. Whoever that account or order belongs to can sign in and write to us, or write here with the e-mail of the account, and have it done. If it was ordered in your own account, tell me the order's number.
assistant-beyond-machine = I am the shop's assistant: a program, not a person. I can look up orders and do things with them; a person can take over whenever you like.
assistant-beyond-price = I cannot pay back the difference to a later price. A person can tell you whether the shop does.
assistant-beyond-mail = I cannot change which e-mails you get. A person can have you taken off the list.
assistant-beyond-erase = I cannot delete an account or data. A person can have it done for you.

# Photos for a case
assistant-photos = Thank you, the photos are with your case for order { $order }.
assistant-photos-more = Thank you, that is with your case for order { $order } now. { $left ->
    [one] One more photo is needed.
   *[other] { $left } more photos are needed.
} Just send them here.
