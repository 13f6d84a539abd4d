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
action-line-swap = { $title }: { $after } en lugar de { $before }
action-line-pay = Se pagan { $amount } con { $to }
action-line-no_difference = El precio no cambia
action-line-address = { $address }
action-line-refund_pending = { $amount } están en camino de vuelta a { $to }.
action-line-refund_done = { $amount } ya están devueltos en { $to }.

# Cómo va cualquier gestión
action-confirmed = Gracias. Lo estoy haciendo.
action-awaiting = Gracias. Tiene que aprobarlo una persona; le diremos algo en 24 horas.
action-sent = Gracias. Lo estoy haciendo.
action-declined = De acuerdo, no se cambia nada.
action-voided = Algo ha cambiado en el pedido desde que pregunté, así que esa propuesta ya no vale. No se ha hecho nada; pídamelo de nuevo.
action-withdrawn = He retirado esa propuesta; no se ha hecho nada.
action-unknown = La tienda aún no lo ha confirmado. Lo estoy comprobando y no se hará dos veces.
action-escalated = La tienda sigue sin poder decir si se hizo. Lo revisará una persona; no se hará dos veces.

# Por qué no se hace
action-refused-not_signed_in = Inicie sesión primero en la tienda para que pueda gestionar su pedido.
action-refused-not_this_hand = Esto solo lo puede hacer una persona del equipo.
action-refused-order_not_found = No encuentro ese pedido entre los suyos.
action-refused-needs_person = Esto no puedo decidirlo yo. Lo verá una persona del equipo.
action-refused-unreachable = No he podido contactar con la tienda, así que no se ha hecho nada. Lo verá una persona del equipo.
action-refused-rejected = Lo ha visto una persona y no puede aprobarlo. Alguien se pondrá en contacto con usted.
action-refused-not_approved = Nadie pudo aprobarlo a tiempo y no se ha hecho nada. Lo verá una persona.
action-refused-failed = No se pudo hacer: la tienda muestra que nada ha cambiado. Lo verá una persona del equipo.
action-refused-shop = La tienda no lo aceptó, así que no se ha hecho nada.

# Lo mismo para quienes trabajan aquí
action-why-not_signed_in = La clienta no ha iniciado sesión
action-why-not_this_hand = No para el personal
action-why-order_not_found = No hay tal pedido suyo
action-why-needs_person = Decide un supervisor

error-own_deed = Lo que usted propone lo tiene que aprobar otra persona.
error-deed_still_looked_for = Todavía se está comprobando por sí solo. Cuando termine, podrá resolverlo.
error-why_empty = Diga en pocas palabras cómo lo sabe.
error-deed_closed = Esto ya está decidido y no se puede cambiar.
error-no_such_action = Eso no se puede hacer así.


# Otra dirección
action-change_address-name = Cambiar dirección
action-change_address-title = Nueva dirección para el pedido { $order }
action-change_address-ask = ¿Envío el pedido { $order } a esta dirección?
action-change_address-yes = Sí, enviarlo allí
action-change_address-no = No, dejarlo así
action-change_address-done = El pedido { $order } va a la nueva dirección.
action-change_default_address-name = Cambiar dirección habitual
action-change_default_address-title = Nueva dirección habitual
action-change_default_address-ask = ¿Uso esta dirección para sus próximos pedidos?
action-change_default_address-yes = Sí, usarla
action-change_default_address-no = No, dejarlo así
action-change_default_address-done = Sus próximos pedidos irán a la nueva dirección.

# Otras variantes, otra forma de pago
action-change_items-name = Cambiar artículos
action-change_items-title = Cambiar artículos del pedido { $order }
action-change_items-ask = ¿Hago este cambio en el pedido { $order }?
action-change_items-yes = Sí, cambiarlo
action-change_items-no = No, dejarlo así
action-change_items-done = El pedido { $order } está cambiado.
action-change_items-line-once = Los artículos se cambian una sola vez; después el pedido no se puede cambiar ni cancelar
action-change_items-not-nothing_paid = El pedido { $order } todavía no está pagado y no hay con qué liquidar la diferencia; se puede cancelar y pedir de nuevo.
action-change_items-why-nothing_paid = Todavía sin pagar
action-change_payment-name = Cambiar pago
action-change_payment-title = Pagar el pedido { $order } de otra forma
action-change_payment-ask = ¿Cambio la forma de pago del pedido { $order }?
action-change_payment-yes = Sí, cambiarla
action-change_payment-no = No, dejarla así
action-change_payment-done = El pedido { $order } se paga de la nueva forma.
action-change_payment-not-several_payments = El pedido { $order } se pagó de varias formas; tiene que cambiarlo una persona.
action-change_payment-not-same_payment = El pedido { $order } ya se paga así.
action-change_payment-why-several_payments = Pagado de varias formas
action-change_payment-why-same_payment = Ya se paga así

