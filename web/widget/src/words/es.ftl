loader-open = Abrir el chat
loader-title = Chat de atención al cliente
loader-unread = Hay mensajes nuevos
loader-help = El chat no se abre aquí. Vea la ayuda

title = Atención
partner-assistant = Asistente · 24 h
partner-agent = Una persona
partner-queue = En la cola
partner-named = { $name }, una persona
partner-nobody = Aquí seguimos
arrived = { $name } ya está aquí y le responde.
author-assistant = Asistente
author-agent = Persona
author-contact = Usted
said-by = { $author }:
human = Una persona
human-asked = Persona pedida
human-place = En la cola, { $position }.º
close = Cerrar
log = Conversación
menu = Ajustes
sound = Un tono al llegar mensajes
help = Centro de ayuda
below = { $count ->
    [one] { $count } mensaje nuevo
   *[other] { $count } mensajes nuevos
}
mark-sent = Enviado
mark-delivered = Entregado
mark-read = Leído
earlier = Ver mensajes anteriores
erased = Este mensaje se borró
empty-title = Hola. ¿En qué le ayudamos?
empty-text = Toque una frase o escriba la suya. Para hablar con una persona, use el botón de arriba.
often-where = ¿Dónde está mi pedido?
often-returns = ¿Cómo devuelvo un artículo?
often-cancel = Quiero cancelar un pedido
typing-assistant = El asistente está escribiendo
typing-agent = Le están escribiendo
typing-named = { $name } está escribiendo

compose = Cuéntenos qué necesita
compose-waiting = Puede añadir algo
compose-label = Su mensaje
send = Enviar
too-long = Demasiado largo: { $count } de { $limit } caracteres. Envíelo en partes
left = { $left ->
    [one] Queda { $left } carácter
   *[other] Quedan { $left } caracteres
}
sending = Enviando
not-sent = No se envió.
take-back = Recuperar
sending-files = Enviando archivos
retry = Intentar de nuevo

state-off = Sin conexión, reconectando. Lo que escribió está guardado
now = Probar ahora
sign-in = Volver a entrar
state-starting = Conectando
state-renewing = Comprobando su sesión
state-ended = Su sesión ha caducado. No se ha perdido nada
state-closed = El chat no se puede abrir en esta página

queue = La cola
queue-your-place = Su lugar
queue-suffix = º
queue-waiting = Espera
queue-now = ahora
queue-between = Suele tocar entre las { $from } y las { $to }
queue-add = Añadir fotos o archivos
queue-tone = Un tono cuando me toque
queue-read = Leer la ayuda mientras
queue-wait = { $low } a { $high } min
queue-wait-one = unos { $high } min
queue-kept = Su lugar está guardado. Puede cerrar o cambiar de móvil

order = Pedido { $id }
order-placed = Hecho el { $date }
order-shipping = Envío
order-discount = Descuento
order-total = Total
order-quantity = { $price } × { $quantity }
parcel-empty = El transportista aún no ha dicho nada
parcel-more = { $count ->
    [one] { $count } anterior
   *[other] { $count } anteriores
}
order-open = Ver el pedido
product-in = Disponible
product-few = { $stock ->
    [one] Solo queda { $stock }
   *[other] Solo quedan { $stock }
}
product-out = Agotado
product-options = Opciones: { $options }
product-open = Ver el producto
list-comma = {", "}
source = {"Fuente: "}

choices = Elija una opción
picked = elegida
offer-awaiting = Pendiente de aprobar
offer-confirmed = En marcha
offer-declined = Dijo que por ahora no
offer-void = Algo cambió: esta oferta ya no vale
offer-done = Hecho
offer-refused = No se hizo
offer-unknown = Aún no lo sabemos. Comprobamos, sin repetir

rating = ¿Qué tal fue?
rating-1 = Muy mal
rating-2 = Mal
rating-3 = Regular
rating-4 = Bien
rating-5 = Muy bien
rating-named = { $score } de 5, { $name }
rating-comment = ¿Algo que añadir? (opcional)
rating-send = Enviar valoración
rating-done = Gracias. Nos dio { $score } de 5

attach = Fotos o archivos
attach-limits = Hasta 10 a la vez, 20 MB cada uno
camera = Hacer una foto
files = Archivos para enviar
files-over = { $over ->
    [one] Hasta { $most } a la vez: { $over } se quedó fuera
   *[other] Hasta { $most } a la vez: { $over } se quedaron fuera
}
file-same = Este tampoco
file-remove = Quitar { $name }
file-retry = Enviar { $name } de nuevo
file-progress = Enviando { $name }
file-download = Descargar
drop = Suelte para añadir
picture-open = Ampliar { $name }
picture-of = { $place } de { $count }
picture-close = Cerrar la imagen
picture-before = Imagen anterior
picture-after = Imagen siguiente
picture-failed = No se pudo cargar la imagen

error-file = No se pudo descargar el archivo. Inténtelo de nuevo
error-file-too-large = Demasiado grande: 20 MB como máximo
error-file-empty = Este archivo está vacío
error-empty = Todavía no hay nada escrito
error-too_long = Demasiado largo: 10.000 caracteres como máximo
error-too_many = Demasiado rápido. Inténtelo dentro de un momento
error-not_found = Eso ya no está
error-invalid_frame = No se hizo: puede que esta página sea antigua, recárguela
error-offline = Sin conexión, así que no se hizo. Inténtelo de nuevo
error-busy = Ahora no damos abasto. Inténtelo de nuevo
error-unknown = No se hizo, y es culpa nuestra. Inténtelo de nuevo
dismiss = De acuerdo
