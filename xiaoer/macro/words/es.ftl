error-macro_field_unknown = No existe el campo {"{{"}{ $field }{"}}"}.
error-macro_braces = Un campo no está cerrado: empieza con {"{{"} y termina con {"}}"}.
error-macro_shortcut = Un atajo es una sola palabra, sin espacios.
error-macro_shortcut_taken = «{ $name }» ya tiene el atajo { $shortcut }.
error-macro_other_id = La respuesta rápida de la dirección es otra.
error-locale_unknown = Aquí nadie habla el idioma «{ $language }».
