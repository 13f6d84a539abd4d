# The policy: rules, what they decided, and a file of rules that is compared before it counts.

policy-title = Rules
policy-rules = All rules
policy-count = { $count } in force
policy-export = Export
policy-export-failed = Not exported: { $why }
policy-import = Import
policy-failed = The rules could not be read
policy-empty = There are no rules yet
policy-empty-next = Until there are, a person decides everything. Import a file, or run “xiaoer policy import” for the rules that come with the house.
policy-none-open = Choose a rule to see what it asks, since when, and what it decided lately.
policy-no-such = There is no rule “{ $rule }”.
policy-find = Find in rules
policy-action = Action
policy-every-action = Every action
policy-any-action = All actions
policy-verdict = Verdict
policy-verdict-allow = Allow
policy-verdict-confirm = Confirm
policy-verdict-approve = Approve
policy-verdict-refuse = Refuse
policy-verdict-person = A person
policy-with-ended = Ended ones too · { $count }
policy-ended = no longer in force
policy-found-none = No rule matches
policy-show-all = Show all rules
policy-days = { $days } days
policy-decided-none = Nothing in { $days } days
policy-stands-done = Done
policy-stands-offered = Offered
policy-stands-refused = Refused
policy-stands-waiting = Waiting
policy-stands-means = Where the actions that this rule decided stand now. Offered: shown to the customer, and not taken up. Waiting: for a person, or for the shop.
policy-version = v{ $version }
policy-since = since { $at }
policy-from-until = { $from } to { $until }
policy-by = { $name }
policy-words-other = In other languages
policy-condition = Condition
policy-hit = Holds when
policy-miss = Not when
policy-lately = In { $days } days
policy-decisions = Last decisions
policy-decisions-none = It has not decided anything yet.
policy-decisions-failed = The decisions could not be read
policy-versions-failed = The earlier versions could not be read
policy-by-hand = by { $hand }
policy-conversation = Conversation
policy-earlier = Earlier versions
policy-same-again = It ended and came back as v{ $version } unchanged.
policy-part-verdict = Verdict
policy-part-condition = Condition
policy-part-words = Words
policy-part-hit = Example that holds
policy-part-miss = Example that does not
policy-import-title = Import rules
policy-import-lead = The rules of the file take the place of all that are in force. First it is compared; nothing changes until you say so.
policy-choose = Choose a file, or drop it here
policy-file-large = That file is larger than rules can be.
policy-comparing = Comparing with what is in force and with what was decided …
policy-other-file = Another file
policy-would = What it would change
policy-would-nothing = Nothing: all { $count } rules are in force just as they stand in this file.
policy-would-added = { $count ->
    [one] 1 new rule
   *[other] { $count } new rules
 }
policy-would-changed = { $count ->
    [one] 1 rule changes
   *[other] { $count } rules change
 }
policy-would-more = Show { $count } more
policy-would-ended = { $count ->
    [one] 1 rule ends
   *[other] { $count } rules end
 }
policy-would-stay = { $count ->
    [one] 1 rule stays as it is.
   *[other] { $count } rules stay as they are.
 }
policy-past = What { $days } days of decisions would have been
policy-past-none = Nothing was decided in these days.
policy-past-changed = { $changed ->
    [0] All { $looked } decisions would have been the same.
    [one] 1 of { $looked } decisions would have been another.
   *[other] { $changed } of { $looked } decisions would have been others.
 }
policy-past-part = There are too many to look at all of them here: these are the ones since { $at }. The command “xiaoer policy try” looks at all.
policy-past-more = { $count } more like these.
policy-past-kept = { $count ->
    [one] 1 was not up to the rules: the order itself, or who asked, did not let it be.
   *[other] { $count } were not up to the rules: the order itself, or who asked, did not let them be.
 }
policy-past-unreadable = { $count ->
    [one] 1 was noted with fewer facts than these rules ask for, and cannot be decided again.
   *[other] { $count } were noted with fewer facts than these rules ask for, and cannot be decided again.
 }
policy-past-stays = Whatever was decided stays as it is; only what comes is decided by the new rules. The order itself can still rule out what the rules allow.
policy-from-to = { $was } → { $now }
policy-bring = Import these rules
policy-bring-means = From this moment these rules decide, for everyone, the assistant included. Open offers are decided again by them when the customer says yes.
policy-bring-yes = Yes, import them
policy-import-failed = Not imported: { $why }
policy-import-admins = Only an admin can import rules.
policy-compare-again = Compare again
policy-brought = Imported: { $added } new, { $changed } changed, { $ended } ended.
policy-to-rules = Back to the rules
