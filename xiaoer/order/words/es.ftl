# How an order stands, as its customer reads it
order-status-unpaid = Pendiente de pago
order-status-paid = Pagado, sin preparar aún
order-status-packed = Preparado, sin entregar al transportista
order-status-shipped = Enviado
order-status-delivered = Entregado
order-status-completed = Completado
order-status-cancelled = Cancelado
order-status-returning = En devolución
order-status-exchanging = En cambio
order-status-refunding = Reembolso en curso
order-status-partially_refunded = Reembolsado en parte
order-status-refunded = Reembolsado

# How a parcel stands
parcel-status-label_created = Etiqueta lista, aún no lo tiene el transportista
parcel-status-in_transit = En camino
parcel-status-out_for_delivery = En reparto
parcel-status-delivered = Entregado
parcel-status-exception = Detenido
parcel-status-returned = Devuelto a la tienda
parcel-status-cancelled = Retenido

# Ways to pay
payment-kind-card = Tarjeta
payment-kind-paypal = PayPal
payment-kind-alipay = Alipay
payment-kind-wechat_pay = WeChat Pay
payment-kind-gift_card = Tarjeta regalo
payment-kind-bank_transfer = Transferencia
payment-kind-cash = Contra reembolso

# How a refund stands
refund-status-pending = Reembolso en camino
refund-status-done = Reembolsado
refund-status-failed = El reembolso no se completó

# Why the shop said no
error-order_not_found = No existe ese pedido.
error-order_shipped = Este pedido ya ha salido y no se puede cancelar. Puede devolverlo cuando llegue.
error-order_cancelled = Este pedido ya está cancelado.
error-order_refunded = Este pedido ya está reembolsado; no queda nada que cancelar.
error-key_reused = Esta clave ya corresponde a otra cosa.
error-already_coming_back = Este pedido ya tiene una devolución o un cambio en curso.
error-not_delivered = Este pedido todavía no ha llegado y no se puede devolver.
error-variant_sold_out = Esa variante está agotada.
error-more_than_paid = Es más de lo que queda de lo pagado.
error-several_payments = Este pedido se pagó de varias formas.
error-nothing_paid = No queda nada de lo pagado.
error-same_payment = Este pedido ya se pagó de esa forma.
error-balance_too_small = La tarjeta regalo no tiene saldo suficiente.
error-no_such_line = Este artículo no está en el pedido.
error-no_such_variant = La tienda no tiene esa variante.
error-no_such_payment = No hay registrada esa forma de pago.
error-no_such_customer = No existe ese cliente.
error-not_left = Este pedido todavía no ha salido.
error-already_arrived = Este pedido ya ha llegado.
error-already_hurried = Ya hay alguien ocupándose de este pedido.
error-already_reshipped = Esto ya se está enviando de nuevo.
error-already_claimed = Ya hay una reclamación abierta por esto.
error-no_such_case = No existe ese caso.
error-already_closed = Esto ya está cerrado.
error-label_issued = Ya hay una etiqueta para esto.
error-no_return_address = La tienda no tiene dirección para devoluciones desde ahí.
error-more_than_promised = Es más de lo prometido por lo que se devuelve.
error-account_locked = Esta cuenta está bloqueada.
error-account_not_locked = Esta cuenta no está bloqueada.
error-no_email = No se conoce su correo.
error-bad_email = Esto no es una dirección de correo.
error-bad_phone = Esto no es un número de teléfono.
error-email_in_use = Este correo pertenece a otra cuenta.
error-same_contact = Con eso no cambiaría nada.
error-no_such_coupon = No tiene ese cupón.
error-already_reissued = Ya hay otro cupón por este.
error-coupon_exists = Ya existe un cupón con ese código.
error-coupon_unclear = Un cupón da un porcentaje o un importe, en una sola moneda.
error-import_no_text = El producto { $id } de la importación no tiene nombre.
error-import_mixed_currencies = El pedido { $id } de la importación mezcla monedas.
error-import_no_customer = El pedido { $id } de la importación es de un cliente que no está.
error-import_unknown_payment = No se conoce la forma de pago de { $id } en la importación.
error-import_unknown_status = No se conoce el estado del pedido { $id } en la importación.

# The shop's letters
letter-password-subject = Elija una contraseña nueva
letter-password =
    Aquí puede elegir una contraseña nueva, durante una hora:
    { $link }

    ¿No lo ha pedido usted? Entonces no haga nada: su contraseña sigue siendo la misma.
error-letter_not_sent = No se pudo enviar la carta.
