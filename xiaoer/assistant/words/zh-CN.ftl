# 短的回答
assistant-greeting = 您好，说说您的事。
assistant-thanks = 不客气，有事随时说。
assistant-bye = 再见，这段对话给您留着。
assistant-sorry = 对不起，这次没做好。您说说是什么事，也可以找人工客服。
assistant-kept = 好，订单不动。
assistant-doing = 正在办，结果马上告诉您。
assistant-doing-already = 已经在办了，有结果就告诉您，不会办两次。
assistant-noted = 好的，有事随时说。
assistant-log-in = 请先在商店登录，没登录我不能看任何订单。您写的话都留着。登录不了的话，请把账户邮箱发给我，我会发一个验证码过去，凭它就能确认是您本人。
assistant-no-orders = 您的账户里没有订单。
assistant-no-other = 没有看到您还有别的相关订单。
assistant-absent = 您的订单里没找到“{ $title }”。
assistant-which-order = 您说的是哪个订单？
assistant-which-cancel_order = 要取消哪个订单？
assistant-not-hers = 您的账户里没有订单 { $number }，请核对一下号码。
assistant-file-kept = 收到了，已经保存在这次对话里。我看不懂文件的内容：请用文字说说是什么情况，或者让人工客服来看。
assistant-file-taken = 收到了，已经保存在这次对话里。
assistant-recall = 上面的「{ $title }」等您答复：要办请回复“好的”，不办请回复“不用”。
assistant-as-shown = 我只能照写明的来办，不能另加条件。
assistant-cannot = 这件事我办不了。我能办这些：
assistant-unclear = 我没太明白。
assistant-unsure = 我没太明白。我能办这些：
assistant-guess = 我没太明白。您是想说：
assistant-shop-away = 现在看不到订单，我给您找人工客服。

# 可以点的
choice-show = 我的订单到哪了？
choice-cancel_order = 取消订单
choice-meant-order_status = 我的订单到哪一步了？
choice-meant-parcel_status = 我的包裹到哪了？
choice-meant-refund_status = 我的退款到哪了？
choice-meant-cancel_order = 取消订单
choice-meant-hurry_order = 催一下订单
choice-meant-not_received = 显示签收，我没收到
choice-meant-compensate_late = 送晚了，要补偿
choice-meant-refund_duplicate = 多扣了一次钱
choice-meant-reissue_coupon = 补发优惠券
choice-meant-reship_items = 补发商品
choice-meant-lock_account = 锁定我的账户
choice-meant-unlock_account = 解锁我的账户
choice-meant-reset_password = 重设密码
choice-meant-change_contact = 改邮箱或手机号
choice-meant-invoice = 要发票
choice-meant-coupon = 优惠券的问题
choice-meant-shipping_fee = 运费是多少？
choice-meant-damaged = 收到的东西坏了
choice-person = 找人工客服
choice-order = { $order } · { $title } · { $status }

# 订单到哪一步了
assistant-order-unpaid = 订单 { $order } 还没有付款（{ $total }）。
assistant-order-paid = 订单 { $order } 已付款，还没有发出。
assistant-order-packed = 订单 { $order } 已打包，还没有发出。
assistant-order-shipped = 订单 { $order } 已发货。
assistant-order-delivered = 订单 { $order } 已送达。
assistant-order-completed = 订单 { $order } 已送达，已完成。
assistant-order-cancelled = 订单 { $order } 已取消。
assistant-order-returning = 订单 { $order } 正在退货。
assistant-order-exchanging = 订单 { $order } 正在换货。
assistant-order-refunding = 订单 { $order } 正在退款。
assistant-order-partially_refunded = 订单 { $order } 已退一部分款。
assistant-order-refunded = 订单 { $order } 已退款。
assistant-order-slow = 下单 { $days } 天了还没发出，太久了，人工客服可以帮您查。

