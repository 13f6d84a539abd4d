# Short answers
assistant-greeting = Hello. What is it about?
assistant-thanks = You're welcome. Anything else, just write.
assistant-bye = Goodbye. This conversation stays here for you.
assistant-sorry = I'm sorry that this went wrong. Tell me what happened, or let a person take it.
assistant-kept = All right, I leave the order as it is.
assistant-doing = I'm doing it now and will tell you how it went.
assistant-doing-already = I'm on it already and will tell you how it went. Nothing is sent twice.
assistant-noted = All right. If there is anything else, just write.
assistant-log-in = Please log in at the shop first. Without that I may not look at any order. Your messages stay with you. If you cannot log in, write me the e-mail of your account: I'll send a code there, and with it I know that it is you.
assistant-no-orders = I see no order in your account.
assistant-no-other = I see no other order of yours that this could be about.
assistant-absent = I find no “{ $title }” in your orders.
assistant-which-order = Which order do you mean?
assistant-which-cancel_order = Which order shall I cancel?
assistant-not-hers = I find no order { $number } in your account. Is the number right?
assistant-file-kept = Thank you, it has arrived and stays with this conversation. I cannot see what is in it: tell me in words what it is about, or let a person look at it.
assistant-file-taken = Got it; it is kept with this conversation.
assistant-recall = “{ $title }” above still waits for your answer: yes or no?
assistant-as-shown = I can only do it as it is written, with no conditions added.
assistant-cannot = I cannot do that. These I can do:
assistant-unclear = I am not sure what you mean.
assistant-unsure = I'm not sure what you mean. These I can do:
assistant-guess = I'm not sure what you mean. Is it one of these?
assistant-shop-away = I cannot see the orders right now, so I'm getting a person.

# What can be picked
choice-show = Where is my order?
choice-cancel_order = Cancel an order
choice-meant-order_status = How is my order doing?
choice-meant-parcel_status = Where is my parcel?
choice-meant-refund_status = Where is my refund?
choice-meant-cancel_order = Cancel an order
choice-meant-hurry_order = Hurry an order along
choice-meant-not_received = Delivered, but not to me
choice-meant-compensate_late = Compensation for a late parcel
choice-meant-refund_duplicate = I was charged twice
choice-meant-reissue_coupon = Get a coupon again
choice-meant-reship_items = Have something sent again
choice-meant-lock_account = Lock my account
choice-meant-unlock_account = Unlock my account
choice-meant-reset_password = Reset my password
choice-meant-change_contact = Change my e-mail or phone
choice-meant-invoice = Get an invoice
choice-meant-coupon = Something about a coupon
choice-meant-shipping_fee = What does shipping cost?
choice-meant-damaged = Something arrived damaged
choice-person = Talk to a person
choice-order = { $order } · { $title } · { $status }

# How an order stands
assistant-order-unpaid = Order { $order } has not been paid yet ({ $total }).
assistant-order-paid = Order { $order } is paid. It has not left us yet.
assistant-order-packed = Order { $order } is packed. It has not left us yet.
assistant-order-shipped = Order { $order } has been shipped.
assistant-order-delivered = Order { $order } was delivered.
assistant-order-completed = Order { $order } was delivered and is completed.
assistant-order-cancelled = Order { $order } was cancelled.
assistant-order-returning = Order { $order } is being returned.
assistant-order-exchanging = Order { $order } is being exchanged.
assistant-order-refunding = The money for order { $order } is on its way back.
assistant-order-partially_refunded = Part of order { $order } has been refunded.
assistant-order-refunded = Order { $order } has been refunded.
assistant-order-slow = It was placed { $days } days ago and is still here. That is too long; a person can look into it.

