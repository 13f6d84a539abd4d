error-too_many = 操作太快了，请稍等片刻再试。
error-busy = 现在有些繁忙，请稍后再试。
error-failed = 未能保存，没有任何更改，请重试。
error-unknown = 暂时无法确认是否已保存。请再发一次，不会重复计算。
error-timed_out = 用时过长，已停止，没有任何更改。

# 服务器生成的页面
page-skip = 跳到内容
page-language = 语言
language-zh-CN = 中文
language-en = English
language-es = Español
