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
error-import_no_text = El producto { $id } de la importación no tiene nombre.
error-import_mixed_currencies = El pedido { $id } de la importación mezcla monedas.
error-import_no_customer = El pedido { $id } de la importación es de un cliente que no está.
error-import_unknown_payment = No se conoce la forma de pago de { $id } en la importación.
error-import_unknown_status = No se conoce el estado del pedido { $id } en la importación.
