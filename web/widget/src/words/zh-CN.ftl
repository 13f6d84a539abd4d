loader-open = 打开客服对话
loader-title = 客服对话
loader-unread = 有新消息

title = 客服
partner-assistant = 助手
partner-agent = 真人客服
partner-queue = 排队等真人
author-assistant = 助手
author-agent = 真人客服
author-contact = 您
said-by = { $author }说：
human = 转人工
human-asked = 已叫人
close = 收起
log = 对话内容
earlier = 看更早的消息
erased = 这条消息已删除
empty-title = 您好，请说
empty-text = 查订单、问退换、取消订单，都可以直接写。想找真人，点上面的“转人工”。
typing-assistant = 助手正在输入
typing-agent = 客服正在输入

compose = 说说您的事
compose-waiting = 等的时候，可以先补充
compose-label = 要发的内容
send = 发送
too-long = 太长了：最多 { $limit } 字，现在 { $count } 字。请分几条发
left = 还能写 { $left } 字
sending = 正在发送
not-sent = 没发出去。
retry = 再试一次

state-off = 断线了，正在重连。您写的都留着
state-starting = 正在连接
state-renewing = 正在重新确认登录
state-ended = 登录已过期，请刷新页面。写过的都还在
state-closed = 这个页面现在开不了客服对话

queue-place = 您排第 { $position }
queue-wait = 约 { $low }–{ $high } 分钟
queue-wait-one = 约 { $high } 分钟
queue-kept = 位子留着。可以关掉页面，也可以换手机

order = 订单 { $id }
order-placed = { $date } 下单
order-total = 合计
order-quantity = × { $quantity }
parcel-empty = 承运方还没有消息
parcel-more = 更早的 { $count } 条
source = 出处：

choices = 请选一项
picked = 已选
offer-open = 等您说好
offer-confirmed = 正在办
offer-declined = 您说先不办
offer-void = 情况变了，这个提议作废
offer-done = 办好了
offer-refused = 没办成
offer-unknown = 还不知道成没成，正在查，没有重发

rating = 这次服务怎么样？
rating-low = 很不满意
rating-high = 很满意
rating-score = { $score } 分，满分 5 分
rating-comment = 想说什么都行（可不填）
rating-send = 提交评分
rating-done = 谢谢。您给了 { $score } 分

error-empty = 还没有写内容
error-too_long = 太长了，最多 10,000 字
error-too_many = 发得太快，过一会儿再试
error-not_found = 这一项已经不在了
error-invalid_frame = 没办成：这个页面可能太旧了，请刷新
error-offline = 没连上，没办成。请再试一次
error-busy = 现在太忙，没办成。请再试一次
error-unknown = 没办成，是我们的问题。请再试一次
dismiss = 知道了
