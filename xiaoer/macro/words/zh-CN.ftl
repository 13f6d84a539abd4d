error-macro_field_unknown = 没有 {"{{"}{ $field }{"}}"} 这个字段。
error-macro_braces = 有字段没有写完整：以 {"{{"} 开头，以 {"}}"} 结尾。
error-macro_shortcut = 快捷词是一个不带空格的词。
error-macro_shortcut_taken = “{ $name }”已经用了快捷词 { $shortcut }。
error-macro_other_id = 地址里的快捷回复是另一条。
error-locale_unknown = 这里没有“{ $language }”这种语言。
