# 取消订单
action-cancel_order-name = 取消订单
action-cancel_order-title = 取消订单 { $order }
action-cancel_order-ask = 要取消订单 { $order } 吗？取消后：
action-cancel_order-yes = 确认取消
action-cancel_order-no = 不取消
action-cancel_order-done = 订单 { $order } 已取消。
action-cancel_order-line-coupon = 优惠券 { $code } 可以再次使用
action-cancel_order-line-final = 取消后不能恢复
action-cancel_order-not-cancelled = 订单 { $order } 已经取消了，无需再次取消。
action-cancel_order-not-money_back = 订单 { $order } 已经在退款，不能再取消。
action-cancel_order-not-left = 订单 { $order } 已经发出，不能取消了。收到后可以退货。
action-cancel_order-why-cancelled = 已取消
action-cancel_order-why-money_back = 已在退款
action-cancel_order-why-left = 已发货

# 任何一件事都可能说明的
action-line-goods = { $title } × { $quantity }
action-line-refund = { $amount } 退回到{ $to }
action-line-no_refund = 没有需要退回的款项
action-line-swap = { $title }：{ $before } 换成 { $after }
action-line-pay = 用{ $to }支付 { $amount }
action-line-no_difference = 价格不变
action-line-address = { $address }
action-line-refund_pending = { $amount } 正在退回到{ $to }。
action-line-refund_done = { $amount } 已退到{ $to }。

# 任何一件事进行得怎样
action-confirmed = 好的，正在为您办理。
action-awaiting = 谢谢。这件事要同事批准，24 小时内给您回音。
action-sent = 好的，正在为您办理。
action-declined = 好的，什么都没有改动。
action-voided = 订单在这期间有变化，刚才的方案已失效。没有做任何操作，请再说一次您的需要。
action-withdrawn = 刚才的提议已经撤回，什么都没有改动。
action-unknown = 商店还没有确认结果，我正在核实，不会重复办理。
action-escalated = 商店仍无法确认是否办成，会有同事来核实，不会重复办理。

# 为什么没有办
action-refused-not_signed_in = 请先在商店登录，我才能为您处理订单。
action-refused-not_this_hand = 这件事只能由同事为您办理。
action-refused-order_not_found = 没有找到您的这个订单。
action-refused-needs_person = 这件事我不能自己决定，会请同事来处理。
action-refused-unreachable = 暂时联系不上商店，没有做任何操作。会请同事来处理。
action-refused-rejected = 同事看过了，不能批准，会有人和您联系。
action-refused-not_approved = 没有人及时批准，所以什么都没有改动，同事会处理。
action-refused-failed = 没有办成：商店显示没有任何改动。会请同事来处理。
action-refused-shop = 商店没有接受，因此没有做任何操作。

# 给同事看的简短原因
action-why-not_signed_in = 客户未登录
action-why-not_this_hand = 客服不能办理
action-why-order_not_found = 没有这笔订单
action-why-needs_person = 需主管决定

error-own_deed = 自己提议的，要由别人批准。
error-deed_still_looked_for = 系统还在自己查，查完仍不清楚时才由人来定。
error-why_empty = 请用几个字写明您是怎么知道的。
error-deed_closed = 这件事已有结果，不能再改。
error-no_such_action = 这件事不能这样办。


# 换地址
action-change_address-name = 修改地址
action-change_address-title = 订单 { $order } 改送
action-change_address-ask = 要把订单 { $order } 改送到这个地址吗？
action-change_address-yes = 就送这里
action-change_address-no = 先不改
action-change_address-done = 订单 { $order } 已改送新地址。
action-change_default_address-name = 修改默认地址
action-change_default_address-title = 新的默认地址
action-change_default_address-ask = 以后的订单都寄到这个地址吗？
action-change_default_address-yes = 就用这个
action-change_default_address-no = 先不改
action-change_default_address-done = 以后的订单会寄到新地址。

# 换规格、换支付方式
action-change_items-name = 换规格
action-change_items-title = 更换订单 { $order } 的商品
action-change_items-ask = 订单 { $order } 这样换可以吗？
action-change_items-yes = 就这样换
action-change_items-no = 先不换
action-change_items-done = 订单 { $order } 已更换。
action-change_items-line-once = 商品只能更换一次，换了以后不能再改，也不能取消
action-change_items-not-nothing_paid = 订单 { $order } 还没有付款，差价无从结算；可以取消后重新下单。
action-change_items-why-nothing_paid = 还没有付款
action-change_payment-name = 换支付方式
action-change_payment-title = 订单 { $order } 换一种方式支付
action-change_payment-ask = 订单 { $order } 改成这样支付吗？
action-change_payment-yes = 就这样改
action-change_payment-no = 先不改
action-change_payment-done = 订单 { $order } 已改用新的方式支付。
action-change_payment-not-several_payments = 订单 { $order } 用了多种方式支付，需要同事来改。
action-change_payment-not-same_payment = 订单 { $order } 本来就是这样支付的。
action-change_payment-why-several_payments = 用了多种方式支付
action-change_payment-why-same_payment = 本来就是这样支付

