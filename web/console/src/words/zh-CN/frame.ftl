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
nav-turns = { $count } 个会话该你回复
nav-live = 现场
nav-settings = 设置
me-menu = { $name }{ $initials ->
    [none] {""}
   *[other] （{ $initials }）
 }，{ $presence }
presence = 状态
presence-online = 在线
presence-away = 离开
presence-online-hint = 给您派新会话
presence-away-hint = 不给您派新会话
presence-lead-hint = 选了「在线」才给您派新会话
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
longest-first = 加急在前，再按等待
more = 再看一些
list-loading = 正在读
empty-mine = 手上没有会话
empty-mine-next = { $unassigned ->
    [0] 未分配里也没有人。
   *[other] 未分配里还有 { $unassigned } 个。
 }
empty-mine-go = 去接一个
empty-unassigned = 没有人在等
empty-unassigned-next = 有新的会自己出现在这里。
empty-all = 没有未解决的会话
empty-all-next = 有客户写来，就出现在这里。
empty-snoozed = 没有放到稍后的
empty-snoozed-next = 在会话里按 Z 就放到这里；到点，或客户写来，它自己回来。
empty-resolved = 还没有已解决的
empty-resolved-next = 解决了的在这里找，也可以搜。
waited = 已等 { $time }
wait-left-said = 已等 { $waited }，{ $limit } 分钟内该回
wait-over-said = 已等 { $waited }，超过 { $limit } 分钟
wait-over = 超时 { $time }
wait-hours = { $hours } 小时
wait-days = { $days } 天
name-join = 、
language-zh = 中文
language-en = 英文
language-es = 西班牙文
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

# ---- 侧栏与自己的菜单（续）
nav-waiting = { $count } 个会话在等人工
nav-deeds = 办事
nav-awaiting = { $count } 件待批
nav-cases = 售后
nav-cases-mine = 您跟进 { $count } 单
nav-policy = 规则
role-agent = 客服
role-supervisor = 主管
role-admin = 管理员
presence-offline = 不在
presence-since = { $at } 起
away-break = 小休
away-meal = 用餐
away-meeting = 开会
away-training = 培训
away-other = 离开
theme = 外观
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
notices = 提醒
notices-title = 标签页上的数字
notices-sound = 声音
notices-system = 系统通知
notices-denied = 浏览器不允许。请在浏览器里为这个页面打开。
notices-quiet = 免打扰时段
notices-from = 免打扰开始
notices-to = 免打扰结束
notice-message = { $name } 写来了
notice-given = { $name } 交给您了
notice-queue = { $name } 在等人工

# ---- 命令、命令面板、快捷键
palette = 命令
command-search = 搜索
command-shortcuts = 快捷键
step-colleague = 转接给
step-team = 转到技能组
step-everybody = 大家的队列
step-load = { $status } · 手上 { $load } / { $capacity }
step-members = { $count ->
    [0] 还没有人
   *[other] { $online ->
        [0] 没人在线，共 { $count } 人
       *[other] { $online } / { $count } 人在线
    }
 }
step-word = 给{ $name }留句话
step-word-hint = 要交代什么？没有就空着。
step-labels = 标签
step-label-new = 新标签「{ $name }」
step-priority = 优先级
step-priority-urgent = 紧急
step-priority-high = 高
step-priority-medium = 普通
step-priority-low = 低
step-snooze = 稍后到
step-until-hour = 一小时后
step-until-three = 三小时后
step-until-evening = 今天傍晚
step-until-tomorrow = 明天早上
step-until-monday = 周一早上
step-until-other = 别的时间
step-away = 去
step-enter = 回车确定

# ---- 列表（续）
list-tools = 列表
list-filter = 筛选
filter-label = 标签
filter-inbox = 收件箱
filter-team = 技能组
filter-language = 语言
filter-any = 不限
filter-clear = 去掉筛选
filter-of-loaded = 只筛已读到的：{ $loaded } 个里有 { $shown } 个。
empty-filtered = 没有符合筛选的
empty-filtered-next = 只看了已读到的。去掉一项筛选，或者搜一搜。
list-new = { $count } 个新的
group-snoozed = 稍后
until = { $at } 再说
priority-mark = 优先级：{ $priority }
watching = { $names }也在看
replying = { $name }正在回复
typing-contact = 正在输入
select-row = 选中{ $name }
bulk-selected = 选中 { $count } 个
bulk-none = 取消选中
bulk-take = 接过来
bulk-resolve = 解决
bulk-busy = 正在办
bulk-done-take = 接了 { $count } 个
bulk-done-resolve = 解决了 { $count } 个
bulk-refused = { $count } 个没动
bulk-failed = 一个都没办成：{ $why }

# ---- 搜索
search = 搜索
search-hint = 搜索会话、订单、客户
search-clear = 结束搜索
search-recent = 最近搜过
search-forget = 清掉这些
search-found = { $count } 个会话
search-more = 还有更多。加一个词再搜。
search-none = 没有「{ $text }」
search-none-next = 只搜您能看的会话。试试订单号、名字，或少几个词。
search-failed = 没搜成

act-wake = 不再稍后
act-transfer = 转接
act-priority = 优先级
act-labels = 标签
act-snooze = 稍后处理

# ---- 网络与错误
offline = 连不上，{ $seconds } 秒后再试。写的都在。
connecting = 正在重连。写的都在。
offline-now = 现在试
list-failed = 列表没读到
thread-failed = 会话没读到
detail-failed = 客户与订单没读到
detail-failed-works = 聊天不受影响。
again = 再读一次
request = 请求 { $id }
request-copy = 点一下复制
thread-gone = 没有这个会话
thread-gone-next = 它不存在，或者您不能看。链接也许旧了。

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
error-snoozed-by = 同事设了稍后处理，到时会回到同事那里。
error-taken = 同事先接了。
error-not-possible = 会话现在的状态不能这样做。
error-id-taken = 编号已用过，请重写一遍。
error-unknown = 我们这边出了错。

# ---- 几页都说的
open-conversation = 打开会话
hand-agent = 客服
hand-assistant = 助手
hand-customer = 客户自己
leave-it = 先不
part-missing = 这一部分没有加载出来。请刷新页面，写了的都留着。
reload = 刷新
