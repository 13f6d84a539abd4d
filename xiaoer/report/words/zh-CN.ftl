error-zone_unknown = 没有这个时区。
# What "solved alone" means; the console says the same.
alone-definition = 今天结束的会话中，由助手回答且从未转人工，客人评了 4 分或 5 分，或者没有评分、在最后一次回答后 24 小时没有再说话，并且此后没有重新打开的。
