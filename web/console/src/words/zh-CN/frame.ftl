# 客服工作台。

app-name = 小二
title = { $unread ->
    [0] 小二
   *[other] ({ $unread }) 小二
 }

# ---- 登录
login-title = 登录
login-lead = 给回答客户的人用。
login-email = 邮箱
login-password = 密码
login-submit = 登录
login-busy = 正在登录
login-wrong = 邮箱或密码不对。
login-again = 登录已过期，请重新登录。写的都在。

# ---- 侧栏与自己的菜单
nav = 主导航
nav-conversations = 会话
nav-live = 现场
nav-settings = 设置
me-menu = { $name }，{ $presence }
presence = 状态
presence-online = 在线
presence-away = 离开
presence-online-hint = 给您派新会话
presence-away-hint = 不给您派新会话
language = 语言
log-out = 退出登录

# ---- 列表
view-mine = 我的
view-unassigned = 未分配
view-all = 全部
view-snoozed = 稍后
view-resolved = 已解决
list-title-mine = 我的会话
list-title-unassigned = 未分配
list-title-all = 全部会话
list-title-snoozed = 稍后
list-title-resolved = 已解决
list-label = 会话列表
group-waiting = 该你回复
group-waiting-any = 等人工
group-answered = 等客户
group-assistant = 助手在答
group-resolved = 已解决
longest-first = 等得最久在前
list-more = 再看一些
list-loading = 正在读
empty-mine = 手上没有会话
empty-mine-next = { $unassigned ->
    [0] 也没有人在等。
   *[other] 未分配里还有 { $unassigned } 个。
 }
empty-mine-go = 去接一个
empty-unassigned = 没有人在等
empty-unassigned-next = 有新的会自己出现在这里。
empty-all = 还没有会话
empty-all-next = 第一位客户写来，就出现在这里。
empty-snoozed = 没有放到稍后的
empty-snoozed-next = 到点，或客户写来，它自己会回来。
empty-resolved = 还没有已解决的
empty-resolved-next = 解决了的在这里找，也可以搜。
waited = 已等 { $time }
unread = { $count } 条未读
visitor = 访客
draft-unsent = 草稿未发
last-agent = { $name }：{ $text }
last-me = 我：{ $text }
last-assistant = 助手：{ $text }
no-text = （没有文字）

owner-assistant = 助手
owner-queue = 未分配
owner-agent = { $name }
owner-me = 我
owner-nobody = 无人
status-open = 进行中
status-pending = 等客户
status-snoozed = 稍后
status-resolved = 已解决

locale-zh-CN = 中文
locale-en = English
locale-es = Español

# ---- 网络与错误
offline = 连不上，{ $seconds } 秒后再试。写的都在。
connecting = 正在重连。写的都在。
offline-now = 现在试
list-failed = 列表没读到：{ $why }
thread-failed = 会话没读到：{ $why }
detail-failed = 客户与订单没读到：{ $why }聊天不受影响。
again = 再读一次
request = 请求 { $id }

error-network = 连不上服务器。
error-timeout = 服务器没有按时回答。
error-no-answer = 服务器没有回音，网络恢复后会再发。
error-too-many = 太快了。{ $seconds ->
    [0] 稍后再试。
   *[other] { $seconds } 秒后再试。
 }
error-too-long = 超过 10,000 字。
error-empty = 没有文字。
error-not-found = 不存在，或您看不到。
error-forbidden = 您不能这样做。
error-unauthorized = 登录已过期。
error-busy = 服务器正忙，什么都没丢。
error-wrong-login = 邮箱或密码不对。
error-too-many-logins = 试得太多了。{ $seconds ->
    [0] 过一会儿再试。
   *[other] { $seconds } 秒后再试。
 }
error-not-yours = 同事在处理这个会话。
error-taken = 同事先接了。
error-not-possible = 会话现在的样子不能这样做。
error-id-taken = 编号已用过，请重写一遍。
error-unknown = 我们这边出了错。
