handed-off = Estoy llamando a una persona. Su lugar está guardado.

error-empty = Todavía no hay nada escrito.
error-too_long = Es demasiado largo: { $limit } caracteres como máximo.
error-id_taken = Este identificador ya pertenece a otro mensaje.
error-not_possible = Eso no es posible ahora en esta conversación.
error-not_yours = Esta conversación la lleva un compañero.
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
