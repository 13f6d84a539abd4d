# 订单的发票
assistant-invoice = 订单 { $order } 的发票 { $number }，{ $day }开具，金额 { $total }。
assistant-invoice-title = 发票 { $number }
assistant-invoice-coming = 订单 { $order } 的发票 { $number }，{ $day }开具，金额 { $total }，下载链接还没有出来。
assistant-invoice-none = 订单 { $order } 还没有开发票。

# 运费
assistant-fee-home = 您的地址（{ $place }）
assistant-fee = 寄到{ $place }的运费是 { $amount }。
assistant-fee-free = 寄到{ $place }免运费。
assistant-fee-from = 满 { $amount } 免运费。
assistant-fee-days = 一般 { $days } 天到。
assistant-fee-none = 没有查到寄到{ $place }的运费，能不能寄可以问人工客服。

# 优惠券
assistant-coupons = 您现在能用的优惠券：
assistant-coupons-none = 您现在没有能用的优惠券。
assistant-coupon-line = { $code }：{ $terms }
assistant-coupon-percent = 减 { $percent }%
assistant-coupon-amount = 减 { $amount }
assistant-coupon-minimum = 满 { $amount } 可用
assistant-coupon-goods = 只能用于{ $goods }
assistant-coupon-until = { $day }前有效
assistant-coupon-unknown = 您的账户里查不到优惠券 { $code }，请核对一下有没有输错。
assistant-coupon-used = 优惠券 { $code } 已经用过了，只能用一次。
assistant-coupon-expired = 优惠券 { $code } 的有效期到{ $day }为止，已经过期。
assistant-coupon-not_yet = 优惠券 { $code } 还没到使用时间，{ $day }开始。
assistant-coupon-wrong_goods = 优惠券 { $code } 只能用于{ $goods }，订单 { $order } 里没有这些商品。
assistant-coupon-other_goods = 优惠券 { $code } 不适用于订单 { $order } 里的商品。
assistant-coupon-other_money = 优惠券 { $code } 的货币和订单 { $order } 不一样。
assistant-coupon-threshold = 订单 { $order } 还差 { $missing } 才够用优惠券 { $code }。
assistant-coupon-not_stackable = 优惠券 { $code } 不能和订单 { $order } 里的另一张券一起用。
assistant-coupon-fits = 优惠券 { $code } 可以用在订单 { $order } 上，没有问题。
assistant-coupon-good = 优惠券 { $code } 有效，使用条件是：

# 钱退到哪了
assistant-refunds-of = 订单 { $order }：
assistant-refund-to-pending = { $amount } 从{ $day }起正在退回{ $to }，还没有到账。
assistant-refund-to-coming = { $amount } 从{ $day }起正在退回{ $to }，预计{ $by }前到账。
assistant-refund-to-pending-sometime = { $amount } 正在退回{ $to }，还没有到账。
assistant-refund-to-done = { $amount } 已在{ $day }退回{ $to }。
assistant-refund-to-done-sometime = { $amount } 已退回{ $to }。
assistant-refund-to-failed = { $day }退回{ $to }的 { $amount } 没退成功，要人工客服来看。
assistant-refund-to-failed-sometime = 退回{ $to }的 { $amount } 没退成功，要人工客服来看。
assistant-refund-later = 您{ $day }申请寄回的东西到我们这里验过以后，{ $amount } 退回{ $to }。
assistant-refund-way-back = 原来的支付方式
assistant-no-refund = 您目前没有正在退回的钱。

# 没有动作也没有文章可用的事
assistant-beyond-harm = 听到您这么难受，我很难过。您比任何订单都重要。请现在就找身边的人说说，或拨打当地的紧急电话。我们的人也会在这里回复您。
assistant-beyond-danger = 非常抱歉。如果有人受伤，请先就医，并且不要再使用这件商品。请留好实物，有照片也请留着；现在由人工接手。
assistant-beyond-legal = 明白了。这件事不该由机器来答，会有人在这里回复您。
assistant-beyond-charge = 这笔扣款会由人来核实。请不要在这里发卡号；如果确实不是您付的，也请告诉您的银行。
assistant-beyond-another = 我只能查看和处理您自己名下的。那个账号或订单的主人可以登录后写给我们，或在这里写下账号的邮箱，就能办。如果是用您的账号下的单，请告诉我订单号。
assistant-beyond-machine = 我是店里的助手，是程序，不是人。我能查订单、办订单上的事；您随时可以转人工。
assistant-beyond-price = 降价后的差价我退不了。店里退不退，可以问人工。
assistant-beyond-mail = 我改不了您会收到哪些邮件和短信。人工可以帮您退订。
assistant-beyond-erase = 我不能注销账号或删除个人信息。人工可以帮您办。

# 售后照片
assistant-photos = 谢谢，照片已经放进订单 { $order } 的售后单里了。
assistant-photos-more = 谢谢，已经放进订单 { $order } 的售后单。还要 { $left } 张照片，直接发在这里就行。
