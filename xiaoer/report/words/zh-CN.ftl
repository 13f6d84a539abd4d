error-zone_unknown = 没有这个时区。
# What "solved alone" means; the console says the same.
alone-definition = 由助手回答，从未转人工；客户评了 4 分或 5 分，或没有评分、24 小时没再写；之后没有重开。只算今天结束的会话。
