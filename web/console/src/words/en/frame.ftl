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
nav-turns = { $count ->
    [one] one conversation waits for your answer
   *[other] { $count } conversations wait for your answer
}
nav-live = Live
nav-settings = Settings
me-menu = { $name }{ $initials ->
    [none] {""}
   *[other] {" "}({ $initials })
 }, { $presence }
presence = Status
presence-online = Online
presence-away = Away
presence-online-hint = You get new conversations
presence-away-hint = You get no new conversations
presence-lead-hint = You get new conversations once you choose Online
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
longest-first = Urgent first, then longest
more = Show more
list-loading = Loading
empty-mine = Nothing in hand
empty-mine-next = { $unassigned ->
    [0] Nobody waits unassigned either.
    [one] One conversation is unassigned.
   *[other] { $unassigned } conversations are unassigned.
 }
empty-mine-go = Take one
empty-unassigned = Nobody is waiting
empty-unassigned-next = New ones appear here by themselves.
empty-all = Nothing is open
empty-all-next = Whoever writes appears here.
empty-snoozed = Nothing is snoozed
empty-snoozed-next = Press Z in a conversation; it comes back at its time, or when the customer writes.
empty-resolved = Nothing resolved yet
empty-resolved-next = What is resolved can be found here, and by search.
waited = Waiting for { $time }
wait-left-said = Waiting for { $waited }, to be answered within { $limit } min
wait-over-said = Waiting for { $waited }, longer than { $limit } min
wait-over = late { $time }
wait-hours = { $hours } h
wait-days = { $days } d
name-join = {", "}
language-zh = Chinese
language-en = English
language-es = Spanish
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

# ---- rail and own menu, continued
nav-waiting = { $count ->
    [one] one conversation waits for a person
   *[other] { $count } conversations wait for a person
 }
nav-deeds = Deeds
nav-awaiting = { $count ->
    [one] 1 waits for approval
   *[other] { $count } wait for approval
 }
nav-cases = Cases
nav-cases-mine = { $count } of yours
nav-policy = Rules
role-agent = Agent
role-supervisor = Supervisor
role-admin = Admin
presence-offline = Offline
presence-since = since { $at }
away-break = Break
away-meal = Meal
away-meeting = Meeting
away-training = Training
away-other = Away
theme = Appearance
theme-system = System
theme-light = Light
theme-dark = Dark
notices = Notices
notices-title = Count in the tab
notices-sound = Sound
notices-system = System notification
notices-denied = This browser does not allow it. Change that in its settings for this page.
notices-quiet = Quiet hours
notices-from = Quiet from
notices-to = Quiet until
notice-message = { $name } wrote
notice-given = { $name } is yours now
notice-queue = { $name } waits for a person

# ---- commands, palette, shortcuts
palette = Commands
command-search = Search
command-shortcuts = Keyboard shortcuts
step-colleague = Transfer to
step-team = Transfer to team
step-everybody = Everybody’s queue
step-load = { $status } · { $load } of { $capacity }
step-members = { $count ->
    [0] nobody in it
   *[other] { $online ->
        [0] nobody online, { $count } in all
       *[other] { $online } of { $count } online
    }
 }
step-word = A word to { $name }
step-word-hint = What should they know? Leave it empty if nothing.
step-labels = Labels
step-label-new = New label “{ $name }”
step-priority = Priority
step-priority-urgent = Urgent
step-priority-high = High
step-priority-medium = Normal
step-priority-low = Low
step-snooze = Snooze until
step-until-hour = In an hour
step-until-three = In three hours
step-until-evening = This evening
step-until-tomorrow = Tomorrow morning
step-until-monday = Monday morning
step-until-other = Another time
step-away = Away for
step-enter = Enter to choose

# ---- list, continued
list-tools = List
list-filter = Filter
filter-label = Label
filter-inbox = Inbox
filter-team = Team
filter-language = Language
filter-any = Any
filter-clear = Clear filters
filter-of-loaded = Filters what is loaded: { $shown } of { $loaded }.
empty-filtered = Nothing fits these filters
empty-filtered-next = Among what is loaded. Clear a filter, or search.
list-new = { $count ->
    [one] One new
   *[other] { $count } new
 }
group-snoozed = Snoozed
until = until { $at }
priority-mark = Priority: { $priority }
watching = { $names } has it open
replying = { $name } is replying
typing-contact = Typing
select-row = Select { $name }
bulk-selected = { $count ->
    [one] One selected
   *[other] { $count } selected
 }
bulk-none = Clear selection
bulk-take = Take
bulk-resolve = Resolve
bulk-busy = Working
bulk-done-take = { $count ->
    [one] One taken
   *[other] { $count } taken
 }
bulk-done-resolve = { $count ->
    [one] One resolved
   *[other] { $count } resolved
 }
bulk-refused = { $count ->
    [one] One was left as it is
   *[other] { $count } were left as they are
 }
bulk-failed = Nothing was done: { $why }

# ---- search
search = Search
search-hint = Messages, orders, customers
search-clear = End the search
search-recent = Searched before
search-forget = Forget these
search-found = { $count ->
    [one] One conversation
   *[other] { $count } conversations
 }
search-more = There are more. Add a word to narrow it down.
search-none = Nothing about “{ $text }”
search-none-next = Only conversations you may see are searched. Try an order number, a name, or fewer words.
search-failed = The search did not work

act-wake = End the snooze
act-transfer = Transfer
act-priority = Priority
act-labels = Labels
act-snooze = Snooze

# ---- network and errors
offline = No connection, trying again in { $seconds } s. What you write is kept.
connecting = Connecting again. What you write is kept.
offline-now = Try now
list-failed = The list could not be read
thread-failed = The thread could not be read
detail-failed = Customer and orders could not be read
detail-failed-works = The chat is not affected.
again = Read again
request = req { $id }
request-copy = click to copy
thread-gone = There is no such conversation
thread-gone-next = It does not exist, or is not yours to see. The link may be old.

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
error-snoozed-by = a colleague has put it off and gets it back.
error-taken = a colleague was faster and has it.
error-not-possible = that is not possible as the conversation stands.
error-id-taken = its id is already in use. Write it once more.
error-unknown = something went wrong on our side.

# ---- said on several pages
open-conversation = Open the conversation
hand-agent = an agent
hand-assistant = the assistant
hand-customer = the customer
leave-it = Leave it
part-missing = This part of the console could not be loaded. Reload the page; what you wrote is kept.
reload = Reload
