# The floor and the settings.

# ---- The floor
live-title = Live
live-updated = { $seconds ->
    [0] Updated just now
   *[other] Updated { $seconds } s ago
 }
live-updated-long = Updated { $time } ago
live-updated-offline = { $seconds ->
    [0] Not connected · updated just now
   *[other] Not connected · updated { $seconds } s ago
 }
live-updated-offline-long = Not connected · updated { $time } ago
live-failed = The live page could not be read: { $why } Conversations are not affected.
live-figures = The figures that matter
live-people = { $count ->
    [one] person
   *[other] people
 }
live-waiting = Waiting now
live-nobody-waits = Nobody is waiting
live-longest = Longest
live-with-agents = { $count } wait with agents
live-open = Open this conversation
live-open-waiting = See who is waiting
live-first = First response, median
live-first-none = Nobody has been picked up today
live-seconds = s
live-p90 = p90 { $time }
live-alone = Solved by the assistant
live-alone-means = Answered by the assistant and never handed over; the customer rated it 4 or 5, or gave no rating and was silent for 24 hours; not reopened since. Counts the conversations that ended today.
live-alone-none = No conversation of today is over yet
live-ratings = Ratings
live-rated = { $count } of { $asked } asked · { $share }
live-rated-count = { $count ->
    [one] { $count } rating
   *[other] { $count } ratings
 }
live-rated-none = Nobody has been asked today
live-rated-asked = { $asked } asked, none has answered yet.
live-points = points
live-shift = On shift
live-shift-none = Nobody is online; the assistant answers
live-load = Load { $load } / { $capacity }
live-away = { $count } away
live-queues = Queues
live-queue = Team
live-queue-waiting = Waiting
live-queue-bar = How long the wait is, drawn as a bar
live-queue-wait = Expected wait
live-queue-longest = Longest
live-legend-bar = Wait for who comes now: p50 to p90
live-legend-longest = Longest wait at this moment
live-minutes = { $count } min
live-everybody = Shared queue
live-everybody-hint = For anybody
live-too-few = Fewer than 5 pick-ups in the last hour
live-no-wait = No wait
live-within = Within { $count } min
live-between = { $from }–{ $to } min
live-arrivals = Came and answered
live-per-hour = Per hour
live-hour-says = { $hour }:00 · { $came } came · { $answered } answered
live-came = { $count } came
live-answered = { $count } answered
live-hour-table = Today by the hour: how many came, and who answered first
live-hour = Hour
live-col-came = Came
live-assistant = Assistant
live-person = Person
live-answered-by = First answer
live-answered-none = Nobody has been answered today.
live-longest-list = Waiting longest
live-all-waiting = Everyone waiting
live-unassigned = Unassigned
live-shift-sum = { $online } online · load { $load } / { $capacity }
live-shift-empty = Nobody has been online today.
live-blocks = { $load } in hand, { $capacity } at most, { $waits } of them waiting for an answer
live-status-online = Online
live-status-away = Away
live-status-offline = Offline
live-reason-break = Break
live-reason-meal = Meal
live-reason-meeting = Meeting
live-reason-training = Training
live-reason-other = Away
live-since = { $reason }, { $minutes } min
live-people-label = Who waits and who is here
live-empty = Nobody has come today
live-empty-next = The lines begin with the first customer who writes.

# ---- Settings
set-title = Settings
set-inboxes = Inboxes
set-staff = Staff
set-teams = Teams
set-macros = Quick replies
set-articles = Articles
set-examples = Examples
set-password = My password

set-back = Back to the list
set-find = Find
set-found-none = Nothing with “{ $asked }”.
set-name = Name
set-languages = Languages
set-none-yet = not yet
set-all-languages = All languages
set-lacks-languages = No { $languages }
set-save = Save
set-saving = Saving
set-saved = Saved at { $time }
set-unsaved = Changes are not saved
set-mark-unsaved = not saved
set-undo = Discard changes
set-failed = Not saved: { $why } What you wrote is still here.
set-refused = Not saved; the reason stands above.
set-wrong-above = Something above is not right yet.
set-lacks-name = The name is missing.
set-read-failed = Could not be read: { $why }
set-delete = Delete
set-leave = Leave it
set-deleted = “{ $title }” was deleted.
set-restore = Restore
set-delete-failed = “{ $title }” was not deleted: { $why }
set-restore-failed = “{ $title }” was not restored: { $why }
set-copy = Copy
set-copied-done = Copied
set-copied-failed = Not copied; please select it by hand

