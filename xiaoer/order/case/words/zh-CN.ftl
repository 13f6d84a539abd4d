# What cannot be done with a case
error-case_closed = 这件事已经结束，不能再操作。
error-not_now = 现在还轮不到这一步。
error-case_why = 请用几个字说明原因，客户会看到。
error-case_verdict = 请说明查验是否通过。
error-case_number = 这不像是快递单号。

# Kinds
case-kind-return = 退货
case-kind-exchange = 换货
case-kind-claim = 售后申诉
case-kind-hurry = 催办承诺

# How it stands, for those who work here and for her
case-state-photos = 等客户传照片
case-state-review = 待审核
case-state-to_send = 等客户寄回
case-state-on_the_way = 寄回途中
case-state-received = 待查验
case-state-inspected = 待结清
case-state-accepted = 待处理
case-state-promised = 已承诺
case-state-settled = 已结清
case-state-refused = 未通过
case-state-expired = 超时关闭
case-state-withdrawn = 已撤回
case-state-kept = 承诺已兑现
case-state-broken = 承诺未兑现

# What somebody may do
case-do-ask_photos = 请客户补照片
case-do-accept = 同意
case-do-refuse = 拒绝
case-do-send = 填寄回单号
case-do-receive = 已收到
case-do-inspect = 查验
case-do-withdraw = 撤回

# Its steps, as she sees them
case-phase-asked = { $kind ->
    [return] 申请退货
    [exchange] 申请换货
    [claim] 反映问题
   *[hurry] 催办
}
case-phase-photos = 照片
case-phase-review = { $state ->
    [done] 审核过了
   *[other] 我们审核
}
case-phase-to_send = { $state ->
    [done] 已寄回
   *[other] 寄回
}
case-phase-on_the_way = { $state ->
    [done] 已收到
   *[other] 寄回途中
}
case-phase-received = { $state ->
    [done] 验过了
   *[other] 查验
}
case-phase-inspected = { $passed ->
    [no] 我们决定怎么办
   *[yes] { $kind ->
        [exchange] 寄出新的
       *[other] { $sum ->
            [none] 退款
           *[other] 退款 { $sum }
        }
    }
}
case-phase-accepted = 我们来解决
case-phase-promised = 我们盯着
case-phase-refused = 未通过
case-phase-expired = 超过时间
case-phase-withdrawn = 已撤回
case-phase-broken = 我们失约了

# The head of her page
case-head-photos = 请在{ $until }前传 { $photos } 张照片
case-head-review = 我们正在看
case-head-to_send = 请在{ $until }前寄回
case-head-on_the_way = 您的包裹正在寄回途中
case-head-received = 包裹收到了
case-head-inspected = { $passed ->
    [no] 查验发现了问题
   *[yes] { $kind ->
        [exchange] 接下来寄出新的
       *[other] { $sum ->
            [none] 接下来退款
           *[other] { $until }前退给您 { $sum }
        }
    }
}
case-head-accepted = 您说得对，我们来解决
case-head-promised = 我们最晚{ $until }给您办
case-head-settled = { $kind ->
    [return] 退货已办好
    [exchange] 换货已办好
   *[claim] 问题已解决
}
case-head-refused = { $kind ->
    [return] 退货没有通过
    [exchange] 换货没有通过
   *[claim] 申诉没有通过
}
case-head-expired = 时间已过
case-head-withdrawn = 您已撤回
case-head-kept = 您的订单有进展了
case-head-broken = 我们失约了
case-lead-photos = { $asked ->
    [again] 还需要别的照片才能决定，原因在下面。
   *[first] 请拍出问题处和外包装，我们收到就看。
}
case-lead-review = { $until }前给您答复，您不用做什么。
case-lead-to_send = { $freight ->
    [shop] 寄回运费我们付。
   *[customer] 寄回运费由您付。
}寄到、验过，{ $kind ->
    [exchange] 就寄出新的。
   *[other] { $sum ->
        [none] 就退款。
       *[other] { $sum } 就退{ $to ->
            [none] 给您。
           *[other] 回原来的{ $to }。
        }
    }
}
case-lead-on_the_way = 收到后 { $days } 天内查验。
case-lead-received = { $until }前查验完。
case-lead-inspected = { $passed ->
    [no] 查验结果在下面，{ $until }前告诉您怎么办。
   *[yes] { $sum ->
        [none] { $until }前。
       *[other] { $to ->
            [none] 您不用再做什么。
           *[other] 退回原来的{ $to }，您不用再做什么。
        }
    }
}
case-lead-accepted = { $until }前告诉您怎么办：退款，或者重新寄。
case-lead-promised = 到时订单还没有动，就由专人接手，并告诉您。
case-lead-settled = { $sum ->
    [none] 没有要做的了。
   *[other] { $sum } 已退{ $to ->
        [none] 给您。
       *[other] 回原来的{ $to }。
    }{ $by ->
        [none] {""}
       *[other] 预计{ $by }前到账。
    }
}
case-lead-refused = 原因在下面。如果您不同意，请在线上说，会有人再看一次。
case-lead-expired = 没有按时收到，所以关闭了。如果有事耽误了，请在线上告诉我们。
case-lead-withdrawn = 一切照旧。
case-lead-kept = 我们承诺过要盯着它。
case-lead-broken = 是我们的错。现在有专人负责您的订单。

