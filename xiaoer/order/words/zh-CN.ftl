# How an order stands, as its customer reads it
order-status-unpaid = 待付款
order-status-paid = 已付款，待发货
order-status-packed = 已打包，待发出
order-status-shipped = 已发货
order-status-delivered = 已送达
order-status-completed = 已完成
order-status-cancelled = 已取消
order-status-returning = 退货中
order-status-exchanging = 换货中
order-status-refunding = 退款中
order-status-partially_refunded = 已部分退款
order-status-refunded = 已退款

# How a parcel stands
parcel-status-label_created = 已出面单，快递还没收件
parcel-status-in_transit = 在路上
parcel-status-out_for_delivery = 正在派送
parcel-status-delivered = 已签收
parcel-status-exception = 停住了，有异常
parcel-status-returned = 已退回
parcel-status-cancelled = 已拦下

# Ways to pay
payment-kind-card = 银行卡
payment-kind-paypal = PayPal
payment-kind-alipay = 支付宝
payment-kind-wechat_pay = 微信支付
payment-kind-gift_card = 礼品卡
payment-kind-bank_transfer = 银行转账
payment-kind-cash = 货到付款

# How a refund stands
refund-status-pending = 退款在路上
refund-status-done = 已退到账
refund-status-failed = 退款没成功

# Why the shop said no
error-order_not_found = 没有找到这个订单。
error-order_shipped = 这个订单已经发出，不能取消。收到后可以退货。
error-order_cancelled = 这个订单已经取消了。
error-order_refunded = 这个订单已经退款，不用再取消。
error-key_reused = 这个编号已经用在另一件事上。
error-already_coming_back = 这个订单已经在退货或换货中。
error-not_delivered = 这个订单还没有送达，不能退换。
error-variant_sold_out = 这个规格卖完了。
error-more_than_paid = 这超过了还可以退的金额。
error-several_payments = 这个订单是用几种方式付款的。
error-nothing_paid = 没有可以退的款项了。
error-same_payment = 这个订单已经是用这种方式付款的。
error-balance_too_small = 礼品卡余额不够。
error-no_such_line = 订单里没有这件商品。
error-no_such_variant = 没有这个规格。
error-no_such_payment = 没有登记这种支付方式。
error-no_such_customer = 没有这位顾客。
error-not_left = 这个订单还没有发出。
error-already_arrived = 这个订单已经送到了。
error-already_hurried = 这个订单已经在催办了。
error-already_reshipped = 这件商品已经在补发了。
error-already_claimed = 这件商品已经有一个投诉在处理。
error-no_such_case = 没有这个售后单。
error-already_closed = 这个售后单已经结束。
error-label_issued = 寄回面单已经有了。
error-no_return_address = 店铺没有可供从那里寄回的地址。
error-more_than_promised = 这比答应退的金额多。
error-account_locked = 这个账户已被锁定。
error-account_not_locked = 这个账户没有被锁定。
error-no_email = 没有登记邮箱。
error-bad_email = 这不是有效的邮箱地址。
error-bad_phone = 这不是有效的电话号码。
error-email_in_use = 这个邮箱已用于另一个账户。
error-same_contact = 和现在的一样，没有需要修改的。
error-no_such_coupon = 没有这张优惠券。
error-already_reissued = 这张优惠券已经补发过了。
error-coupon_exists = 已经有这个编号的优惠券。
error-coupon_unclear = 优惠券要么按比例，要么按金额，并且只用一种货币。
error-import_no_text = 导入的商品 { $id } 没有名称。
error-import_mixed_currencies = 导入的订单 { $id } 混用了几种货币。
error-import_no_customer = 导入的订单 { $id } 属于一位不在其中的顾客。
error-import_unknown_payment = 导入的 { $id } 的付款方式不认识。
error-import_unknown_status = 导入的订单 { $id } 的状态不认识。

# The shop's letters
letter-password-subject = 设置新密码
letter-password =
    请在一小时内打开这里设置新密码：
    { $link }

    不是您本人要求的？不用理会，原来的密码不变。
error-letter_not_sent = 邮件没能发出。
