error-invalid = 读不懂这个请求。
error-method_not_allowed = 不能这样操作。
error-too_large = 太大了。
error-internal = 我们这边出错了。您之前发的内容都在。
error-origin_invalid = “{ $origin }”不是网站地址；应类似 https://shop.example，不带路径。

# 帮助中心
help-title = 帮助
help-shop = 店铺
help-question = 遇到什么事了？
help-search = 搜索帮助
help-search-hint = 比如：怎么退货
help-search-go = 搜索
help-all = 全部文章
help-found = “{ $asked }”：{ $count } 篇
help-nothing = 没有找到讲“{ $asked }”的文章。换个说法试试，或者问聊天里的客服。
help-empty = 还没有文章。
help-show-all = 看全部文章
help-more = 再看一些
help-other-language = 这篇还没有中文，下面是英文。
help-missing = 没有这篇文章
help-missing-next = 它可能改了名字。搜一下，或者看全部文章。
