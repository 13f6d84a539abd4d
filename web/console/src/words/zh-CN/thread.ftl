# 会话、输入框、侧栏。
# ---- 会话内容
thread-none = 没有打开会话
thread-none-hint = 在左边选一个。↑ ↓ 移动，回车打开。
thread-label = 消息
back = 回到列表
wait-of = 回复
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
note-rating = 随评价写的 · 仅同事可见
erased = 这段文字已抹去。
told-customer = 告诉客户：{ $text }
queued-for = 排队 { $hours ->
    [0] { $minutes ->
        [0] { $seconds } 秒
       *[other] { $minutes } 分 { $seconds } 秒
     }
   *[other] { $hours } 小时 { $minutes } 分
 }
fold = 助手做了 { $count } 件事
is-typing = { $name }正在输入
new-below = { $count } 条新消息
out-sending = 正在发
out-offline = 等网络，会自动发
out-sent = 已发
out-failed = 没送到：{ $why }
out-closed = 会话已解决
out-again = 再发一次
out-edit = 改一改

choices-picked = 已选
offer-open = 等客户点头
offer-confirmed = 已点头，正在办
offer-declined = 客户说不要，什么都没动
offer-void = 已失效，不会再办
offer-done = { $at ->
    [none] 办好了，读回一致
   *[other] { $at }办好，读回一致
 }{ $second ->
    [none] {""}
   *[other] {" "}· { $second }批准
 }
by-rule = 据此规则决定
offer-refused = 办不了{ $reason ->
    [none] {""}
   *[other] ：{ $reason }
 }
offer-unknown = 没有回音，不知成否。正在读回，没有重发
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
composer-hint-queue = 还没有人接：发出去就归您
composer-hint-assistant = 助手正在答：发出去就由您接过来
composer-hint-nobody = 已解决：发出去就重开，归您
composer-hint-snoozed = 放在稍后：发出去就回到您这里
not-yours = { $name }在处理。您可以留备注。
reply-to-note = 改为备注

# ---- 右栏
side-label = 客户与订单
verified = 店铺已验证
customer-language = 用{ $language }写
came-at = { $at } 来
orders = 订单
orders-none = 没有订单。
orders-visitor = 客户还没在店里登录，看不到订单。
placed-at = { $at } 下单
parcel = 包裹
parcel-more = 更早的 { $count } 条
parcel-no-events = 承运商还没有记录。
deeds = 办过的事
deeds-none = 还没办过事。
deed-proposed = 等客户点头
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
    [grave] 转人工：事关重大
   *[other] 转人工
 }
event-conversation-returned = { $to ->
    [none] 客服已离线，排回最前
   *[other] { $to }已离线，排回最前
 }
