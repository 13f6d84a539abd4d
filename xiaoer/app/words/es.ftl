error-invalid = No se ha podido leer.
error-method_not_allowed = Eso no se puede hacer así.
error-too_large = Es demasiado grande.
error-internal = Algo ha fallado por nuestra parte. Nada de lo que envió antes se ha perdido.
