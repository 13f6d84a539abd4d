error-zone_unknown = That time zone is not known.
# What "solved alone" means; the console says the same.
alone-definition = Of the conversations that ended today, those the assistant answered and never handed over, where the customer rated it 4 or 5, or gave no rating and was silent for 24 hours after the last answer, and which were not reopened since.
