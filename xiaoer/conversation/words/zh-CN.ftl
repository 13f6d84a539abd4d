handed-off = 正在为您找人工客服，位子给您留着。

code-sent = 六位验证码已发到 { $to }，请在十分钟内在这里输入。
code-result-right = 谢谢，已确认是您本人。
code-result-wrong = 验证码不对，还可以再试 { $left } 次。
code-result-expired = 这个验证码已经失效，请重新获取。
code-result-too_many = 试错次数太多，这个验证码作废了，请重新获取。
code-result-used = 这个验证码已经用过，我们知道是您本人。

error-empty = 还没有写内容。
error-too_long = 太长了，最多 { $limit } 个字。
error-id_taken = 这个编号已经用在别的消息上了。
error-not_possible = 这个会话现在不能这样操作。
error-not_yours = 这个会话由同事负责。
error-snoozed_by = 同事把这个会话设为稍后处理，到时会回到同事那里；主管可以接手。
error-taken = 同事已经先接了。
error-already_picked = 您已经选过了。
error-no_such_choice = 没有这个选项。
error-nothing_to_pick = 这里没有可选的内容。
error-offer_closed = 这件事已经定了，不能再改回答。
error-no_such_attachment = 找不到这个附件。
error-invalid_cursor = 没有这一页。
error-label_empty = 标签需要一个看得见的名字。
error-label_twice = 同一个标签写了两次。
error-not_later = 请选一个还没到的时间，一年以内。
error-one_receiver = 转给一位同事或一个技能组，不能同时转给两者。
