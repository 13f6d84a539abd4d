# What is sent
code-subject = 您的验证码
code-email =
    您的验证码是 { $code }。

    请在索取验证码的页面输入，十分钟内有效。我们不会以任何方式向您索要验证码，电话里也不会。

    不是您本人操作？不必理会：没有验证码，谁也无法继续。
code-phone = 验证码 { $code }，十分钟内有效，请勿告诉任何人。非本人操作请忽略。

# What is not done
error-code_too_soon = 验证码刚刚发出，不到一分钟。请稍等再重新获取。
error-code_too_many = 一小时内最多发三次验证码，请稍后再试。
error-code_no_way = 店铺没有这位客户的这种联系方式。
error-code_not_sent = 验证码没有发出去。
