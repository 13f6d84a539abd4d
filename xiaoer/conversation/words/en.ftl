handed-off = I'm getting a person for you. Your place is kept.

code-sent = We have sent a six-digit code to { $to }. Please type it here within ten minutes.
code-result-right = Thank you, now we know for sure that it is you.
code-result-wrong = { $left ->
    [one] That is not the code we sent. You have one try left.
   *[other] That is not the code we sent. You have { $left } tries left.
}
code-result-expired = That code is no longer good. Please ask for a new one.
code-result-too_many = That was one try too many, so this code counts no more. Please ask for a new one.
code-result-used = That code has already been used; we know that it is you.

error-empty = There is nothing in it yet.
error-too_long = That is too long: { $limit } characters at most.
error-id_taken = This id already belongs to another line.
error-not_possible = That is not possible for this conversation now.
error-not_yours = A colleague has this conversation.
error-snoozed_by = A colleague has put this conversation off and gets it back; a supervisor can take it over.
error-taken = A colleague was faster and has it.
error-already_picked = You have already picked.
error-no_such_choice = That is not one of the choices.
error-nothing_to_pick = There is nothing to pick here.
error-offer_closed = This is already settled and can no longer be answered.
error-no_such_attachment = That attachment is not there.
error-invalid_cursor = That page does not exist.
error-label_empty = A label needs a name people can read.
error-label_twice = The same label is there twice.
error-not_later = Pick a time that is still to come, within a year.
error-one_receiver = Pass it to a colleague or to a team, not to both.