set-inboxes-none-open = Choose an inbox to change it.
set-inboxes-empty = There is no inbox yet
set-inboxes-empty-next = Make one, put its code on your website, and customers can write.
set-inboxes-new = New inbox
set-inbox-id = Id
set-inbox-id-hint = Small letters, digits and hyphens; it stands in the code of the website and cannot be changed later.
set-inbox-id-taken = Another inbox has this id.
set-inbox-id-form = An id needs small letters, digits and hyphens.
set-inbox-sub = { $language } · { $count ->
    [0] on no website yet
    [one] { $count } website
   *[other] { $count } websites
 }
set-inbox-name-hint = Customers read it at the top of the chat.
set-inbox-locale-hint = Used when the browser does not say.
set-inbox-origins = Websites that may hold the chat
set-inbox-origins-hint = One a line, such as https://shop.example. No other site can open it.
set-inbox-origin-wrong = Line { $line }, “{ $text }”, is no website: write it up to the domain, such as https://shop.example.
set-inbox-snippet = Code for the website
set-inbox-snippet-hint = Put it before </body> on every page.
set-color = Theme colour
set-color-pick = Pick a colour
set-color-ours = Use the default
set-color-none = None chosen: the chat wears our jade.
set-color-wrong = A colour has six digits, such as #0b6b57.
set-color-unreadable = No letters can be read on this colour; the chat will wear the default.
set-color-on-white = White letters on it, contrast { $ratio } : 1, can be read.
set-color-on-dark = Dark letters on it, contrast { $ratio } : 1, can be read.
set-color-ground = Too pale to be seen: buttons will be { $color }.
set-color-darker = As text it is darkened to { $color }.
set-preview = What customers see
set-preview-hint = This is the real chat. What you write in it arrives in the list of conversations.

set-staff-none-open = Choose somebody to change.
set-staff-empty = Nobody works here yet
set-staff-empty-next = Add the first; the password is shown once.
set-staff-new = Add somebody
set-staff-make = Add and make a password
set-staff-lacks = A name and an email are needed.
set-staff-inactive = Deactivated
set-staff-since = since { $day }
set-staff-no-teams = There are no teams yet.
set-staff-password = New password
set-staff-password-means = Makes a new password for { $name }, shown once. The old one stops at once, and every session ends.
set-staff-password-yes = Make a new password
set-staff-off = Deactivate
set-staff-off-means = { $name } is logged out everywhere at once and cannot log in. Customers who wait for an answer go back to the front of the queue after a minute, the others when they write again. Everything written stays, and it can be undone any time.
set-staff-off-yes = Deactivate
set-staff-on = Activate again
set-staff-on-means = { $name } can log in with the old password; role and teams are as they were.
set-role = Role
set-role-changed = Saving ends every session; the new role begins with the next login.
set-role-own = Another admin has to change your own role.
set-role-agent = Agent
set-role-supervisor = Supervisor
set-role-admin = Admin
set-role-may-agent = Serves customers: conversations, notes, transfers, deeds.
set-role-may-supervisor = Also sees the live page and edits quick replies, articles and examples.
set-role-may-admin = Also edits inboxes, staff and teams.
set-once = Password for { $name }
set-once-hint = Hand it over now: it is shown this once and cannot be looked up again. Log in with { $email }.
set-once-close = I have it

