# What is sent
code-subject = Your code
code-email =
    Your code is { $code }.

    Type it where you asked for it; it is good for ten minutes. We will never ask you to tell it to anybody, not even to us on the phone.

    You did not ask for it? Then do nothing: without the code nobody gets any further.
code-phone = { $code } is your code, good for ten minutes. Never pass it on. Not asked for? Ignore this.

# What is not done
error-code_too_soon = A code went out less than a minute ago. Please wait a moment before you ask for another.
error-code_too_many = Three codes within an hour are all there are. Please try again later.
error-code_no_way = The shop knows no such way to reach this customer.
error-code_not_sent = The code could not be sent.
