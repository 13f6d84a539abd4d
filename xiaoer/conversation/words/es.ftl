handed-off = Estoy llamando a una persona. Su lugar está guardado.

code-sent = Hemos enviado un código de seis cifras a { $to }. Escríbalo aquí en diez minutos.
code-result-right = Gracias, ahora sabemos con seguridad que es usted.
code-result-wrong = { $left ->
    [one] Ese no es el código que enviamos. Le queda un intento.
   *[other] Ese no es el código que enviamos. Le quedan { $left } intentos.
}
code-result-expired = Ese código ya no vale. Pida uno nuevo.
code-result-too_many = Demasiados intentos: ese código ya no vale. Pida uno nuevo.
code-result-used = Ese código ya se usó; sabemos que es usted.

error-empty = Todavía no hay nada escrito.
error-too_long = Es demasiado largo: { $limit } caracteres como máximo.
error-id_taken = Este identificador ya pertenece a otro mensaje.
error-not_possible = Eso no es posible ahora en esta conversación.
error-not_yours = Esta conversación la lleva un compañero.
error-snoozed_by = Un compañero ha pospuesto esta conversación y volverá a ella; un supervisor puede asumirla.
error-taken = Un compañero se ha adelantado.
error-already_picked = Ya ha elegido.
error-no_such_choice = Esa no es una de las opciones.
error-nothing_to_pick = Aquí no hay nada que elegir.
error-offer_closed = Esto ya está decidido y no se puede cambiar.
error-no_such_attachment = Ese archivo no está.
error-invalid_cursor = Esa página no existe.
error-label_empty = Una etiqueta necesita un nombre legible.
error-label_twice = La misma etiqueta está dos veces.
error-not_later = Elige un momento futuro, dentro de un año.
error-one_receiver = Pásala a una persona o a un equipo, no a ambos.
