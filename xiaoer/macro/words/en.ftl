error-macro_field_unknown = There is no field {"{{"}{ $field }{"}}"}.
error-macro_braces = A field is not closed: it begins with {"{{"} and ends with {"}}"}.
error-macro_shortcut = A shortcut is one word without spaces.
error-macro_shortcut_taken = “{ $name }” already has the shortcut { $shortcut }.
error-macro_other_id = The quick reply in the address is another one.
error-locale_unknown = Nobody here speaks the language “{ $language }”.