# Devoluciones y cambios
action-return_items-name = Devolver artículos
action-return_items-title = Devolución del pedido { $order }
action-return_items-ask = ¿Registro esta devolución del pedido { $order }?
action-return_items-yes = Sí, devolver
action-return_items-no = No, quedármelo
action-return_items-done = La devolución del pedido { $order } está registrada. Recibirá un correo con las instrucciones de envío.
action-return_items-line-later = { $amount } se devuelven a { $to } cuando llegue
action-exchange_items-name = Cambiar por otro
action-exchange_items-title = Cambio del pedido { $order }
action-exchange_items-ask = ¿Registro este cambio del pedido { $order }?
action-exchange_items-yes = Sí, cambiar
action-exchange_items-no = No, quedármelo
action-exchange_items-done = El cambio del pedido { $order } está registrado y lo que eligió queda reservado. Recibirá un correo con las instrucciones de envío.
action-exchange_items-line-once = Cada pedido admite un solo cambio

# Dinero
action-refund_order-name = Reembolsar
action-refund_order-title = Reembolso del pedido { $order }
action-refund_order-ask = ¿Reembolso esto del pedido { $order }?
action-refund_order-yes = Sí, reembolsar
action-refund_order-no = No
action-refund_order-done = El reembolso del pedido { $order } está en camino.
action-compensate-name = Compensar
action-compensate-title = Compensación por el pedido { $order }
action-compensate-ask = ¿Le compenso así por el pedido { $order }?
action-compensate-yes = Sí, gracias
action-compensate-no = No
action-compensate-done = La compensación por el pedido { $order } está en camino.

# Por qué no se puede: dicho al cliente y, al lado, al personal
action-not-no_such_line = No encuentro ese artículo en el pedido { $order }.
action-not-no_such_variant = La tienda no tiene esa variante.
action-not-same_variant = Es la variante que ya tiene el pedido { $order }.
action-not-sold_out = Esa variante está agotada.
action-not-no_such_payment = No tiene registrada esa forma de pago.
action-not-balance_too_small = La tarjeta regalo no tiene saldo suficiente.
action-not-no_address = La dirección no está completa: necesito calle, ciudad y país.
action-not-cancelled = El pedido { $order } está cancelado.
action-not-left = El pedido { $order } ya ha salido.
action-not-not_arrived = El pedido { $order } todavía no ha llegado.
action-not-coming_back = El pedido { $order } ya tiene una devolución o un cambio en curso.
action-not-money_back = El pedido { $order } ya está reembolsado.
action-not-items_changed = Los artículos del pedido { $order } ya se cambiaron una vez; no se puede cambiar más.
action-not-more_than_remains = Es más de lo que queda por reembolsar del pedido { $order }.
action-not-no_amount = Necesito un importe en la moneda del pedido.
action-not-nothing_paid = No queda nada por reembolsar del pedido { $order }.
action-not-under_way = Todavía se está haciendo otra cosa con el pedido { $order }. Vuelva a pedirlo cuando haya terminado.
action-why-no_such_line = No está en el pedido
action-why-no_such_variant = No existe esa variante
action-why-same_variant = La misma variante
action-why-sold_out = Agotado
action-why-no_such_payment = No tiene esa forma de pago
action-why-balance_too_small = Saldo insuficiente
action-why-no_address = Dirección incompleta
action-why-cancelled = Cancelado
action-why-left = Ya enviado
action-why-not_arrived = Sin entregar
action-why-coming_back = Devolución o cambio en curso
action-why-money_back = Ya reembolsado
action-why-items_changed = Ya se cambió una vez
action-why-more_than_remains = Más de lo que queda
action-why-no_amount = Sin importe
action-why-nothing_paid = Nada por reembolsar
action-why-under_way = Hay otra gestión en curso

# Lo que se pregunta
action-field-item = Artículo
action-field-items = Artículos
action-field-reason = Motivo
action-field-part = Qué
action-field-swaps = Nuevas variantes
action-field-method_id = Forma de pago
action-field-address = Dirección
action-field-amount = Importe
action-reason-no_longer_needed = Ya no hace falta
action-reason-ordered_by_mistake = Pedido por error
action-reason-other = Otro motivo
action-reason-no_reason = Sin motivo
action-reason-damaged = Dañado
action-reason-wrong = Artículo equivocado
action-reason-quality = No es como debería
action-reason-late = Retraso
action-reason-all = Todo lo que queda
action-reason-line = Un artículo
action-reason-freight = Envío
action-reason-amount = Un importe
