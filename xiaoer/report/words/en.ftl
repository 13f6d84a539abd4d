error-zone_unknown = That time zone is not known.
# What "solved alone" means; the console says the same.
alone-definition = Answered by the assistant and never handed over; the customer rated it 4 or 5, or gave no rating and was silent for 24 hours; not reopened since. Counts the conversations that ended today.
