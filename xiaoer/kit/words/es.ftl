error-too_many = Ha sido demasiado rápido. Espere un momento y vuelva a intentarlo.
error-busy = Ahora mismo hay mucha actividad. Vuelva a intentarlo en un momento.
error-failed = No se ha podido guardar. No ha cambiado nada; inténtelo de nuevo.
error-unknown = Aún no sabemos si se ha guardado. Envíalo otra vez: no contará dos veces.
error-timed_out = Ha tardado demasiado y se ha detenido. No ha cambiado nada.

# Páginas que hace el servidor
page-skip = Ir al contenido
page-language = Idioma
language-zh-CN = 中文
language-en = English
language-es = Español
