# What cannot be done with a case
error-case_closed = This is closed: nothing more can be done with it.
error-not_now = That is not what comes next here.
error-case_why = Say why in a few words. She will read it.
error-case_verdict = Say whether it passed.
error-case_number = That is not the number of a parcel.

# Kinds
case-kind-return = Return
case-kind-exchange = Exchange
case-kind-claim = Claim
case-kind-hurry = Promise

# How it stands, for those who work here and for her
case-state-photos = Waiting for photos
case-state-review = To be reviewed
case-state-to_send = Waiting for the parcel
case-state-on_the_way = On its way back
case-state-received = To be inspected
case-state-inspected = To be settled
case-state-accepted = To be put right
case-state-promised = Promised
case-state-settled = Settled
case-state-refused = Refused
case-state-expired = Time ran out
case-state-withdrawn = Withdrawn
case-state-kept = Promise kept
case-state-broken = Promise broken

# What somebody may do
case-do-ask_photos = Ask for other photos
case-do-accept = Accept
case-do-refuse = Refuse
case-do-send = Note its number
case-do-receive = It has arrived
case-do-inspect = Inspected
case-do-withdraw = Withdraw

# Its steps, as she sees them
case-phase-asked = { $kind ->
    [return] Return asked for
    [exchange] Exchange asked for
    [claim] Reported
   *[hurry] Asked to hurry
}
case-phase-photos = Photos
case-phase-review = { $state ->
    [done] We looked at it
   *[other] We look at it
}
case-phase-to_send = { $state ->
    [done] Sent back
   *[other] Send it back
}
case-phase-on_the_way = { $state ->
    [done] Arrived
   *[other] On its way to us
}
case-phase-received = { $state ->
    [done] Inspected
   *[other] Inspection
}
case-phase-inspected = { $passed ->
    [no] We decide what follows
   *[yes] { $kind ->
        [exchange] Your new item leaves
       *[other] { $sum ->
            [none] Your money goes back
           *[other] Refund of { $sum }
        }
    }
}
case-phase-accepted = We put it right
case-phase-promised = We see to it
case-phase-refused = Not accepted
case-phase-expired = Time ran out
case-phase-withdrawn = Withdrawn
case-phase-broken = We did not keep our word

# The head of her page
case-head-photos = Please send us { $photos ->
    [one] a photo
   *[other] { $photos } photos
} by { $until }
case-head-review = We are looking at it
case-head-to_send = Please send it back by { $until }
case-head-on_the_way = Your parcel is on its way to us
case-head-received = Your parcel is here
case-head-inspected = { $passed ->
    [no] Something was not as it should be
   *[yes] { $kind ->
        [exchange] Your new item leaves next
       *[other] { $sum ->
            [none] Your money goes back next
           *[other] { $sum } goes back to you by { $until }
        }
    }
}
case-head-accepted = You are right: we put it right
case-head-promised = We see to it by { $until }
case-head-settled = { $kind ->
    [return] Your return is settled
    [exchange] Your exchange is settled
   *[claim] It is put right
}
case-head-refused = { $kind ->
    [return] Your return was not accepted
    [exchange] Your exchange was not accepted
   *[claim] Your claim was not accepted
}
case-head-expired = The time for it is over
case-head-withdrawn = You have withdrawn it
case-head-kept = Your order has moved on
case-head-broken = We did not keep our promise
case-lead-photos = { $asked ->
    [again] We need other photos to decide. The reason stands below.
   *[first] Show what is wrong and the parcel it came in. Then we look at it.
}
case-lead-review = You hear from us by { $until }. There is nothing you need to do.
case-lead-to_send = { $freight ->
    [shop] The way back costs you nothing.
   *[customer] You pay for the way back.
} Once it has arrived and been inspected, { $kind ->
    [exchange] your new item leaves.
   *[other] { $sum ->
        [none] your money goes back.
       *[other] { $sum } goes back { $to ->
            [none] to you.
           *[other] the way you paid: { $to }.
        }
    }
}
case-lead-on_the_way = Once it is here we inspect it, within { $days ->
    [one] a day
   *[other] { $days } days
}.
case-lead-received = We inspect it by { $until }.
case-lead-inspected = { $passed ->
    [no] What was found stands below. You hear by { $until } what follows from it.
   *[yes] { $sum ->
        [none] By { $until }.
       *[other] { $to ->
            [none] There is nothing you need to do.
           *[other] The way you paid: { $to }. There is nothing you need to do.
        }
    }
}
case-lead-accepted = By { $until } you hear what we do: money back, or the goods once more.
case-lead-promised = If your order has not moved on by then, a person takes over and you are told.
case-lead-settled = { $sum ->
    [none] Nothing is left to do.
   *[other] { $sum } went back { $to ->
        [none] to you.
       *[other] the way you paid: { $to }.
    }{ $by ->
        [none] {""}
       *[other] {" "}It is expected there by { $by }.
    }
}
case-lead-refused = The reason stands below. If you see it otherwise, ask in the chat: a person looks at it again.
case-lead-expired = Nothing came in time, so it was closed. Ask in the chat if something held you up.
case-lead-withdrawn = Everything stays as it was.
case-lead-kept = We had promised to see to it.
case-lead-broken = It is our fault. A person looks after your order now.

