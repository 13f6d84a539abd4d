error-too_many = That was too fast. Please wait a moment and try again.
error-busy = We are very busy right now. Please try again in a moment.
error-failed = That could not be saved. Nothing was changed; please try again.
error-unknown = We do not know yet whether that was saved. Please send it again: it will not be counted twice.
error-timed_out = That took too long and was stopped. Nothing was changed.

# Pages the server makes
page-skip = Skip to the content
page-language = Language
language-zh-CN = 中文
language-en = English
language-es = Español
