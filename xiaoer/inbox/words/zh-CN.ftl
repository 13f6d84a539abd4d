error-inbox_not_found = 没有这个收件箱。
error-forbidden_origin = 这个页面不能打开客服窗口。
error-invalid_frame = 读不懂这条内容。
error-not_found = 找不到。
error-unauthorized = 请重新登录。
error-forbidden = 您没有权限这样做。
