loader-open = Open the chat
loader-title = Chat with us
loader-unread = There are new messages

title = Help
partner-assistant = Assistant
partner-agent = A person
partner-queue = In the queue
author-assistant = Assistant
author-agent = Person
author-contact = You
said-by = { $author }:
human = A person
human-asked = Person asked
close = Close
log = Conversation
earlier = Show earlier messages
erased = This message was erased
empty-title = Hello. What do you need?
empty-text = Ask where an order is, how returns work, or cancel one. To reach a person, use the button at the top.
typing-assistant = The assistant is writing
typing-agent = Someone is writing

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
retry = Try again

state-off = Connection lost, reconnecting. What you wrote is kept
state-starting = Connecting
state-renewing = Checking your sign-in again
state-ended = Your sign-in has run out: please reload the page. Nothing is lost
state-closed = The chat cannot be opened on this page

queue-place = { $position ->
    [one] You are { $position }st
    [two] You are { $position }nd
    [few] You are { $position }rd
   *[other] You are { $position }th
}
queue-wait = { $low }–{ $high } min
queue-wait-one = about { $high } min
queue-kept = Your place is kept. You can close this page or change devices

order = Order { $id }
order-placed = Placed { $date }
order-total = Total
order-quantity = × { $quantity }
parcel-empty = Nothing from the carrier yet
parcel-more = { $count ->
    [one] { $count } earlier
   *[other] { $count } earlier
}
source = Source:

choices = Please pick one
picked = picked
offer-open = Waiting for your yes
offer-confirmed = Being done
offer-declined = You said no for now
offer-void = Things changed, this offer no longer holds
offer-done = Done
offer-refused = Not done
offer-unknown = Not sure yet. Checking, not sending twice

rating = How did it go?
rating-low = Very bad
rating-high = Very good
rating-score = { $score } of 5
rating-comment = Anything to add (optional)
rating-send = Send rating
rating-done = Thank you. You gave { $score } of 5

error-empty = There is nothing written yet
error-too_long = Too long: 10,000 characters at most
error-too_many = That was too fast. Please try again in a moment
error-not_found = That is no longer there
error-invalid_frame = Not done: this page may be too old, please reload it
error-offline = No connection, so it was not done. Please try again
error-busy = We are too busy right now. Please try again
error-unknown = Not done, and that is our fault. Please try again
dismiss = OK
