# La factura de un pedido
assistant-invoice = La factura { $number } del pedido { $order } se emitió el { $day } por { $total }.
assistant-invoice-title = Factura { $number }
assistant-invoice-coming = La factura { $number } del pedido { $order } se emitió el { $day } por { $total }. Aún no hay enlace.
assistant-invoice-none = Aún no hay factura del pedido { $order }.

# Lo que cuesta el envío
assistant-fee-home = su dirección ({ $place })
assistant-fee = El envío a { $place } cuesta { $amount }.
assistant-fee-free = El envío a { $place } es gratis.
assistant-fee-from = A partir de { $amount } es gratis.
assistant-fee-days = Suele tardar { $days } días.
assistant-fee-none = No encuentro gastos de envío para { $place }. Una persona puede decirle si enviamos allí.

# Cupones
assistant-coupons = Puede usar estos cupones:
assistant-coupons-none = Ahora mismo no tiene ningún cupón válido.
assistant-coupon-line = { $code }: { $terms }
assistant-coupon-percent = { $percent } % de descuento
assistant-coupon-amount = { $amount } de descuento
assistant-coupon-minimum = a partir de { $amount }
assistant-coupon-goods = solo para { $goods }
assistant-coupon-until = hasta el { $day }
assistant-coupon-unknown = No encuentro ningún cupón { $code } en su cuenta. ¿Está escrito tal cual?
assistant-coupon-used = El cupón { $code } ya se ha usado; vale una sola vez.
assistant-coupon-expired = El cupón { $code } valía hasta el { $day }. Ha caducado.
assistant-coupon-not_yet = El cupón { $code } aún no vale; empieza el { $day }.
assistant-coupon-wrong_goods = El cupón { $code } es solo para { $goods }; nada de eso está en el pedido { $order }.
assistant-coupon-other_goods = El cupón { $code } es para otros artículos que los del pedido { $order }.
assistant-coupon-other_money = El cupón { $code } está en otra moneda que el pedido { $order }.
assistant-coupon-threshold = Para el cupón { $code } faltan { $missing } en artículos en el pedido { $order }.
assistant-coupon-not_stackable = El cupón { $code } no vale junto con el otro cupón del pedido { $order }.
assistant-coupon-fits = El cupón { $code } sirve para el pedido { $order }; nada lo impide.
assistant-coupon-good = El cupón { $code } es válido. Estas son sus condiciones:

# Dónde está su dinero
assistant-refunds-of = Pedido { $order }:
assistant-refund-to-pending = { $amount } van de vuelta a { $to } desde el { $day }. Aún no han llegado.
assistant-refund-to-coming = { $amount } van de vuelta a { $to } desde el { $day }. Deberían llegar antes del { $by }.
assistant-refund-to-pending-sometime = { $amount } van de vuelta a { $to }. Aún no han llegado.
assistant-refund-to-done = { $amount } se devolvieron a { $to } el { $day }.
assistant-refund-to-done-sometime = { $amount } se devolvieron a { $to }.
assistant-refund-to-failed = Un reembolso de { $amount } a { $to } del { $day } no se completó. Tiene que verlo una persona.
assistant-refund-to-failed-sometime = Un reembolso de { $amount } a { $to } no se completó. Tiene que verlo una persona.
assistant-refund-later = { $amount } se devuelven a { $to } cuando lo que anunció el { $day } haya vuelto a la tienda y lo hayamos revisado.
assistant-refund-way-back = donde se pagó
assistant-no-refund = Ahora mismo no hay dinero suyo en camino de vuelta.

# Asuntos para los que no hay ni acción ni artículo
assistant-beyond-harm = Siento mucho que lo esté pasando tan mal. Usted importa más que cualquier pedido. Hable ahora mismo con alguien cercano o con el número de emergencias de donde esté. Aquí le responderá también una persona.
assistant-beyond-danger = Lo siento mucho. Si hay alguien herido, busque primero atención médica, y no use más el producto. Guárdelo, y también las fotos si las tiene; una persona se ocupa de esto ahora.
assistant-beyond-legal = Le entiendo. Esto tiene que verlo una persona y no una máquina, y le responderá aquí.
assistant-beyond-charge = Esto tiene que verlo una persona, y lo verá. No envíe aquí ningún número de tarjeta. Si el cargo no es suyo, avise también a su banco.
assistant-beyond-another = Solo puedo ver y cambiar lo que es de usted. La persona a la que pertenece esa cuenta o ese pedido puede iniciar sesión y escribirnos, o escribir aquí con el correo de la cuenta, y se hace. Si se pidió desde la cuenta de usted, dígame el número del pedido.
assistant-beyond-machine = Soy el asistente de la tienda: un programa, no una persona. Puedo consultar pedidos y hacer cosas con ellos; cuando quiera, le atiende una persona.
assistant-beyond-price = No puedo devolver la diferencia con un precio posterior. Una persona puede decirle si la tienda lo hace.
assistant-beyond-mail = No puedo cambiar qué correos recibe. Una persona puede pedir que le quiten de la lista.
assistant-beyond-erase = No puedo borrar cuentas ni datos. Una persona puede encargarse.

# Fotos para un caso
assistant-photos = Gracias, las fotos ya están en su caso del pedido { $order }.
assistant-photos-more = Gracias, ya está en su caso del pedido { $order }. { $left ->
    [one] Hace falta una foto más.
   *[other] Hacen falta { $left } fotos más.
} Envíelas aquí mismo.