# What is told in the chat
case-told-open-photos = Next for order { $order }: { $photos ->
    [one] a photo by { $until }. Send it here, or add it on the page of your order.
   *[other] { $photos } photos by { $until }. Send them here, or add them on the page of your order.
}
case-told-open-review = { $kind ->
    [return] We look at your return of order { $order } by { $until }.
    [exchange] We look at your exchange of order { $order } by { $until }.
   *[claim] We look at the problem with order { $order } by { $until }.
}
case-told-open-to_send = Please send it back by { $until }. The label and the address are on the page of your order { $order }.
case-told-open-accepted = By { $until } you hear what we do about order { $order }.
case-told-review = We look at the photos of order { $order } by { $until }.
case-told-photos = To decide about order { $order } we need other photos: { $why }
case-told-to_send = { $kind ->
    [exchange] Your exchange is accepted.
   *[return] Your return is accepted.
} Please send it back by { $until }. The label and the address are on the page of your order { $order }.
case-told-accepted = You are right about order { $order }. By { $until } you hear what we do.
case-told-received = Your parcel for order { $order } has arrived. We inspect it by { $until }.
case-told-inspected = { $passed ->
    [yes] Your parcel for order { $order } has been inspected, all is well. { $kind ->
        [exchange] Your new item leaves next.
       *[return] Your money goes back next.
    }
   *[no] Your parcel for order { $order } has been inspected. We have to look at it again: { $why }
}
case-told-settled = { $kind ->
    [return] Your return of order { $order } is settled.
    [exchange] Your exchange of order { $order } is settled.
   *[claim] The matter of order { $order } is settled.
}
case-told-refused = { $kind ->
    [return] Your return of order { $order } was not accepted.
    [exchange] Your exchange of order { $order } was not accepted.
   *[claim] Your claim about order { $order } was not accepted.
} { $why }
case-told-expired = { $kind ->
    [exchange] Nothing came in time for your exchange of order { $order }, so it is closed.
   *[return] Nothing came in time for your return of order { $order }, so it is closed.
}
case-told-withdrawn = { $kind ->
    [return] Your return of order { $order } is withdrawn.
    [exchange] Your exchange of order { $order } is withdrawn.
   *[claim] Your claim about order { $order } is withdrawn.
} Everything stays as it was.
case-told-kept = We had promised to see to order { $order }: it has moved on.
case-told-broken = We had promised to see to order { $order } by now, and it has not moved on. That is our fault. A person looks after it.
case-told-remind-photos = { $left ->
    [one] One day is left
   *[other] { $left } days are left
} to send the photos for order { $order }: until { $until }.
case-told-remind-to_send = { $left ->
    [one] One day is left
   *[other] { $left } days are left
} to send back the parcel for order { $order }: until { $until }.

# What happened, for those who work here
case-event-opened = Opened
case-event-photos_added = { $needed ->
    [0] { $count } photos
   *[other] { $count } of { $needed } photos
}
case-event-labelled = Label made
case-event-reminded = Reminded, { $left ->
    [one] one day left
   *[other] { $left } days left
}
case-event-taken = Taken on
case-event-talked = Conversation opened
case-event-noted = Note
case-event-text_erased = Text erased
case-moved-show = Photos are there
case-moved-pass = Photos are there, nobody needs to look
case-moved-ask_photos = Asked for other photos
case-moved-accept = Accepted
case-moved-refuse = Refused
case-moved-send = Sent back
case-moved-receive = Arrived
case-moved-inspect = { $passed ->
    [yes] Inspected: passed
   *[no] Inspected: not passed
}
case-moved-settle = Settled by the shop
case-moved-turn_down = Turned down by the shop
case-moved-withdraw = Withdrawn
case-moved-expire = Time ran out
case-moved-keep = Promise kept
case-moved-break = Promise broken

# The page of whoever inspects for the shop
inspect-title = Inspection
inspect-head = What did you find in the parcel?
inspect-order = Order { $order }
inspect-reason = Sent back because
inspect-passed = As it should be
inspect-failed = Not as it should be
inspect-words = What you found
inspect-words-hint = Needed when something is wrong. The customer reads it.
inspect-go = Say so
inspect-done = Thank you. What you found is noted.
inspect-done-says = This address is closed now; there is nothing more to do.
inspect-over = This address is closed
inspect-over-says = What was found has been said already, or the time is over. Ask the shop if you need another.
inspect-missing = Please choose one.
