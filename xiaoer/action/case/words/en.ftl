# The page of her case
own-cases = Returns and the like
own-case-see = See its steps
own-case-left = { $days ->
    [0] { $hours ->
        [0] Less than an hour left.
        [one] One hour left.
       *[other] { $hours } hours left.
    }
    [one] One day { $hours ->
        [0] left.
        [one] and one hour left.
       *[other] and { $hours } hours left.
    }
   *[other] { $days } days { $hours ->
        [0] left.
        [one] and one hour left.
       *[other] and { $hours } hours left.
    }
}
own-case-lead = { $left } { $lead }
own-case-until = by
own-case-photos-there = { $count } of { $needed } { $needed ->
    [one] photo
   *[other] photos
}
own-case-photo-add = Choose photos
own-case-photo-send = Send photos
own-case-photo-hint = Up to 20 MB each. We remove where they were taken.
own-case-photo-sending = Sending …
own-case-photo-alt = Photo { $number }
own-case-label = Label
own-case-label-print = Print the label
own-case-label-to = To
own-case-latest = Send it by
own-case-label-carrier = Carrier
own-case-label-coming = The label is being made. This page looks again by itself.
own-case-label-none = The label is not there yet. A colleague sees to it; ask in the chat if you are in a hurry.
own-case-away = The shop does not answer just now. Your label and goods are shown again once it does.
own-case-send-title = Have you sent it?
own-case-send-says = The number on the receipt lets us see it coming. You can leave it empty.
own-case-tracking = Parcel number
own-case-send = It is on its way
own-case-correct = Correct the number
own-case-withdraw = Withdraw it
own-case-withdraw-says = Everything then stays as it is. This cannot be undone.
own-case-withdraw-go = Yes, withdraw
own-case-passed = As it should be.
own-case-failed = Not as it should be.
own-case-freight = The way back
own-case-freight-shop = We pay
own-case-freight-customer = You pay
own-case-back = Back to you
own-case-within-received = { $days ->
    [one] within a day of arriving
   *[other] within { $days } days of arriving
}
own-case-within-inspected = { $days ->
    [one] within a day after
   *[other] within { $days } days after
}

# What became of a deed by which a case began
own-began-photos = { $kind ->
    [claim] Noted. Next: your photos
   *[return] Asked for. Next: your photos
}
own-began-review = { $kind ->
    [claim] Noted. You hear from us by { $until }
   *[return] Asked for. You hear from us by { $until }
}
own-began-to_send = Arranged. Send it back by { $until }
own-began-accepted = Noted. You hear from us by { $until }
own-began-promised = Promised. We see to it