set-teams-none-open = Choose a team to change it.
set-teams-empty = There are no teams yet
set-teams-empty-next = With teams, a conversation can be given to a group instead of one person.
set-teams-new = New team
set-team-nobody = Nobody yet
set-team-members = Members
set-team-members-hint = Conversations given to this team go to these people only.
set-team-delete = Delete team
set-team-delete-means = “{ $name }” is gone, its members stay. Conversations waiting in its queue go to the shared one and keep their place.

set-macros-none-open = Choose a quick reply to change it.
set-macros-empty = There are no quick replies yet
set-macros-empty-next = Write what is often said once; in a conversation, type / to use it.
set-macros-new = New quick reply
set-macro-shortcut = Shortcut
set-macro-shortcut-hint = Type / and this word in a conversation to find it.
set-macro-clash = “{ $name }” already has this shortcut.
set-macro-text = Text
set-macro-insert = Insert
set-macro-preview = Filled in, for example
set-macro-unknown = There is no such field: { $fields }
set-macro-unknown-here = There is no such field
set-macro-lacks-name = The name is missing.
set-macro-lacks-shortcut = The shortcut is missing or has a space in it.
set-macro-lacks-text = The text is missing; write at least one language.
set-macro-lacks-field = A field is not known.
set-macro-delete-means = Colleagues can no longer use it. It can be restored afterwards.
set-field-customer-name = Customer name
set-field-agent-name = Agent name
set-field-shop-name = Shop
set-field-conversation-id = Conversation
set-field-order-id = Order number
set-field-order-items = Items
set-field-order-total = Order total
set-field-order-status = Order status
set-field-parcel-carrier = Carrier
set-field-parcel-tracking = Tracking number
set-field-parcel-status = Parcel status
set-field-refund-amount = Refund amount
set-sample-customer-name = Mia Carter
set-sample-agent-name = Lin
set-sample-shop-name = Cloud Mountain
set-sample-conversation-id = 28417
set-sample-order-id = XE-2611-40837
set-sample-order-items = Pour-over kettle 0.6 L × 1
set-sample-order-total = $42.00
set-sample-order-status = shipped
set-sample-parcel-carrier = Wild Goose Express
set-sample-parcel-tracking = YY7731 0264 918
set-sample-parcel-status = on its way
set-sample-refund-amount = $4.20

set-articles-none-open = Choose an article to change it.
set-articles-empty = There are no articles yet
set-articles-empty-next = Customers read them in the help centre, and the assistant answers from them.
set-articles-new = New article
set-article-title = Title
set-article-body = Text
set-article-body-hint = Markdown: ## heading, - list, [text](address), | table |.
set-article-slug = Address
set-article-slug-hint = Small letters, digits and hyphens. It cannot be changed later.
set-article-page = See the page customers read
set-article-page-saved = It shows what was saved last.
set-article-page-later = Once it is saved, the page customers read is linked here.
set-article-lacks-text = The text is missing; write at least one language.
set-article-lacks-half = Half of { $language } is missing: title and text are both needed.
set-article-lacks-slug = The address needs small letters, digits and hyphens.
set-article-lacks-taken = Another article has this address.
set-article-delete-means = It leaves the help centre, and the assistant no longer answers from it. It can be restored afterwards.

set-examples-none-open = Choose a meaning to see how customers put it.
set-examples-empty = There are no examples yet
set-examples-empty-next = Read in the first ones on the server with the command xiaoer knowledge import.
set-examples-count = { $count ->
    [one] { $count } sentence
   *[other] { $count } sentences
 }
set-examples-label = How customers put it, one sentence a line
set-examples-hint = { $count } sentences.
set-examples-few = { $count } sentences. Below { $enough } the assistant hardly tells it from other meanings.
set-examples-twice = Sentences that stand twice
set-examples-lines = stands more than once: lines { $lines }.
set-examples-elsewhere = stands under “{ $title }” too; the assistant cannot tell them apart.
set-examples-learning = The assistant is learning again; in a moment it reads messages with what is new.

set-password-old = Password now
set-password-new-one = New password
set-password-hint = At least { $least } characters. A whole sentence is easiest to remember.
set-password-short = { $more } more characters.
set-password-show = Show passwords
set-password-save = Change password