# 退换
action-return_items-name = 退货
action-return_items-title = 订单 { $order } 退货
action-return_items-ask = 要为订单 { $order } 办理这次退货吗？
action-return_items-yes = 办理退货
action-return_items-no = 不退了
action-return_items-done = 订单 { $order } 的退货已登记，寄回方式会发到您的邮箱。
action-return_items-line-later = 收到退货后，{ $amount } 退回{ $to }
action-exchange_items-name = 换货
action-exchange_items-title = 订单 { $order } 换货
action-exchange_items-ask = 要为订单 { $order } 办理这次换货吗？
action-exchange_items-yes = 办理换货
action-exchange_items-no = 不换了
action-exchange_items-done = 订单 { $order } 的换货已登记，您选的商品已预留。寄回方式会发到您的邮箱。
action-exchange_items-line-once = 每个订单只能换一次货

# 款项
action-refund_order-name = 退款
action-refund_order-title = 订单 { $order } 退款
action-refund_order-ask = 要为订单 { $order } 退这笔款吗？
action-refund_order-yes = 退款
action-refund_order-no = 先不退
action-refund_order-done = 订单 { $order } 的退款已发出。
action-compensate-name = 补偿
action-compensate-title = 订单 { $order } 的补偿
action-compensate-ask = 订单 { $order } 给您这样补偿，可以吗？
action-compensate-yes = 可以，谢谢
action-compensate-no = 不用
action-compensate-done = 订单 { $order } 的补偿已发出。

# 为什么办不了：对客户说的，和写在旁边给同事看的
action-not-no_such_line = 订单 { $order } 里没有这件商品。
action-not-no_such_variant = 店里没有这个规格。
action-not-same_variant = 订单 { $order } 里就是这个规格。
action-not-sold_out = 这个规格已经售完。
action-not-no_such_payment = 您没有登记这种支付方式。
action-not-balance_too_small = 礼品卡余额不够。
action-not-no_address = 地址不完整，需要街道、城市和国家。
action-not-cancelled = 订单 { $order } 已经取消。
action-not-left = 订单 { $order } 已经发出。
action-not-not_arrived = 订单 { $order } 还没有送达。
action-not-coming_back = 订单 { $order } 已经在退换中。
action-not-money_back = 订单 { $order } 已经退款。
action-not-items_changed = 订单 { $order } 的商品已经换过一次，不能再改。
action-not-more_than_remains = 超过了订单 { $order } 还能退的金额。
action-not-no_amount = 需要一个订单币种的金额。
action-not-nothing_paid = 订单 { $order } 没有可退的款项。
action-not-under_way = 订单 { $order } 还有别的操作正在进行，请等有结果后再提。
action-why-no_such_line = 不在这个订单里
action-why-no_such_variant = 没有这个规格
action-why-same_variant = 规格没有变
action-why-sold_out = 已售完
action-why-no_such_payment = 没有这种支付方式
action-why-balance_too_small = 礼品卡余额不够
action-why-no_address = 地址不完整
action-why-cancelled = 已取消
action-why-left = 已发货
action-why-not_arrived = 还没有送达
action-why-coming_back = 已在退换中
action-why-money_back = 已退款
action-why-items_changed = 商品已换过一次
action-why-more_than_remains = 超过可退金额
action-why-no_amount = 没有金额
action-why-nothing_paid = 没有可退的款项
action-why-under_way = 有别的操作正在进行

# 要问的
action-field-item = 商品
action-field-items = 商品
action-field-reason = 原因
action-field-part = 退什么
action-field-swaps = 新规格
action-field-method_id = 支付方式
action-field-address = 地址
action-field-amount = 金额
action-reason-no_longer_needed = 不再需要
action-reason-ordered_by_mistake = 下错单
action-reason-other = 其他
action-reason-no_reason = 无理由
action-reason-damaged = 破损
action-reason-wrong = 发错货
action-reason-quality = 质量问题
action-reason-late = 延误
action-reason-all = 剩余全部
action-reason-line = 一件商品
action-reason-freight = 运费
action-reason-amount = 一笔金额
