loader-open = Open the chat
loader-title = Chat with us
loader-unread = There are new messages
loader-help = The chat cannot open here. See the help centre

title = Help
partner-assistant = Assistant · 24/7
partner-agent = A person
partner-queue = In the queue
partner-named = { $name }, a person
partner-nobody = Write any time
arrived = { $name } has come and answers you here.
author-assistant = Assistant
author-agent = Person
author-contact = You
said-by = { $author }:
human = A person
human-asked = Person asked
human-place = In the queue, { $position }{ $position ->
    [one] st
    [two] nd
    [few] rd
   *[other] th
}
close = Close
log = Conversation
menu = Settings
sound = A tone for new messages
help = Help centre
below = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
mark-sent = Sent
mark-delivered = Delivered
mark-read = Read
earlier = Show earlier messages
erased = This message was erased
empty-title = Hello. What do you need?
empty-text = Tap a line or write your own. For a person, use the button at the top.
often-where = Where is my order?
often-returns = How do returns work?
often-cancel = I want to cancel an order
typing-assistant = The assistant is writing
typing-agent = Someone is writing
typing-named = { $name } is writing

compose = Tell us what you need
compose-waiting = Add something while you wait
compose-label = Your message
send = Send
too-long = Too long: { $count } of { $limit } characters. Please send it in parts
left = { $left ->
    [one] { $left } character left
   *[other] { $left } characters left
}
sending = Sending
not-sent = Not sent.
take-back = Take back
sending-files = Sending files
retry = Try again

state-off = Connection lost, reconnecting. What you wrote is kept
now = Try now
sign-in = Sign in again
state-starting = Connecting
state-renewing = Checking your sign-in again
state-ended = Your sign-in has run out. Nothing is lost
state-closed = The chat cannot be opened on this page

queue = The queue
queue-your-place = Your place
queue-suffix = { $position ->
    [one] st
    [two] nd
    [few] rd
   *[other] th
}
queue-waiting = Wait
queue-now = now
queue-between = Most are served between { $from } and { $to }
queue-add = Add photos or files now
queue-tone = A tone when it is my turn
queue-read = Read the help meanwhile
queue-wait = { $low }–{ $high } min
queue-wait-one = about { $high } min
queue-kept = Your place is kept. You can close this page or change devices

order = Order { $id }
order-placed = Placed { $date }
order-shipping = Shipping
order-discount = Discount
order-total = Total
order-quantity = { $price } × { $quantity }
parcel-empty = Nothing from the carrier yet
parcel-more = { $count ->
    [one] { $count } earlier
   *[other] { $count } earlier
}
order-open = Open the order
product-in = In stock
product-few = Only { $stock } left
product-out = Out of stock
product-options = Comes in: { $options }
product-open = Open the product
list-comma = {", "}
source = {"Source: "}

choices = Please pick one
picked = picked
offer-awaiting = Awaiting approval
offer-confirmed = Being done
offer-declined = You said no for now
offer-void = Things changed, this offer no longer holds
offer-done = Done
offer-refused = Not done
offer-unknown = Not sure yet. Checking, not sending twice

rating = How did it go?
rating-1 = Very bad
rating-2 = Bad
rating-3 = So-so
rating-4 = Good
rating-5 = Great
rating-named = { $score } of 5, { $name }
rating-comment = Anything to add (optional)
rating-send = Send rating
rating-done = Thank you. You gave { $score } of 5

attach = Photos or files
attach-limits = Up to 10 at once, 20 MB each
camera = Take a photo
files = Files to send
files-over = { $over ->
    [one] Up to { $most } at once: { $over } was left out
   *[other] Up to { $most } at once: { $over } were left out
}
file-same = Not this one either
file-remove = Remove { $name }
file-retry = Send { $name } again
file-progress = Sending { $name }
file-download = Download
drop = Let go to add
picture-open = Enlarge { $name }
picture-of = { $place } of { $count }
picture-close = Close the picture
picture-before = Previous picture
picture-after = Next picture
picture-failed = The picture could not be loaded

error-file = The file could not be fetched. Please try again
error-file-too-large = Too large: 20 MB at most
error-file-empty = This file is empty
error-empty = There is nothing written yet
error-too_long = Too long: 10,000 characters at most
error-too_many = That was too fast. Please try again in a moment
error-not_found = That is no longer there
error-invalid_frame = Not done: this page may be too old, please reload it
error-offline = No connection, so it was not done. Please try again
error-busy = We are too busy right now. Please try again
error-unknown = Not done, and that is our fault. Please try again
dismiss = OK