# How a parcel stands
assistant-parcel-label_created = The label is made; the carrier does not have the parcel yet.
assistant-parcel-in_transit = The parcel is on its way.
assistant-parcel-out_for_delivery = The parcel is out for delivery.
assistant-parcel-delivered = The parcel was delivered.
assistant-parcel-exception = The parcel is held up. I don't know yet until when.
assistant-parcel-returned = The parcel came back to us.
assistant-parcel-cancelled = The parcel was stopped.
assistant-parcels = It travels in { $count } parcels:
assistant-parcel-named = { $carrier } { $tracking }: { $status }
assistant-latest = Latest: { $text }.
assistant-latest-at = Latest: { $text } ({ $place }).
assistant-silent = The carrier has reported nothing for { $days } days. That is too long.
assistant-ask-carrier = A person can ask the carrier.

# Money going back
assistant-refund-pending = { $amount } is on its way back to where it was paid from.
assistant-refund-done = { $amount } has gone back to where it was paid from.
assistant-refund-failed = A refund of { $amount } did not go through. A person must look at it.

# What the shop sells
assistant-which-product = Which one do you mean?
assistant-no-product = I find nothing by that name in the shop. Write what it is called there, or ask a person.
assistant-product = { $title }, { $price }
assistant-product-from = { $title }, from { $price }
assistant-variant-left = { $name }: in stock, { $count } left.
assistant-variant-there = { $name }: in stock.
assistant-variant-back = { $name }: sold out. More is expected on { $day }.
assistant-variant-gone = { $name }: sold out. I don't know yet when there will be more.

# What is asked for before a deed is offered
assistant-who = Please tell me who you are first: the e-mail of your account, or your name and postal code.
assistant-who-unmet = I find no one by that. Please write the e-mail of your account, or your full name and postal code, as the shop has them.
assistant-ask-line = Which item of order { $order } is it about?
assistant-ask-lines = Which items of order { $order } is it about?
assistant-ask-swaps = Which item of order { $order } is to become another?
assistant-ask-variant = What is { $detail } to become?
assistant-ask-variant-none = There is no other { $detail } to exchange it for. You can return it, or tell me here what is wrong with it, or ask a person.
assistant-ask-method = Which way to pay shall I take for order { $order }?
assistant-ask-reason = What is the reason?
assistant-ask-address = What is the new address? I need street, city, region, postal code and country.
assistant-ask-money = How much is it about? Please write the amount in figures, with its currency.
assistant-ask-email = What is the new e-mail address?
assistant-ask-phone = What is the new phone number?
assistant-ask-yes_no = Is it accepted?
assistant-ask-lost_coupon = Which coupon is it?
assistant-ask-return = Which return from order { $order } is it?
assistant-ask-exchange = Which exchange from order { $order } is it?
assistant-ask-sent_back = Which return or exchange from order { $order } is it?
assistant-ask-claim = Which problem with order { $order } is it?

# Proving who she is by a code
assistant-code-offer = For this I have to be sure that it is you. Shall I send a six-digit code to { $to }?
assistant-code-offer-ways = For this I have to be sure that it is you. Where shall I send a six-digit code?
assistant-code-expired = That code is no longer good. Shall I send a new one?
assistant-code-sent = A six-digit code is on its way to { $to }. Type it here within ten minutes. Nobody of ours will ever ask you for it anywhere else.
assistant-code-sent-if = If there is an account with the e-mail { $to }, a six-digit code is on its way there. Type it here within ten minutes.
assistant-code-right = Thank you, now I know that it is you.
assistant-code-wrong = { $left ->
    [one] That is not the code. You have one try left.
   *[other] That is not the code. You have { $left } tries left.
}
assistant-code-missed = That was one try too many, so this code counts no more.
assistant-code-too-soon = The last code went out less than a minute ago. Please look for it, in the folder for junk mail too, and type it here.
assistant-code-too-many = I have sent as many codes as I may within an hour.
assistant-code-no-way = For this I have to be sure that it is you, and I know neither an e-mail nor a phone number of yours.
choice-code-email = Send it to { $to }
choice-code-phone = Send it by SMS to { $to }
choice-code-again = Send a new code
