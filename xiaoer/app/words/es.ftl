error-invalid = No se ha podido leer.
error-method_not_allowed = Eso no se puede hacer así.
error-too_large = Es demasiado grande.
error-internal = Algo ha fallado por nuestra parte. Nada de lo que envió antes se ha perdido.
error-origin_invalid = «{ $origin }» no es la dirección de un sitio, como https://shop.example, sin ruta.
error-deed_refused = { $why }
error-deed_under_way = Esto ya está propuesto en la conversación o en curso.
error-shop_away = La tienda no responde ahora mismo. No se ha hecho nada; inténtelo de nuevo.

# Centro de ayuda
help-title = Ayuda
help-shop = Tienda
help-question = ¿Qué ha pasado?
help-search = Buscar en la ayuda
help-search-hint = ¿Cómo devuelvo algo?
help-search-go = Buscar
help-all = Todos los artículos
help-found = { $count ->
    [one] Un artículo sobre «{ $asked }»
   *[other] { $count } artículos sobre «{ $asked }»
}
help-nothing = Ningún artículo dice nada sobre «{ $asked }». Pruebe con otras palabras o pregunte en el chat.
help-empty = Todavía no hay artículos.
help-show-all = Ver todos los artículos
help-more = Ver más
help-other-language = Este artículo todavía no está en español. Aquí está en inglés.
help-orders = Mis pedidos
help-topic-parcels = Paquetes
help-topic-returns = Devoluciones y reembolsos
help-topic-paying = Pagos
help-topic-more = Más
help-fast = Hable con nosotros
help-now = ahora
help-assistant = Asistente
help-assistant-says = Encuentra su pedido y su paquete, cancela
help-person = Chat con una persona
help-person-says = Se le guarda el sitio si se va
help-settled = ¿Ha quedado resuelto?
help-settled-says = Con «No» se abre el chat con su pregunta y mira su propio pedido.
help-yes = Sí
help-no = No
help-noted = Gracias, queda anotado.
help-about = Sobre «{ $title }»:{" "}
help-minutes = { $count } min
help-missing = No existe ese artículo
help-missing-next = Puede que tenga otro nombre. Búsquelo o vea todos los artículos.
help-article = Artículo
help-own = Su pedido
help-yours = Su pedido { $id }
help-see = Ver qué puedo hacer
help-changed = Cambiado el
help-self = Hágalo usted
help-self-says = Sus pedidos: cancelar, devolver, cambiar
help-lost = No hay nada en esta dirección
help-lost-next = Puede estar mal escrita, o lo que había ya no está. Busque lo que necesita.

# El resumen al pasar a una persona
handoff-told-order = Mostró el pedido { $order }
handoff-told-article = Envió el artículo «{ $title }»
handoff-deed-done = Hecho: { $title }
handoff-deed-declined = Ofrecido, y dijo que no: { $title }
handoff-deed-refused = No se hizo: { $title } ({ $reason })
handoff-deed-proposed = Ofrecido, a la espera de su sí: { $title }
handoff-deed-confirmed = En curso: { $title }
handoff-deed-sent = En curso: { $title }
handoff-deed-unknown = Aún sin certeza: { $title }
handoff-unanswered = Sin respuesta: «{ $text }»

# La lista de conversaciones: de qué trata cada una
topic-order_status = Estado del pedido
topic-parcel_status = Dónde está el paquete
topic-refund_status = Estado del reembolso
topic-returns_howto = Cómo devolver
topic-invoice = Factura
topic-coupon = Cupón
topic-stock = Existencias
topic-product = Producto
topic-shipping_fee = Gastos de envío
topic-shipping_time = Plazo de entrega
topic-payment = Pago
topic-exchange = Cambio
topic-account_security = Seguridad de la cuenta
topic-opening_hours = Horario
topic-complaint = Queja
topic-deed-proposed = Falta el sí del cliente
topic-deed-awaiting = Falta aprobarlo
topic-deed-confirmed = En curso
topic-deed-sent = Enviado, sin respuesta
topic-deed-unknown = Aún sin certeza