# What is told in the chat
case-told-open-photos = 订单 { $order } 下一步：{ $until }前要 { $photos } 张照片，直接发在这里，或者传到订单页。
case-told-open-review = 订单 { $order } 的{ $kind ->
    [return] 退货
    [exchange] 换货
   *[claim] 问题
}，我们会在{ $until }前看。
case-told-open-to_send = 请在{ $until }前寄回。面单和地址在订单 { $order } 的页面上。
case-told-open-accepted = 订单 { $order } 怎么办，{ $until }前告诉您。
case-told-review = 订单 { $order } 的照片，我们会在{ $until }前看。
case-told-photos = 订单 { $order } 还需要别的照片：{ $why }
case-told-to_send = { $kind ->
    [exchange] 同意换货。
   *[return] 同意退货。
}请在{ $until }前寄回。面单和地址在订单 { $order } 的页面上。
case-told-accepted = 订单 { $order } 的事，您说得对。{ $until }前告诉您怎么办。
case-told-received = 订单 { $order } 寄回的包裹收到了，{ $until }前查验完。
case-told-inspected = { $passed ->
    [yes] 订单 { $order } 寄回的包裹验过了，没有问题。{ $kind ->
        [exchange] 接下来寄出新的。
       *[return] 接下来退款。
    }
   *[no] 订单 { $order } 寄回的包裹验过了，还要再看一下：{ $why }
}
case-told-settled = { $kind ->
    [return] 订单 { $order } 的退货已办好。
    [exchange] 订单 { $order } 的换货已办好。
   *[claim] 订单 { $order } 的问题已解决。
}
case-told-refused = { $kind ->
    [return] 订单 { $order } 的退货没有通过。
    [exchange] 订单 { $order } 的换货没有通过。
   *[claim] 订单 { $order } 的申诉没有通过。
}{ $why }
case-told-expired = { $kind ->
    [exchange] 订单 { $order } 的换货没有按时收到东西，已关闭。
   *[return] 订单 { $order } 的退货没有按时收到东西，已关闭。
}
case-told-withdrawn = { $kind ->
    [return] 订单 { $order } 的退货已撤回。
    [exchange] 订单 { $order } 的换货已撤回。
   *[claim] 订单 { $order } 的申诉已撤回。
}一切照旧。
case-told-kept = 我们承诺过盯着订单 { $order }：它有进展了。
case-told-broken = 我们承诺现在办好订单 { $order }，它还没有动。是我们的错，现在由专人负责。
case-told-remind-photos = 订单 { $order } 的照片还有 { $left } 天，{ $until }前请传上来。
case-told-remind-to_send = 订单 { $order } 还有 { $left } 天，请在{ $until }前寄回。

# What happened, for those who work here
case-event-opened = 已建立
case-event-photos_added = { $needed ->
    [0] { $count } 张照片
   *[other] 照片 { $count } / { $needed } 张
}
case-event-labelled = 已出面单
case-event-reminded = 已提醒，还剩 { $left } 天
case-event-taken = 已接手
case-event-talked = 联系了客户
case-event-noted = 备注
case-event-text_erased = 文字已删除
case-moved-show = 照片已齐
case-moved-pass = 照片已齐，不用审核
case-moved-ask_photos = 请客户补照片
case-moved-accept = 已同意
case-moved-refuse = 已拒绝
case-moved-send = 已寄回
case-moved-receive = 已收到
case-moved-inspect = { $passed ->
    [yes] 查验通过
   *[no] 查验未通过
}
case-moved-settle = 店铺已结清
case-moved-turn_down = 店铺已退回
case-moved-withdraw = 已撤回
case-moved-expire = 超过时间
case-moved-keep = 承诺已兑现
case-moved-break = 承诺未兑现

# The page of whoever inspects for the shop
inspect-title = 查验
inspect-head = 包裹里是什么情况？
inspect-order = 订单 { $order }
inspect-reason = 寄回原因
inspect-passed = 没有问题
inspect-failed = 有问题
inspect-words = 查验说明
inspect-words-hint = 有问题时必填，客户会看到。
inspect-go = 提交
inspect-done = 谢谢，已记下。
inspect-done-says = 这个地址已经关闭，不用再做什么。
inspect-over = 这个地址已经关闭
inspect-over-says = 结果已经提交过，或者时间已过。如有需要请向店铺再要一个。
inspect-missing = 请选一个。
