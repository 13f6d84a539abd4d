# Respuestas cortas
assistant-greeting = Hola. ¿De qué se trata?
assistant-thanks = De nada. Si necesita algo más, escríbanos.
assistant-bye = Adiós. Esta conversación queda aquí para usted.
assistant-sorry = Siento que haya salido mal. Cuénteme qué pasó, o deje que lo vea una persona.
assistant-kept = De acuerdo, el pedido se queda como está.
assistant-doing = Lo hago ahora y le digo cómo ha ido.
assistant-doing-already = Ya estoy en ello y le diré cómo ha ido. Nada se envía dos veces.
assistant-noted = De acuerdo. Si necesita algo más, escríbanos.
assistant-log-in = Inicie sesión primero en la tienda. Sin eso no puedo ver ningún pedido. Sus mensajes se conservan. Si no puede entrar, escríbame el correo de su cuenta: le envío allí un código y con él sé que es usted.
assistant-no-orders = No veo ningún pedido en su cuenta.
assistant-no-other = No veo otro pedido suyo al que pueda referirse.
assistant-absent = No encuentro «{ $title }» en sus pedidos.
assistant-which-order = ¿A qué pedido se refiere?
assistant-which-cancel_order = ¿Qué pedido cancelo?
assistant-not-hers = No encuentro el pedido { $number } en su cuenta. ¿Es correcto el número?
assistant-file-kept = Gracias, ha llegado y queda en esta conversación. Yo no puedo ver lo que contiene: dígame con palabras de qué se trata, o deje que lo mire una persona.
assistant-file-taken = Recibido; queda guardado en esta conversación.
assistant-recall = «{ $title }», más arriba, espera su respuesta: ¿sí o no?
assistant-as-shown = Solo puedo hacerlo como está escrito, sin otras condiciones.
assistant-cannot = Eso no puedo hacerlo. Esto sí puedo hacer:
assistant-unclear = No estoy seguro de haberle entendido.
assistant-unsure = No estoy seguro de entenderle. Esto sí puedo hacer:
assistant-guess = No estoy seguro de entenderle. ¿Es algo de esto?
assistant-shop-away = Ahora mismo no veo los pedidos, así que llamo a una persona.

# Lo que se puede elegir
choice-show = ¿Dónde está mi pedido?
choice-cancel_order = Cancelar un pedido
choice-meant-order_status = ¿Cómo va mi pedido?
choice-meant-parcel_status = ¿Dónde está mi paquete?
choice-meant-refund_status = ¿Dónde está mi reembolso?
choice-meant-cancel_order = Cancelar un pedido
choice-meant-hurry_order = Que aceleren un pedido
choice-meant-not_received = Consta entregado, pero no lo tengo
choice-meant-compensate_late = Compensación por el retraso
choice-meant-refund_duplicate = Me cobraron dos veces
choice-meant-reissue_coupon = Recuperar un cupón
choice-meant-reship_items = Que me lo envíen otra vez
choice-meant-lock_account = Bloquear mi cuenta
choice-meant-unlock_account = Desbloquear mi cuenta
choice-meant-reset_password = Restablecer mi contraseña
choice-meant-change_contact = Cambiar mi correo o teléfono
choice-meant-invoice = Pedir la factura
choice-meant-coupon = Algo sobre un cupón
choice-meant-shipping_fee = ¿Cuánto cuesta el envío?
choice-meant-damaged = Algo llegó dañado
choice-person = Hablar con una persona
choice-order = { $order } · { $title } · { $status }

# Cómo está un pedido
assistant-order-unpaid = El pedido { $order } aún no está pagado ({ $total }).
assistant-order-paid = El pedido { $order } está pagado. Aún no ha salido.
assistant-order-packed = El pedido { $order } está preparado. Aún no ha salido.
assistant-order-shipped = El pedido { $order } ya se ha enviado.
assistant-order-delivered = El pedido { $order } se entregó.
assistant-order-completed = El pedido { $order } se entregó y está completado.
assistant-order-cancelled = El pedido { $order } se canceló.
assistant-order-returning = El pedido { $order } está en devolución.
assistant-order-exchanging = El pedido { $order } está en cambio.
assistant-order-refunding = El dinero del pedido { $order } está en camino de vuelta.
assistant-order-partially_refunded = Parte del pedido { $order } está reembolsada.
assistant-order-refunded = El pedido { $order } está reembolsado.
assistant-order-slow = Se hizo hace { $days } días y sigue aquí. Es demasiado; una persona puede averiguarlo.

