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
action-line-refund_pending = { $amount } 正在退回到{ $to }。
action-line-refund_done = { $amount } 已退到{ $to }。

# 任何一件事进行得怎样
action-confirmed = 好的，正在为您办理。
action-sent = 好的，正在为您办理。
action-declined = 好的，什么都没有改动。
action-voided = 订单在这期间有变化，刚才的方案已失效。没有做任何操作，请再说一次您的需要。
action-unknown = 商店还没有确认结果，我正在核实，不会重复办理。
action-escalated = 商店仍无法确认是否办成，会有同事来核实，不会重复办理。

# 为什么没有办
action-refused-not_signed_in = 请先在商店登录，我才能为您处理订单。
action-refused-not_this_hand = 这件事只能由同事为您办理。
action-refused-order_not_found = 没有找到您的这个订单。
action-refused-needs_person = 这件事我不能自己决定，会请同事来处理。
action-refused-unreachable = 暂时联系不上商店，没有做任何操作。会请同事来处理。
action-refused-failed = 没有办成：商店显示没有任何改动。会请同事来处理。
action-refused-shop = 商店没有接受，因此没有做任何操作。

# 给同事看的简短原因
action-why-not_signed_in = 客户未登录
action-why-not_this_hand = 客服不能办理
action-why-order_not_found = 没有这笔订单
action-why-needs_person = 需主管决定

error-deed_closed = 这件事已有结果，不能再改。
error-no_such_action = 这件事不能这样办。