# 包裹到哪了
assistant-parcel-label_created = 面单打好了，快递还没有收件。
assistant-parcel-in_transit = 包裹在路上。
assistant-parcel-out_for_delivery = 包裹正在派送。
assistant-parcel-delivered = 包裹已签收。
assistant-parcel-exception = 包裹停住了，还不知道要停多久。
assistant-parcel-returned = 包裹退回到我们这里了。
assistant-parcel-cancelled = 包裹已拦下。
assistant-parcels = 分 { $count } 个包裹寄：
assistant-parcel-named = { $carrier } { $tracking }：{ $status }
assistant-latest = 最新：{ $text }。
assistant-latest-at = 最新：{ $text }（{ $place }）。
assistant-silent = 快递 { $days } 天没有新消息，太久了。
assistant-ask-carrier = 人工客服可以去问快递。

# 退回去的钱
assistant-refund-pending = { $amount } 正在原路退回。
assistant-refund-done = { $amount } 已原路退回。
assistant-refund-failed = { $amount } 没退成功，要人工客服来看。

# 店里卖什么
assistant-which-product = 您说的是哪一款？
assistant-no-product = 店里没找到叫这个名字的商品。您写一下商品页上的名字，或者问人工客服。
assistant-product = { $title }，{ $price }
assistant-product-from = { $title }，{ $price } 起
assistant-variant-left = { $name }：有货，还剩 { $count } 件。
assistant-variant-there = { $name }：有货。
assistant-variant-back = { $name }：卖完了，预计 { $day } 补货。
assistant-variant-gone = { $name }：卖完了，还不知道什么时候补。

# 提出方案前要问的
assistant-who = 请先告诉我您是谁：账户的邮箱，或者姓名和邮编。
assistant-who-unmet = 没有找到对应的账户。请写账户的邮箱，或者与商店登记一致的姓名和邮编。
assistant-ask-line = 是订单 { $order } 里的哪一件？
assistant-ask-lines = 是订单 { $order } 里的哪几件？
assistant-ask-swaps = 订单 { $order } 里哪一件要换？
assistant-ask-variant = { $detail } 要换成哪一种？
assistant-ask-variant-none = { $detail } 没有别的款可以换。可以退货，有质量问题也可以在这里说，或者找人工客服。
assistant-ask-method = 订单 { $order } 用哪种支付方式？
assistant-ask-reason = 是什么原因？
assistant-ask-address = 新地址是什么？请写街道、城市、省份、邮编和国家。
assistant-ask-money = 多少金额？请用数字写，并带上货币。
assistant-ask-email = 新的邮箱是什么？
assistant-ask-phone = 新的电话号码是什么？
assistant-ask-yes_no = 通过吗？
assistant-ask-lost_coupon = 是哪一张优惠券？
assistant-ask-return = 是订单 { $order } 的哪一次退货？
assistant-ask-exchange = 是订单 { $order } 的哪一次换货？
assistant-ask-sent_back = 是订单 { $order } 的哪一次退换货？
assistant-ask-claim = 是订单 { $order } 的哪一个问题？

# Proving who she is by a code
assistant-code-offer = 办这件事要先确认是您本人。把六位验证码发到 { $to } 可以吗？
assistant-code-offer-ways = 办这件事要先确认是您本人。六位验证码发到哪里？
assistant-code-expired = 这个验证码已经失效。要重新发一个吗？
assistant-code-sent = 六位验证码已发往 { $to }，请在十分钟内在这里输入。除此之外，我们不会在任何地方向您索要验证码。
assistant-code-sent-if = 如果 { $to } 是账户邮箱，六位验证码已经发过去了，请在十分钟内在这里输入。
assistant-code-right = 谢谢，已确认是您本人。
assistant-code-wrong = 验证码不对，还可以再试 { $left } 次。
assistant-code-missed = 试错次数太多，这个验证码作废了。
assistant-code-too-soon = 上一个验证码发出还不到一分钟，请找一找（垃圾邮件里也看看），然后在这里输入。
assistant-code-too-many = 一小时内能发的验证码已经发完了。
assistant-code-no-way = 办这件事要先确认是您本人，可是我没有您的邮箱和手机号。
choice-code-email = 发到 { $to }
choice-code-phone = 短信发到 { $to }
choice-code-again = 重新发送验证码