# Cómo está un paquete
assistant-parcel-label_created = La etiqueta está lista; el transportista aún no tiene el paquete.
assistant-parcel-in_transit = El paquete está en camino.
assistant-parcel-out_for_delivery = El paquete está en reparto.
assistant-parcel-delivered = El paquete se entregó.
assistant-parcel-exception = El paquete está detenido. Aún no sé hasta cuándo.
assistant-parcel-returned = El paquete volvió a la tienda.
assistant-parcel-cancelled = El paquete se retuvo.
assistant-parcels = Viaja en { $count } paquetes:
assistant-parcel-named = { $carrier } { $tracking }: { $status }
assistant-latest = Lo último: { $text }.
assistant-latest-at = Lo último: { $text } ({ $place }).
assistant-silent = El transportista no informa de nada desde hace { $days } días. Es demasiado.
assistant-ask-carrier = Una persona puede preguntar al transportista.

# Dinero de vuelta
assistant-refund-pending = { $amount } van de vuelta por donde se pagaron.
assistant-refund-done = { $amount } se devolvieron por donde se pagaron.
assistant-refund-failed = Un reembolso de { $amount } no se completó. Tiene que verlo una persona.

# Lo que vende la tienda
assistant-which-product = ¿A cuál se refiere?
assistant-no-product = No encuentro nada con ese nombre en la tienda. Escriba cómo se llama allí, o pregunte a una persona.
assistant-product = { $title }, { $price }
assistant-product-from = { $title }, desde { $price }
assistant-variant-left = { $name }: disponible, quedan { $count }.
assistant-variant-there = { $name }: disponible.
assistant-variant-back = { $name }: agotado. Se espera el { $day }.
assistant-variant-gone = { $name }: agotado. Aún no sé cuándo habrá más.

# Lo que se pregunta antes de ofrecer algo
assistant-who = Dígame primero quién es: el correo de su cuenta, o su nombre y código postal.
assistant-who-unmet = No encuentro a nadie así. Escriba el correo de su cuenta, o su nombre completo y código postal, como los tiene la tienda.
assistant-ask-line = ¿De qué artículo del pedido { $order } se trata?
assistant-ask-lines = ¿De qué artículos del pedido { $order } se trata?
assistant-ask-swaps = ¿Qué artículo del pedido { $order } hay que cambiar?
assistant-ask-variant = ¿Por cuál cambio { $detail }?
assistant-ask-variant-none = No hay otra variante de { $detail } por la que cambiarlo. Puede devolverlo, contarme aquí qué le pasa o preguntar a una persona.
assistant-ask-method = ¿Qué forma de pago uso para el pedido { $order }?
assistant-ask-reason = ¿Cuál es el motivo?
assistant-ask-address = ¿Cuál es la nueva dirección? Necesito calle, ciudad, región, código postal y país.
assistant-ask-money = ¿De cuánto se trata? Escriba el importe en cifras, con su moneda.
assistant-ask-email = ¿Cuál es el nuevo correo?
assistant-ask-phone = ¿Cuál es el nuevo teléfono?
assistant-ask-yes_no = ¿Se acepta?
assistant-ask-lost_coupon = ¿Qué cupón es?
assistant-ask-return = ¿Qué devolución del pedido { $order } es?
assistant-ask-exchange = ¿Qué cambio del pedido { $order } es?
assistant-ask-sent_back = ¿Qué devolución o cambio del pedido { $order } es?
assistant-ask-claim = ¿Qué problema del pedido { $order } es?

# Proving who she is by a code
assistant-code-offer = Para esto tengo que estar seguro de que es usted. ¿Le envío un código de seis cifras a { $to }?
assistant-code-offer-ways = Para esto tengo que estar seguro de que es usted. ¿Adónde le envío un código de seis cifras?
assistant-code-expired = Ese código ya no vale. ¿Le envío uno nuevo?
assistant-code-sent = Un código de seis cifras va de camino a { $to }. Escríbalo aquí en diez minutos. Nadie de la tienda se lo pedirá nunca en otro sitio.
assistant-code-sent-if = Si hay una cuenta con el correo { $to }, un código de seis cifras va de camino. Escríbalo aquí en diez minutos.
assistant-code-right = Gracias, ahora sé que es usted.
assistant-code-wrong = { $left ->
    [one] Ese no es el código. Le queda un intento.
   *[other] Ese no es el código. Le quedan { $left } intentos.
}
assistant-code-missed = Demasiados intentos: ese código ya no vale.
assistant-code-too-soon = El último código salió hace menos de un minuto. Búsquelo, también en el correo no deseado, y escríbalo aquí.
assistant-code-too-many = Ya he enviado todos los códigos que puedo enviar en una hora.
assistant-code-no-way = Para esto tengo que estar seguro de que es usted, y no conozco ni su correo ni su teléfono.
choice-code-email = Enviarlo a { $to }
choice-code-phone = Enviarlo por SMS a { $to }
choice-code-again = Enviar un código nuevo
