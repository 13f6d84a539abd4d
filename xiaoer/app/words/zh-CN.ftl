error-invalid = 读不懂这个请求。
error-method_not_allowed = 不能这样操作。
error-too_large = 太大了。
error-internal = 我们这边出错了。您之前发的内容都在。
