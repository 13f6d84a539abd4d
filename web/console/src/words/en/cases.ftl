# Cases: returns, exchanges, claims and promises.

cases-title = Cases
cases-views = Which ones
cases-waiting = For us to do
cases-mine = Mine
cases-open = Open
cases-closed = Closed
cases-failed = Could not be read
cases-waiting-empty = Nothing waits for us
cases-waiting-empty-next = Once photos have come or a parcel is here, the case shows up.
cases-mine-empty = You look after no case
cases-mine-empty-next = Open one and press “I’ll look after it”.
cases-open-empty = No open cases
cases-open-empty-next = A return, an exchange, a claim or a promise to hurry opens one.
cases-closed-empty = None has ended yet
cases-closed-empty-next = Cases stay here once they are closed.
cases-none-open = Choose a case to see how far it has come and what is next.

case-failed = This case could not be read
case-by = { $name } looks after it
case-by-nobody = nobody looks after it
case-way = How far it has come
case-turn-customer = Waiting for the customer
case-turn-shop = Our turn
case-turn-carrier = On its way
case-turn-nobody = Closed
case-reads = The customer reads: { $text }
case-end-return = Refund and close
case-end-exchange = Send the exchange and close
case-end-claim = Close the case
case-end-hurry = Close the case
case-about = About
case-shop-away = The shop does not answer just now; goods and label are missing here.
case-freight = Return postage
case-freight-customer = paid by the customer
case-freight-shop = paid by the shop
case-label = Label
case-send-to = Goes to
case-tracking = Tracking number
case-inspected = Inspection
case-passed = Passed
case-not-passed = Not passed
case-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
case-photo-gone = Photo erased
case-write = Write to the customer
case-take = I’ll look after it
case-why = Why (the customer reads this)
case-withdraw-why = A word about it (optional)
case-found = What was found
case-found-words = What was seen (needed if not passed; the customer reads this)
case-elsewhere = Have it inspected elsewhere
case-elsewhere-until = For whoever inspects it. Holds until { $at }, for one answer.
case-not-done = Not done: { $why }
case-timeline = What happened
case-by-customer = Customer
case-by-agent = Colleague
case-by-third = Outside inspection
case-by-system = By itself
case-text-erased = The text was erased
case-note = A line for colleagues
case-note-send = Add
