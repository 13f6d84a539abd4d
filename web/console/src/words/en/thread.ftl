# The thread, the composer, the side panel.
# ---- thread
thread-none = No conversation open
thread-none-hint = Choose one on the left. ↑ and ↓ move through the list, Enter opens.
thread-label = Messages
back = Back to the list
wait-of = Reply in
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
note-rating = With the rating · team only
erased = This text was erased.
told-customer = Told the customer: { $text }
queued-for = waited { $hours ->
    [0] { $minutes ->
        [0] { $seconds } s
       *[other] { $minutes } min { $seconds } s
     }
   *[other] { $hours } h { $minutes } min
 }
fold = { $count ->
    [one] The assistant did one thing
   *[other] The assistant did { $count } things
 }
is-typing = { $name } is typing
new-below = { $count } new
out-sending = Sending
out-offline = Waiting for the network, sends by itself
out-sent = Sent
out-failed = Not sent: { $why }
out-closed = the conversation has been resolved
out-again = Try again
out-edit = Edit

choices-picked = picked
offer-open = Waiting for the customer’s yes
offer-confirmed = The customer said yes, being carried out
offer-declined = The customer said no. Nothing was changed
offer-void = No longer valid. Nothing will be done
offer-done = { $at ->
    [none] Done, and read back
   *[other] Done { $at }, and read back
 }{ $second ->
    [none] {""}
   *[other] {" "}· approved by { $second }
 }
by-rule = The rule that decided
offer-refused = Refused{ $reason ->
    [none] {""}
   *[other] : { $reason }
 }
offer-unknown = No answer, so nobody knows yet. Reading back, not sending again
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
composer-hint-queue = Sending makes it yours
composer-hint-assistant = The assistant is answering: sending takes it over
composer-hint-nobody = Sending reopens it
composer-hint-snoozed = Snoozed: sending brings it back to you
not-yours = { $name } has this conversation. You can leave a note.
reply-to-note = Leave it as a note

# ---- side
side-label = Customer and orders
verified = Verified by the shop
customer-language = Writes in { $language }
came-at = Came { $at }
orders = Orders
orders-none = No orders.
orders-visitor = Not signed in at the shop, so no orders are shown.
placed-at = placed { $at }
parcel = Parcel
parcel-more = { $count ->
    [one] One earlier event
   *[other] { $count } earlier events
 }
parcel-no-events = Nothing from the carrier yet.
deeds = Deeds
deeds-none = Nothing done yet.
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
    [grave] To a person: a grave matter
   *[other] To a person
 }
event-conversation-returned = { $to ->
    [none] Back to the front of the queue: its agent is gone
   *[other] Back to the front of the queue: { $to } is gone
 }
