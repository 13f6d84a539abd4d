error-inbox_not_found = Esa bandeja no existe.
error-forbidden_origin = Esta página no puede abrir el chat.
error-invalid_frame = No se ha podido leer.
error-not_found = Eso no está.
error-unauthorized = Vuelva a iniciar sesión.
error-forbidden = No tiene permiso para eso.
