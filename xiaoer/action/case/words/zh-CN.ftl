# The page of her case
own-cases = 退换和售后
own-case-see = 看进度
own-case-left = { $days ->
    [0] { $hours ->
        [0] 只剩不到一小时。
       *[other] 还有 { $hours } 小时。
    }
   *[other] 还有 { $days } 天{ $hours ->
        [0] 。
       *[other] {" "}{ $hours } 小时。
    }
}
own-case-lead = { $left }{ $lead }
own-case-until = 最晚
own-case-photos-there = { $count } / { $needed } 张
own-case-photo-add = 选照片
own-case-photo-send = 上传照片
own-case-photo-hint = 每张最大 20 MB，照片里的拍摄地点会去掉。
own-case-photo-sending = 正在上传…
own-case-photo-alt = 照片 { $number }
own-case-label = 寄回面单
own-case-label-print = 打印面单
own-case-label-to = 收
own-case-latest = 最晚
own-case-label-carrier = 快递
own-case-label-coming = 正在出面单，页面会自己刷新。
own-case-label-none = 面单还没有出来，同事正在处理。着急的话请在线上说。
own-case-away = 店铺暂时没有回应，恢复后会显示面单和商品。
own-case-send-title = 已经寄出了吗？
own-case-send-says = 填上快递单号，我们就能看到它在路上。不填也可以。
own-case-tracking = 快递单号
own-case-send = 已寄出
own-case-correct = 改单号
own-case-withdraw = 撤回
own-case-withdraw-says = 撤回后一切照旧，不能恢复。
own-case-withdraw-go = 确认撤回
own-case-passed = 没有问题。
own-case-failed = 有问题。
own-case-freight = 寄回运费
own-case-freight-shop = 我们付
own-case-freight-customer = 您付
own-case-back = 退给您
own-case-within-received = 收到后 { $days } 天内
own-case-within-inspected = 验过后 { $days } 天内

# 办完只是开了头的事，现在怎样
own-began-photos = { $kind ->
    [claim] 已登记，接下来请传照片
   *[return] 已申请，接下来请传照片
}
own-began-review = { $kind ->
    [claim] 已登记，{ $until }前答复您
   *[return] 已申请，{ $until }前答复您
}
own-began-to_send = 已安排，请在{ $until }前寄回
own-began-accepted = 已登记，{ $until }前答复您
own-began-promised = 已承诺，我们盯着