event-conversation-assigned = { $by ->
    [none] { $to ->
        [none] Given to a person
       *[other] { $to } has it now
     }
    [same] { $to } has it now
   *[other] { $by } passed it to { $to ->
        [none] a colleague
       *[other] { $to }
     }
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
event-code-asked = { $agent ->
    [none] A code was asked for
   *[other] { $agent } asked for a code
 } { $way ->
    [phone] by SMS
   *[email] by e-mail
 }
event-code-sent = { $way ->
    [phone] The code went out by SMS
   *[email] The code went out by e-mail
 }
event-code-missed = { $why ->
    [wrong] The customer gave a wrong code
    [expired] The customer gave a code that had expired
    [used] The customer gave the same code again
   *[other] Too many wrong codes: this one counts no more
 }
event-contact-proved = { $way ->
    [phone] The code was right: it is the customer, by SMS
   *[email] The code was right: it is the customer, by e-mail
 }

# ---- above the thread
tool-transfer = Transfer
tool-snooze = Snooze
tool-more = More
wake = Work on it now
watching-too = { $names } is here too
and = {" and "}
snoozed-until = Snoozed until { $at }, or until the customer writes
transfer-find = Find a colleague or a team
transfer-nobody = Nobody is called “{ $text }”
transfer-note = A word to { $name } (optional)
transfer-go = Transfer to { $name }
transfer-failed = Colleagues could not be read: { $why }
snooze-hint = It comes back then, or as soon as the customer writes.
snooze-go = Snooze
label-add = Add a label, Enter
label-remove = Remove the label { $label }
link-copy = Copy link
link-copied = Link copied
link-not-copied = The browser does not allow copying. It is the page’s address

# ---- hand-off
handoff = Handoff
handoff-requested = asked for a person
handoff-unanswered = the assistant did not answer in time
handoff-unsure = the assistant was not sure
handoff-refused = the rules do not allow it
handoff-failed = the assistant failed
handoff-grave = a grave matter
handoff-other = to a person
handoff-before = { $count ->
    [one] 1 line before
   *[other] { $count } lines before
 }
handoff-missed = { $count ->
    [one] not understood once
   *[other] not understood { $count } times
 }
handoff-wants = The customer wants
handoff-did = The assistant did
handoff-open = Left open
handoff-join = {" · "}

# ---- lines and cards
unread-line = Unread from here
out-delivered = Delivered
out-read = Read
out-reopen = Reopen and send
choices = Choices
order-title = { $title } and more, { $count } pieces
order-other = Other
order-in-shop = See it in the shop
order-shipping = Shipping
order-discount = Discount
product-there = In stock
product-stock = { $count } in stock
product-gone = Out of stock
offer-approval = The customer said yes, a supervisor has to approve
offer-sent = Sent to the shop, waiting for the answer
way = Progress
way-over = (done)
way-proposed = Proposed
way-yes = Customer’s yes
way-approval = Approval
way-sent = Sent
way-read-back = Read back
way-refused = Not done
way-rule = Not allowed
way-declined = Declined
way-void = No longer valid
way-unknown = Unknown, reading back
files = Photos and files
file-enlarge = Enlarge { $name }
file-open = Open { $name }
file-again = Not read. Try again
file-failed = The picture could not be read.
file-before = Picture before
file-after = Picture after
file-remove = Remove { $name }
file-retry = Upload again
file-uploading = Uploading { $name }
files-failed = Remove the failed file to send
files-first = Ready to send once the files are there
drop-here = Let go to add it to the reply to { $name }

# ---- what the assistant did
understood = Understood: { $what }
understood-sure = { $percent }% sure
intent-order-status = asks where an order is
intent-parcel-status = asks where a parcel is
intent-returns-howto = asks how to return something
intent-refund-status = asks about a refund
intent-cancel-order = wants to cancel an order
intent-change-address = wants to change the address
intent-invoice = asks about an invoice
intent-coupon = asks about a coupon
intent-stock = asks what is in stock
intent-shipping-fee = asks about shipping fees
intent-shipping-time = asks when it ships
intent-damaged = says something is damaged
intent-payment = asks about payment
intent-exchange = wants to exchange something
intent-account-security = asks about the account
intent-opening-hours = asks about opening hours
intent-greeting = a greeting
intent-thanks = thanks
intent-bye = a goodbye
intent-human = wants a person
intent-complaint = is not content
intent-out-of-scope = nothing to do with the shop
meant-start = wants something done
meant-set = gives a detail
meant-affirm = a yes
meant-deny = a no
meant-ask = asks something
meant-show = wants to see an order
meant-code = is about a code
meant-human = wants a person
meant-beyond = is nothing the assistant can settle
meant-again = asks about the other order
meant-greet = a greeting
meant-thanks = thanks
meant-bye = a goodbye
meant-unsure = not sure what
did-told-order = { $order ->
    [none] Looked up an order and told the customer
   *[other] Looked up order { $order } and told the customer
 }
did-order-not-found = Did not find the order the customer named
did-asked-which-order = Asked which order
did-told-article = Answered from an article
did-told-deed = { $deed ->
    [none] Checked whether it can be done and told the customer
   *[other] Proposed: { $deed }
 }
did-showed-menu = Showed what it can do
did-told-beyond = Said that this is not for the assistant
did-handed-off = Handed over to a person
did-sorry = Said sorry
did-greeting = Greeted
did-thanks = Returned the thanks
did-bye = Said goodbye
did-kept = Left the order as it is
did-doing = Began to do it
did-doing-already = Said it is being done, sent nothing twice
did-noted = Took note
did-log-in = Asked the customer to sign in first
did-no-orders = Found no orders
did-offered-code = Asked for proof by a code first
did-sent-code = Had a code sent
did-code-wrong = Said that the code was wrong
did-code-right = Took the right code
did-code-expired = Said that the code had expired
did-code-missed = Said that there were too many wrong codes
did-code-too-soon = Said that a code had just been sent
did-code-too-many = Could send no more codes
did-code-no-way = Knew no way to send a code
did-shop-away = Could not reach the shop, getting a person
event-other = Something changed here
event-other-assistant = The assistant took a step
event-conversation-transferred = { $by ->
    [none] Passed to
    [same] Passed to
   *[other] { $by } passed it to
 } { $team ->
    [none] everybody’s queue
    [some] a team
   *[other] { $team }
 }
event-conversation-prioritised = { $by ->
    [none] Priority is now
   *[other] { $by } set the priority to
 } { $after }
event-conversation-labelled = { $by ->
    [none] Labels
   *[other] { $by }
 } { $added ->
    [none] removed { $removed }
   *[other] { $removed ->
        [none] added { $added }
       *[other] added { $added }, removed { $removed }
     }
 }
event-conversation-snoozed = { $by ->
    [none] Snoozed
    [same] { $to } snoozed it
   *[other] { $by } snoozed it
 } until { $until }
event-conversation-woken = { $reason ->
    [time] Back: the time has come
    [contact] Back early: the customer wrote
    [person] Back early: the customer asked for a person
   *[other] Back early
 }
event-deed-offered = The same deed proposed again
event-deed-overtaken = The yes came too late, nothing was done
event-deed-postponed = The shop cannot be reached, later again
event-deed-escalated = Still unknown: a person must look

# ---- composer
attach = Attach files
emoji = Emoji
replying-too = { $name } is replying
composer-hint-message = Shift + Enter breaks the line
composer-hint-note = Only colleagues see it
macros = Quick replies
macros-none = No quick replies yet. A supervisor can write some in the settings
macros-nothing = No quick reply is called “{ $text }”
macros-failed = Quick replies could not be read: { $why }
macro-failed = Not filled in: { $why }
blanks-left = Still to fill in: { $names }. Tab goes there; Enter again sends it as it is
field-customer-name = customer
field-agent-name = my name
field-shop-name = shop
field-conversation-id = conversation
field-order-id = order number
field-order-items = items
field-order-total = order total
field-order-status = order status
field-parcel-carrier = carrier
field-parcel-tracking = tracking number
field-parcel-status = parcel status
field-refund-amount = refund amount

# ---- side, the rest
level-visitor = Visitor, not verified
level-verified = Verified
level-fresh = Proved by a code
level-until = good until { $at }
code-send = Send a code
code-by-email = By e-mail
code-by-phone = By SMS
code-says = The customer types it in the chat; nobody else sees it.
code-on-its-way = A code is on its way to { $to }, good until { $at }. The customer types it in the chat.
level-at = shop sign-in { $at }
level-of = Identity: { $level }, step { $step } of { $steps }
customer-since = since { $at }
order-count = { $count ->
    [one] 1 order
   *[other] { $count } orders
 }
orders-visitor-next = Ask the customer to sign in at the shop and write again: the orders then appear here.
orders-unread = Orders could not be read
orders-unread-hint = The shop did not answer in time. The chat is not affected.
actions = What cannot be done now
actions-possible = What can be done
actions-others = More that can be done: { $count }
actions-more = { $count } more
actions-under-way = Under way
action-stands-proposed = Waits for a yes
action-stands-awaiting = Waits for approval
action-stands-confirmed = Agreed to, being done
action-stands-sent = Sent, being read back
action-stands-unknown = Not sure yet, checking
action-stands-other = Under way
action-theirs = a colleague has the conversation
action-impossible = not possible now
parcel-other = Unknown
parcel-way = Parcel: { $status }
stage-label = Label
stage-transit = On its way
stage-delivery = Delivery
stage-delivered = Delivered
deed-other = Unknown
past = Earlier
past-none = This is the first time.
past-score = { $score } of 5

# ---- deeds that need more than a word
deed-take-back = Take back
event-deed-settled = A colleague settled it by hand
event-deed-awaiting = The customer said yes; waits for a second person
deed-awaiting = Waits for approval
deed-voided = No longer valid
reason-withdrawn = taken back
reason-rejected = not approved by a colleague
reason-not-approved = nobody approved it in time
account = Account
level-claimed = Known by her word
deed-by-hand = Done, by a colleague’s word
way-by-hand = Settled by hand

# ---- her cases
case-nobody = Customer
case-until = by { $at }
case-late = was due { $at }
side-cases-failed = Cases could not be read
