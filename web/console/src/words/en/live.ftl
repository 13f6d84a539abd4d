# The live page.
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
live-failed = The live page could not be read
live-failed-works = Conversations are not affected.
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
live-open-behind = Show these conversations
live-first = First response, median
live-first-means = Of today’s customers, how long they waited for the first answer by a person: from the hand-off, or from the beginning where nobody had answered. What the assistant says does not count.
live-first-behind = Answered by a person today
live-first-none = Nobody has been picked up today
live-seconds = s
live-clock = min
live-p90 = p90 { $time }
live-alone = Solved by the assistant
live-alone-means = Answered by the assistant and never handed over; the customer rated it 4 or 5, or gave no rating and was silent for 24 hours; not reopened since. Counts the conversations that ended today.
live-alone-of = Of those that ended
live-alone-count = { $solved } / { $of }
live-alone-ended = Ended today
live-alone-none = No conversation of today is over yet
live-ratings = Ratings
live-rated-behind = Rated today
live-rated-with = Rated { $score } today
live-overdue = Due
live-late = late
live-soon = soon
live-promise = A person answers within { $minutes } min
live-rated = { $count } of { $asked } asked · { $share }
live-rated-count = { $count ->
    [one] { $count } rating
   *[other] { $count } ratings
 }
live-rated-none = Nobody has been asked today
live-rated-asked = { $asked } asked, none has answered yet.
live-points = points
live-shift = On shift
live-load-of = With { $name }
live-gone = Left at { $time }
live-shift-none = Nobody is online; the assistant answers
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
live-queue-online = { $count ->
    [0] nobody online
   *[other] { $count } online
 }
live-too-few = Too few pick-ups to say
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
live-last = last { $day }
live-then = last { $day } { $value }
live-than = vs last { $day } by now
live-today-than = Today, against last { $day } by this time
live-came-so-far = { $came } came · last { $day } by now { $then }
live-topics = Asked about most
live-topics-means = Conversations of today that asked about it, as far as the assistant understood; one that asked about several counts for each. Hot is what came up at least half as often again as a week ago by this time, and more often than chance explains (three standard deviations).
live-topics-none = None yet: only what the assistant understood is listed.
live-topic-behind = Asked about today: { $title }
live-topic-hot = hot
live-topic-new = new
live-topic-same = same
live-topic-then = last { $day } by now: { $count }
