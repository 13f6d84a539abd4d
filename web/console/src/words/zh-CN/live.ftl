# 现场。
live-title = 现场
live-updated = { $seconds ->
    [0] 刚刚更新
   *[other] { $seconds } 秒前更新
 }
live-updated-long = { $time } 前更新
live-updated-offline = { $seconds ->
    [0] 没连上 · 刚刚更新
   *[other] 没连上 · { $seconds } 秒前更新
 }
live-updated-offline-long = 没连上 · { $time } 前更新
live-failed = 现场没读到
live-failed-works = 会话不受影响。
live-figures = 要紧的数
live-people = { $count ->
   *[other] 人
 }
live-waiting = 正在等
live-nobody-waits = 没有人在等
live-longest = 最久
live-with-agents = { $count } 人等客服回
live-open = 打开这个会话
live-open-behind = 看这些会话
live-first = 首次响应，中位
live-first-means = 今天来的客户里，人工第一次回复前等了多久：从转人工算起，没人答过的从来时算起。助手的回复不算。
live-first-behind = 今天有人回复过的
live-first-none = 今天还没有人接起过
live-seconds = 秒
live-clock = 分:秒
live-p90 = p90 { $time }
live-alone = 助手独立解决
live-alone-means = 由助手回答，从未转人工；客户评了 4 分或 5 分，或没有评分、24 小时没再写；之后没有重开。只算今天结束的会话。
live-alone-of = 结束的会话里
live-alone-count = { $solved } / { $of }
live-alone-ended = 今天结束的会话
live-alone-none = 今天还没有结束的会话
live-ratings = 满意度
live-rated-behind = 今天评了分的
live-rated-with = 今天评了 { $score } 分的
live-overdue = 时限
live-late = 已超
live-soon = 将超
live-promise = { $minutes } 分钟内要有人答
live-rated = { $count } 份 · 回评率 { $share }
live-rated-count = { $count } 份
live-rated-none = 今天还没请客户评分
live-rated-asked = 请了 { $asked } 位，还没有人评。
live-points = 分
live-shift = 在岗
live-load-of = { $name }手上的
live-gone = { $time } 下线
live-shift-none = 没有人在线，助手先答
live-queues = 队列
live-queue = 技能组
live-queue-waiting = 在等
live-queue-bar = 要等多久，画成线段
live-queue-wait = 要等
live-queue-longest = 最久
live-legend-bar = 新来的人要等：p50 到 p90
live-legend-longest = 现在等得最久的人
live-minutes = { $count } 分
live-everybody = 大家的队列
live-everybody-hint = 谁都能接
live-queue-online = { $count ->
    [0] 没人在线
   *[other] { $count } 人在线
 }
live-too-few = 近 1 小时接起不到 5 次
live-no-wait = 不用等
live-within = { $count } 分内
live-between = { $from }–{ $to } 分
live-arrivals = 进线与接起
live-per-hour = 每小时
live-hour-says = { $hour } 点 · { $came } 进线 · { $answered } 接起
live-came = { $count } 进线
live-answered = { $count } 接起
live-hour-table = 今天每小时：多少人来，谁先答的
live-hour = 点
live-col-came = 进线
live-assistant = 助手
live-person = 人
live-answered-by = 谁先答的
live-answered-none = 今天还没有答过谁。
live-longest-list = 等得最久
live-all-waiting = 全部在等的
live-unassigned = 未分配
live-shift-sum = { $online } 人在线 · 手上 { $load } / { $capacity }
live-shift-empty = 今天还没有人上线。
live-blocks = 手上 { $load }，最多 { $capacity }，其中 { $waits } 个在等回复
live-status-online = 在线
live-status-away = 离开
live-status-offline = 下线
live-reason-break = 小休
live-reason-meal = 用餐
live-reason-meeting = 开会
live-reason-training = 培训
live-reason-other = 离开
live-since = { $reason } { $minutes } 分
live-people-label = 等着的与在岗的
live-empty = 今天还没有人来
live-empty-next = 第一位客户写来，这里就开始画线。
live-last = 上{ $day }
live-then = 上{ $day } { $value }
live-than = 比上{ $day }此刻
live-today-than = 今天，比上{ $day }此刻
live-came-so-far = 今天 { $came } 进线 · 上{ $day }此刻 { $then }
live-topics = 问得多的
live-topics-means = 今天有多少个会话问到它：助手听懂的才算，一个会话问几样，各算一次。标「热」的，比上周同一天此刻多出至少一半，而且不像是碰巧（超出三个标准差）。
live-topics-none = 还没有：助手听懂的才列在这里。
live-topic-behind = 今天问「{ $title }」的
live-topic-hot = 热
live-topic-new = 新
live-topic-same = 持平
live-topic-then = 上{ $day }此刻 { $count } 个
