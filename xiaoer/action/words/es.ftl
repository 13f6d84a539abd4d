# Cancelar un pedido
action-cancel_order-name = Cancelar pedido
action-cancel_order-title = Cancelar el pedido { $order }
action-cancel_order-ask = ¿Cancelo el pedido { $order }? Esto es lo que pasará:
action-cancel_order-yes = Sí, cancelarlo
action-cancel_order-no = No, mantenerlo
action-cancel_order-done = El pedido { $order } está cancelado.
action-cancel_order-line-coupon = Podrá volver a usar el cupón { $code }
action-cancel_order-line-final = No se puede deshacer
action-cancel_order-not-cancelled = El pedido { $order } ya está cancelado; no hace falta hacer nada más.
action-cancel_order-not-money_back = El pedido { $order } ya se está reembolsando, por lo que no se puede cancelar además.
action-cancel_order-not-left = El pedido { $order } ya ha salido y no se puede cancelar. Puede devolverlo cuando llegue.
action-cancel_order-why-cancelled = Ya está cancelado
action-cancel_order-why-money_back = Ya se está reembolsando
action-cancel_order-why-left = Ya se ha enviado

# Líneas que puede mostrar cualquier gestión
action-line-goods = { $title } × { $quantity }
action-line-refund = Se devuelven { $amount } a { $to }
action-line-no_refund = No hay nada que devolver
action-line-refund_pending = { $amount } están en camino de vuelta a { $to }.
action-line-refund_done = { $amount } ya están devueltos en { $to }.

# Cómo va cualquier gestión
action-confirmed = Gracias. Lo estoy haciendo.
action-sent = Gracias. Lo estoy haciendo.
action-declined = De acuerdo, no se cambia nada.
action-voided = Algo ha cambiado en el pedido desde que pregunté, así que esa propuesta ya no vale. No se ha hecho nada; pídamelo de nuevo.
action-unknown = La tienda aún no lo ha confirmado. Lo estoy comprobando y no se hará dos veces.
action-escalated = La tienda sigue sin poder decir si se hizo. Lo revisará una persona; no se hará dos veces.

# Por qué no se hace
action-refused-not_signed_in = Inicie sesión primero en la tienda para que pueda gestionar su pedido.
action-refused-not_this_hand = Esto solo lo puede hacer una persona del equipo.
action-refused-order_not_found = No encuentro ese pedido entre los suyos.
action-refused-needs_person = Esto no puedo decidirlo yo. Lo verá una persona del equipo.
action-refused-unreachable = No he podido contactar con la tienda, así que no se ha hecho nada. Lo verá una persona del equipo.
action-refused-failed = No se pudo hacer: la tienda muestra que nada ha cambiado. Lo verá una persona del equipo.
action-refused-shop = La tienda no lo aceptó, así que no se ha hecho nada.

# Lo mismo para quienes trabajan aquí
action-why-not_signed_in = La clienta no ha iniciado sesión
action-why-not_this_hand = No para el personal
action-why-order_not_found = No hay tal pedido suyo
action-why-needs_person = Decide un supervisor

error-deed_closed = Esto ya está decidido y no se puede cambiar.
error-no_such_action = Eso no se puede hacer así.