event-conversation-assigned = { $by ->
    [none] { $to ->
        [none] 已交给人工
       *[other] { $to }接入
     }
    [same] { $to }接入
   *[other] { $by }转给{ $to ->
        [none] 同事
       *[other] { $to }
     }
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
event-code-asked = { $agent ->
    [none] 要求用验证码确认
   *[other] { $agent }请客户用验证码确认
 }（{ $way ->
    [phone] 短信
   *[email] 邮件
 }）
event-code-sent = { $way ->
    [phone] 验证码已用短信发出
   *[email] 验证码已用邮件发出
 }
event-code-missed = { $why ->
    [wrong] 客户输入的验证码不对
    [expired] 客户输入的验证码已失效
    [used] 客户又输入了同一个验证码
   *[other] 验证码错误次数太多，已作废
 }
event-contact-proved = { $way ->
    [phone] 验证码正确：已用短信确认是本人
   *[email] 验证码正确：已用邮件确认是本人
 }
event-deed-voided = 这个提议已失效

# ---- 会话上方
tool-transfer = 转接
tool-snooze = 稍后处理
tool-more = 更多
wake = 现在处理
watching-too = { $names }也在看
and = 、
snoozed-until = 稍后处理，到 { $at }。客户写来会提前回来
transfer-find = 找同事或技能组
transfer-nobody = 没有叫「{ $text }」的同事或技能组
transfer-note = 给{ $name }留句话（可不写）
transfer-go = 转给{ $name }
transfer-failed = 同事名单没读到：{ $why }
snooze-hint = 到点回来；客户先写来就提前回来。
snooze-go = 到这时
label-add = 加标签，回车
label-remove = 去掉标签 { $label }
link-copy = 复制链接
link-copied = 链接已复制
link-not-copied = 浏览器不让复制。地址栏里就是它

# ---- 助手交接
handoff = 助手交接
handoff-requested = 客户要求人工
handoff-unanswered = 助手没有按时回答
handoff-unsure = 助手拿不准
handoff-refused = 规则不许
handoff-failed = 助手出了错
handoff-grave = 事关重大
handoff-other = 转人工
handoff-before = 看前 { $count } 条
handoff-missed = 没听懂 { $count } 次
handoff-wants = 客户要什么
handoff-did = 助手做了什么
handoff-open = 没做
handoff-join = {" · "}

# ---- 消息与卡片
unread-line = 以下未读
out-delivered = 已送达
out-read = 已读
out-reopen = 重开并发送
choices = 选项
order-title = { $title } 等 { $count } 件
order-other = 其他状态
order-in-shop = 在店里看
order-shipping = 运费
order-discount = 优惠
product-there = 有货
product-stock = 有货 { $count } 件
product-gone = 缺货
offer-approval = 客户已点头，等主管批准
offer-sent = 已交店铺，等回音
way = 进度
way-over = （已过）
way-proposed = 已提议
way-yes = 客户点头
way-approval = 批准
way-sent = 执行
way-read-back = 回读
way-refused = 没办成
way-rule = 规则不许
way-declined = 客户不要
way-void = 已失效
way-unknown = 不明，在读回
files = 照片和文件
file-enlarge = 放大 { $name }
file-open = 打开 { $name }
file-again = 没读到，再试
file-failed = 图片没读到。
file-before = 上一张
file-after = 下一张
file-remove = 去掉 { $name }
file-retry = 再传一次
file-uploading = 正在传 { $name }
files-failed = 去掉没传上的文件就能发
files-first = 文件传完就能发
drop-here = 松手就加到给{ $name }的回复里

# ---- 助手做的事
understood = 听懂了：{ $what }
understood-sure = 把握 { $percent }%
intent-order-status = 问订单到哪了
intent-parcel-status = 问包裹到哪了
intent-returns-howto = 问怎么退货
intent-refund-status = 问退款进度
intent-cancel-order = 想取消订单
intent-change-address = 想改地址
intent-invoice = 问发票
intent-coupon = 问优惠券
intent-stock = 问有没有货
intent-shipping-fee = 问运费
intent-shipping-time = 问几时发货
intent-damaged = 说东西坏了
intent-payment = 问付款
intent-exchange = 想换货
intent-account-security = 问账号安全
intent-opening-hours = 问营业时间
intent-greeting = 打招呼
intent-thanks = 道谢
intent-bye = 道别
intent-human = 要找人工
intent-complaint = 不满意
intent-out-of-scope = 与店铺无关的事
meant-start = 想办一件事
meant-set = 给了一个信息
meant-affirm = 点头
meant-deny = 说不要
meant-ask = 问一件事
meant-show = 想看订单
meant-code = 与验证码有关
meant-beyond = 不是助手能了结的事
meant-again = 问另一个订单
meant-human = 要找人工
meant-greet = 打招呼
meant-thanks = 道谢
meant-bye = 道别
meant-unsure = 拿不准是什么
did-told-order = 查了订单{ $order ->
    [none] {""}
   *[other] {" "}{ $order }
 }，告诉了客户
did-order-not-found = 没找到客户说的订单
did-asked-which-order = 问客户是哪个订单
did-told-article = 用知识文章回答
did-told-deed = { $deed ->
    [none] 查了能不能办，告诉了客户
   *[other] 提议：{ $deed }
 }
did-showed-menu = 给客户看能办的事
did-told-beyond = 说明这不归助手办
did-handed-off = 转给人工
did-sorry = 道了歉
did-greeting = 打了招呼
did-thanks = 回了谢
did-bye = 道了别
did-kept = 按客户说的，没有动订单
did-doing = 开始办了
did-doing-already = 说了正在办，没有重发
did-noted = 记下了
did-log-in = 请客户先登录
did-no-orders = 没有订单可看
did-offered-code = 请客户先用验证码确认身份
did-sent-code = 发出了验证码
did-code-wrong = 告知验证码不对
did-code-right = 验证码正确
did-code-expired = 告知验证码已失效
did-code-missed = 告知错误次数太多
did-code-too-soon = 告知验证码刚刚发出
did-code-too-many = 不能再发验证码
did-code-no-way = 没有可以发验证码的方式
did-shop-away = 连不上店铺，去找人工
event-other = 会话有变动
event-other-assistant = 助手做了一步
event-conversation-transferred = { $by ->
    [none] 转到
    [same] 转到
   *[other] { $by }转到
 }{ $team ->
    [none] 大家的队列
    [some] 技能组
   *[other] { $team }
 }
event-conversation-prioritised = { $by ->
    [none] {""}
   *[other] { $by }把
 }优先级改为{ $after }
event-conversation-labelled = { $by ->
    [none] {""}
   *[other] { $by }
 }{ $added ->
    [none] 去掉标签 { $removed }
   *[other] { $removed ->
        [none] 加了标签 { $added }
       *[other] 加了标签 { $added }，去掉 { $removed }
     }
 }
event-conversation-snoozed = { $by ->
    [none] 稍后处理
    [same] { $to }稍后处理
   *[other] { $by }稍后处理
 }，到 { $until }
event-conversation-woken = { $reason ->
    [time] 时间到了，回到手上
    [contact] 客户写来，提前回到手上
    [person] 客户要人工，提前回到手上
   *[other] 提前回到手上
 }
event-deed-offered = 再次提议同一件事
event-deed-overtaken = 点头来晚了，没有办
event-deed-postponed = 连不上店铺，稍后再办
event-deed-escalated = 一直不明，要人来看

# ---- 输入框
attach = 加文件
emoji = 表情
replying-too = { $name }正在回复这位客户
composer-hint-message = Shift + 回车换行
composer-hint-note = 只有同事看得到
macros = 快捷回复
macros-none = 还没有快捷回复。主管可以在设置里写
macros-nothing = 没有叫「{ $text }」的快捷回复
macros-failed = 快捷回复没读到：{ $why }
macro-failed = 没填进来：{ $why }
blanks-left = 还没填：{ $names }。Tab 跳过去填，再按一次回车照样发
field-customer-name = 客户姓名
field-agent-name = 我的名字
field-shop-name = 店铺名
field-conversation-id = 会话编号
field-order-id = 订单号
field-order-items = 商品
field-order-total = 订单金额
field-order-status = 订单状态
field-parcel-carrier = 承运商
field-parcel-tracking = 运单号
field-parcel-status = 包裹状态
field-refund-amount = 退款金额

# ---- 右栏其余
level-visitor = 访客，未验证
level-verified = 已验证
level-fresh = 已用验证码确认
level-until = { $at } 前有效
code-send = 发验证码
code-by-email = 发到邮箱
code-by-phone = 发短信
code-says = 客户在聊天里输入，别人看不到。
code-on-its-way = 验证码已发往 { $to }，{ $at } 前有效。客户在聊天里输入。
level-at = 店铺登录 { $at }
level-of = 身份：{ $level }，第 { $step } 级，共 { $steps } 级
customer-since = { $at } 起
order-count = { $count } 单
orders-visitor-next = 请客户在店里登录后再写，订单会自己出现在这里。
orders-unread = 订单没读到
orders-unread-hint = 店铺没有按时回音。聊天不受影响。
actions = 现在办不了的
actions-possible = 可以办的
actions-others = 还能办的 { $count } 件
actions-more = 还有 { $count } 项
actions-under-way = 正在办的
action-stands-proposed = 等客户点头
action-stands-awaiting = 等主管批
action-stands-confirmed = 客户已点头，正在办
action-stands-sent = 已交店铺，正在核实
action-stands-unknown = 还不知道成没成，正在查
action-stands-other = 正在办
action-theirs = 会话在同事手上
action-impossible = 现在不能办
parcel-other = 状态未知
parcel-way = 包裹：{ $status }
stage-label = 面单
stage-transit = 运输
stage-delivery = 派送
stage-delivered = 签收
deed-other = 状态未知
past = 以前的会话
past-none = 这是第一次。
past-score = { $score } 分

# ---- 要人办的事
deed-take-back = 撤回
event-deed-settled = 同事人工确认了结果
event-deed-awaiting = 客户点了头，等第二个人批准
deed-awaiting = 待批准
deed-voided = 已失效
reason-withdrawn = 已撤回
reason-rejected = 同事没有批
reason-not-approved = 没人及时批准
account = 客户账户
level-claimed = 自报身份
deed-by-hand = 已办好，由同事确认
way-by-hand = 人工确认

# ---- 她的售后单
case-nobody = 客户
case-until = { $at }前
case-late = 已过 { $at }
side-cases-failed = 售后单没读到
