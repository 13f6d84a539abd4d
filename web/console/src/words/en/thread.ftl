# The thread, the composer, the side panel.

# ---- thread
thread-none = No conversation open
thread-none-hint = Choose one on the left. ↑ and ↓ move through the list, Enter opens.
thread-label = Messages
back = Back to the list
act-take = Take
act-take-over = Take over
act-resolve = Resolve
act-reopen = Reopen
act-failed = { $act } did not work: { $why }
side-show = Customer and orders
close = Close
author-assistant = Assistant
author-system = System
author-contact = Customer
author-agent = Colleague
note-label = Note · team only
erased = This text was erased.
fold = { $count ->
    [one] Assistant, one step
   *[other] Assistant, { $count } steps
 }
is-typing = { $name } is typing
new-below = New messages below
out-sending = Sending
out-offline = Waits for the network, sends by itself
out-sent = Sent
out-failed = Not sent: { $why }
out-again = Try again
out-edit = Edit

choices-picked = picked
offer-open = Waits for the customer’s yes
offer-confirmed = Confirmed, being carried out
offer-declined = Declined
offer-void = No longer valid
offer-done = Done, read back
offer-refused = Refused
offer-unknown = Not sure yet. Checking, not sending twice
article-source = Source
rating-asked = Asked for a rating
rating-given = Rated { $score } of 5

# ---- composer
mode-message = Reply
mode-note = Note
write-message = Reply to { $name }
write-note = A note only colleagues see
send-message = Send
send-note = Save note
composer-hint = Enter sends, Shift + Enter breaks the line
composer-hint-queue = Nobody has this yet: sending makes it yours
composer-hint-assistant = The assistant is answering: sending takes it over
composer-hint-nobody = Resolved: sending reopens it with you
not-yours = { $name } has this conversation. You can leave a note.

# ---- side
side-label = Customer and orders
verified = Verified by the shop
unverified = Visitor, not verified
customer-language = Writes in { $language }
came-at = Came { $at }
orders = Orders
orders-none = No orders.
orders-visitor = Order data is shown only for customers the shop has verified.
placed-at = placed { $at }
parcel = Parcel
parcel-more = { $count ->
    [one] One earlier event
   *[other] { $count } earlier events
 }
parcel-no-events = Nothing from the carrier yet.
deeds = Deeds
deeds-none = Nothing done in this conversation.
deed-proposed = Waits for a yes
deed-confirmed = Confirmed
deed-approved = Approved
deed-sent = Sent to the shop
deed-done = Done, read back
deed-refused = Refused
deed-declined = Declined
deed-void = No longer valid
deed-unknown = Not sure yet, checking

reason-order-shipped = already shipped
reason-order-cancelled = already cancelled
reason-order-refunded = already refunded
reason-order-not-found = no such order
reason-cancelled = already cancelled
reason-changed = the order changed since the offer
reason-failed = did not work, nothing was changed
reason-left = already shipped
reason-money-back = already being refunded
reason-needs-person = a person must decide
reason-not-signed-in = not signed in
reason-not-this-hand = only staff may do it
reason-rule = the rules do not allow it
reason-shop = the shop did not accept it
reason-unreachable = the shop could not be reached

order-unpaid = Unpaid
order-paid = Paid
order-packed = Packed
order-shipped = Shipped
order-delivered = Delivered
order-completed = Completed
order-cancelled = Cancelled
order-returning = Being returned
order-exchanging = Being exchanged
order-refunding = Being refunded
order-partially-refunded = Partly refunded
order-refunded = Refunded

parcel-label-created = Label printed
parcel-in-transit = On its way
parcel-out-for-delivery = Out for delivery
parcel-delivered = Delivered
parcel-exception = Problem on the way
parcel-returned = Going back
parcel-cancelled = Cancelled

# ---- what happened, by the event's name
event-conversation-started = The customer wrote for the first time
event-conversation-handed-off = { $reason ->
    [requested] The customer asked for a person
    [unanswered] To a person: the assistant did not answer in time
    [unsure] To a person: the assistant was not sure
    [refused] To a person: the rules do not allow it
    [failed] To a person: the assistant failed
   *[other] To a person
 }
event-conversation-returned = { $to ->
    [none] Back to the front of the queue: its agent is gone
   *[other] Back to the front of the queue: { $to } is gone
 }
event-conversation-assigned = { $to ->
    [none] Given to a person
   *[other] { $to } has it now
 }
event-conversation-resolved = { $agent ->
    [none] Resolved
   *[other] { $agent } resolved it
 }
event-conversation-reopened = { $agent ->
    [none] Reopened
   *[other] { $agent } reopened it
 }
event-conversation-locale-changed = Language is now { $after }
event-conversation-adopted = The visitor logged in: it is this customer
event-choice-picked = The customer picked: { $value }
event-offer-answered = { $yes ->
    [true] The customer said yes
   *[other] The customer said no
 }
event-rating-asked = Asked for a rating
event-rating-requested = Asked for a rating
event-rating-given = The customer rated: { $score } of 5
event-assistant-understood = Understood
event-assistant-acted = Did
event-assistant-missed = { $misses ->
    [1] Did not understand
   *[other] Did not understand, { $misses } in a row
 }
event-deed-proposed = Deed proposed
event-deed-confirmed = The customer said yes
event-deed-declined = The customer said no
event-deed-approved = Approved
event-deed-sent = Sent to the shop
event-deed-done = Done, read back from the shop
event-deed-refused = Refused: { $reason }
event-deed-unknown = No answer from the shop: reading back, not sent again
event-deed-voided = The offer is no longer valid
