loader-open = Abrir el chat
loader-title = Chat de atención al cliente
loader-unread = Hay mensajes nuevos

title = Atención
partner-assistant = Asistente
partner-agent = Una persona
partner-queue = En la cola
author-assistant = Asistente
author-agent = Persona
author-contact = Usted
said-by = { $author }:
human = Una persona
human-asked = Persona pedida
close = Cerrar
log = Conversación
earlier = Ver mensajes anteriores
erased = Este mensaje se borró
empty-title = Hola. ¿En qué le ayudamos?
empty-text = Pregunte dónde está su pedido, cómo devolver algo, o cancélelo. Si prefiere una persona, use el botón de arriba.
typing-assistant = El asistente está escribiendo
typing-agent = Le están escribiendo

compose = Cuéntenos qué necesita
compose-waiting = Añada algo mientras espera
compose-label = Su mensaje
send = Enviar
too-long = Demasiado largo: { $count } de { $limit } caracteres. Envíelo en partes
left = { $left ->
    [one] Queda { $left } carácter
   *[other] Quedan { $left } caracteres
}
sending = Enviando
not-sent = No se envió.
retry = Intentar de nuevo

state-off = Sin conexión, reconectando. Lo que escribió está guardado
state-starting = Conectando
state-renewing = Comprobando su sesión
state-ended = Su sesión ha caducado: recargue la página. No se ha perdido nada
state-closed = El chat no se puede abrir en esta página

queue-place = Su lugar: { $position }.º
queue-wait = { $low } a { $high } min
queue-wait-one = unos { $high } min
queue-kept = Su lugar está guardado. Puede cerrar o cambiar de móvil

order = Pedido { $id }
order-placed = Hecho el { $date }
order-total = Total
order-quantity = × { $quantity }
parcel-empty = El transportista aún no ha dicho nada
parcel-more = { $count ->
    [one] { $count } anterior
   *[other] { $count } anteriores
}
source = Fuente:

choices = Elija una opción
picked = elegida
offer-open = Esperando su sí
offer-confirmed = En marcha
offer-declined = Dijo que por ahora no
offer-void = Algo cambió: esta oferta ya no vale
offer-done = Hecho
offer-refused = No se hizo
offer-unknown = Aún no lo sabemos. Comprobamos, sin repetir

rating = ¿Qué tal fue?
rating-low = Muy mal
rating-high = Muy bien
rating-score = { $score } de 5
rating-comment = ¿Algo que añadir? (opcional)
rating-send = Enviar valoración
rating-done = Gracias. Nos dio { $score } de 5

error-empty = Todavía no hay nada escrito
error-too_long = Demasiado largo: 10.000 caracteres como máximo
error-too_many = Demasiado rápido. Inténtelo dentro de un momento
error-not_found = Eso ya no está
error-invalid_frame = No se hizo: puede que esta página sea antigua, recárguela
error-offline = Sin conexión, así que no se hizo. Inténtelo de nuevo
error-busy = Ahora no damos abasto. Inténtelo de nuevo
error-unknown = No se hizo, y es culpa nuestra. Inténtelo de nuevo
dismiss = De acuerdo
