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
nav-live = Live
nav-settings = Settings
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
view-snoozed = Snoozed
view-resolved = Resolved
list-title-mine = My conversations
list-title-unassigned = Unassigned
list-title-all = All conversations
list-title-snoozed = Snoozed
list-title-resolved = Resolved
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
empty-snoozed = Nothing is snoozed
empty-snoozed-next = A snoozed conversation comes back by itself, at its time or when the customer writes.
empty-resolved = Nothing resolved yet
empty-resolved-next = What is resolved can be found here, and by search.
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
