# 会话、输入框、侧栏。

# ---- 会话内容
thread-none = 没有打开会话
thread-none-hint = 在左边选一个。↑ ↓ 移动，回车打开。
thread-label = 消息
back = 回到列表
act-take = 接手
act-take-over = 接过来
act-resolve = 解决
act-reopen = 重开
act-failed = 没能{ $act }：{ $why }
side-show = 客户与订单
close = 关闭
author-assistant = 小二助手
author-system = 系统
author-contact = 客户
author-agent = 同事
note-label = 备注 · 仅同事可见
erased = 这段文字已抹去。
fold = 助手做了 { $count } 步
is-typing = { $name }正在输入
new-below = 下面有新消息
out-sending = 正在发
out-offline = 等网络，会自动发
out-sent = 已发
out-failed = 没送到：{ $why }
out-again = 再发一次
out-edit = 改一改

choices-picked = 已选
offer-open = 等客户点头
offer-confirmed = 已点头，正在办
offer-declined = 客户不要
offer-void = 已失效
offer-done = 已办好，读回一致
offer-refused = 办不了
offer-unknown = 还不知道成没成，正在查，没有重发
article-source = 出处
rating-asked = 请客户评分
rating-given = 客户评了 { $score } 分（满分 5）

# ---- 输入
mode-message = 回复
mode-note = 备注
write-message = 回复{ $name }
write-note = 写备注，仅同事可见
send-message = 发送
send-note = 存备注
composer-hint = 回车发送，Shift + 回车换行
composer-hint-queue = 还没有人接：发出去就归您
composer-hint-assistant = 助手正在答：发出去就由您接过来
composer-hint-nobody = 已解决：发出去就重开，归您
not-yours = { $name }在处理。您可以留备注。

# ---- 右栏
side-label = 客户与订单
verified = 店铺已验证
unverified = 访客，未验证
customer-language = 用{ $language }写
came-at = { $at } 来
orders = 订单
orders-none = 没有订单。
orders-visitor = 店铺验证过的客户才显示订单。
placed-at = { $at } 下单
parcel = 包裹
parcel-more = 更早的 { $count } 条
parcel-no-events = 承运商还没有记录。
deeds = 办过的事
deeds-none = 这个会话里还没办过事。
deed-proposed = 等点头
deed-confirmed = 已点头
deed-approved = 已批准
deed-sent = 已交店铺
deed-done = 已办好，读回一致
deed-refused = 办不了
deed-declined = 客户不要
deed-void = 已失效
deed-unknown = 还不知道成没成，正在查

reason-order-shipped = 已发货
reason-order-cancelled = 已经取消过
reason-order-refunded = 已经退过款
reason-order-not-found = 没有这个订单
reason-cancelled = 已经取消
reason-changed = 问过之后订单有变
reason-failed = 没办成，什么都没变
reason-left = 已经发货
reason-money-back = 正在退款
reason-needs-person = 要由人来定
reason-not-signed-in = 没有登录
reason-not-this-hand = 只有客服能办
reason-rule = 店铺规则不允许
reason-shop = 店铺没有接受
reason-unreachable = 连不上店铺

order-unpaid = 未付款
order-paid = 已付款
order-packed = 已打包
order-shipped = 已发货
order-delivered = 已送达
order-completed = 已完成
order-cancelled = 已取消
order-returning = 退货中
order-exchanging = 换货中
order-refunding = 退款中
order-partially-refunded = 已部分退款
order-refunded = 已退款

parcel-label-created = 已出面单
parcel-in-transit = 运输中
parcel-out-for-delivery = 派送中
parcel-delivered = 已签收
parcel-exception = 途中有问题
parcel-returned = 退回中
parcel-cancelled = 已取消

# ---- 发生过的事，按事件名
event-conversation-started = 客户第一次写来
event-conversation-handed-off = { $reason ->
    [requested] 客户要求人工
    [unanswered] 转人工：助手没有按时回答
    [unsure] 转人工：助手拿不准
    [refused] 转人工：规则不许
    [failed] 转人工：助手出了错
   *[other] 转人工
 }
event-conversation-returned = { $to ->
    [none] 客服已离线，排回最前
   *[other] { $to }已离线，排回最前
 }
event-conversation-assigned = { $to ->
    [none] 已交给人工
   *[other] { $to }接入
 }
event-conversation-resolved = { $agent ->
    [none] 已解决
   *[other] { $agent }标为已解决
 }
event-conversation-reopened = { $agent ->
    [none] 已重开
   *[other] { $agent }重开了会话
 }
event-conversation-locale-changed = 语言改为{ $after }
event-conversation-adopted = 访客已登录，就是这位客户
event-choice-picked = 客户选了：{ $value }
event-offer-answered = { $yes ->
    [true] 客户点了头
   *[other] 客户说不要
 }
event-rating-asked = 请客户评分
event-rating-requested = 请客户评分
event-rating-given = 客户评了 { $score } 分（满分 5）
event-assistant-understood = 听懂了
event-assistant-acted = 做了
event-assistant-missed = { $misses ->
    [1] 没听懂
   *[other] 没听懂，连着 { $misses } 次
 }
event-deed-proposed = 提议办一件事
event-deed-confirmed = 客户点了头
event-deed-declined = 客户说不要
event-deed-approved = 已批准
event-deed-sent = 已交店铺
event-deed-done = 已办好，从店铺读回一致
event-deed-refused = 办不了：{ $reason }
event-deed-unknown = 店铺没有回音，正在读回，没有重发
event-deed-voided = 这个提议已失效
