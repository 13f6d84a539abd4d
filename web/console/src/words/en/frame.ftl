# The staff console.

app-name = xiaoer
title = { $unread ->
    [0] xiaoer
   *[other] ({ $unread }) xiaoer
 }

# ---- log in
login-title = Log in
login-lead = For the people who answer.
login-email = Email
login-password = Password
login-submit = Log in
login-busy = Logging in
login-wrong = Email or password is wrong.
login-again = Your session has ended. Log in again; what you wrote is kept.

# ---- rail and own menu
nav = Main
nav-conversations = Conversations
me-menu = { $name }, { $presence }
presence = Status
presence-online = Online
presence-away = Away
presence-online-hint = You get new conversations
presence-away-hint = You get no new conversations
language = Language
log-out = Log out

# ---- list
view-mine = Mine
view-unassigned = Unassigned
view-all = All
list-title-mine = My conversations
list-title-unassigned = Unassigned
list-title-all = All conversations
list-label = Conversations
group-waiting = Your turn
group-waiting-any = Waiting for a person
group-answered = Waiting for customer
group-assistant = With the assistant
group-resolved = Resolved
longest-first = Longest first
list-more = Show more
list-loading = Loading
empty-mine = Nothing in hand
empty-mine-next = { $unassigned ->
    [0] Nobody is waiting either.
    [one] One conversation is unassigned.
   *[other] { $unassigned } conversations are unassigned.
 }
empty-mine-go = Take one
empty-unassigned = Nobody is waiting
empty-unassigned-next = New ones appear here by themselves.
empty-all = No conversations yet
empty-all-next = The first customer who writes appears here.
waited = Waiting for { $time }
unread = { $count ->
    [one] one unread message
   *[other] { $count } unread messages
 }
visitor = Visitor
draft-unsent = Draft not sent
last-agent = { $name }: { $text }
last-me = Me: { $text }
last-assistant = Assistant: { $text }
no-text = (no text)

owner-assistant = Assistant
owner-queue = Unassigned
owner-agent = { $name }
owner-me = Me
owner-nobody = Nobody
status-open = Open
status-pending = Waiting for customer
status-snoozed = Snoozed
status-resolved = Resolved

locale-zh-CN = 中文
locale-en = English
locale-es = Español

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

# ---- network and errors
offline = No connection, trying again in { $seconds } s. What you write is kept.
connecting = Connecting again. What you write is kept.
offline-now = Try now
list-failed = The list could not be read: { $why }
thread-failed = The thread could not be read: { $why }
detail-failed = Customer and orders could not be read: { $why } The chat is not affected.
again = Read again
request = req { $id }

error-network = the server cannot be reached.
error-timeout = the server did not answer in time.
error-no-answer = no answer from the server. It is sent again when the connection is back.
error-too-many = too many at once. { $seconds ->
    [0] Try again in a moment.
   *[other] Try again in { $seconds } s.
 }
error-too-long = longer than 10,000 characters.
error-empty = there is no text in it.
error-not-found = it does not exist, or is not yours to see.
error-forbidden = you may not do that.
error-unauthorized = your session has ended.
error-busy = the server is busy. Nothing is lost.
error-wrong-login = email or password is wrong.
error-too-many-logins = too many attempts. Wait { $seconds ->
    [0] a while.
   *[other] { $seconds } s.
 }
error-not-yours = a colleague has this conversation.
error-taken = a colleague was faster and has it.
error-not-possible = that is not possible as the conversation stands.
error-id-taken = its id is already in use. Write it once more.
error-unknown = something went wrong on our side.

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
