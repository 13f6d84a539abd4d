# What cannot be done with a case
error-case_closed = Esto está cerrado: ya no se puede hacer nada más.
error-not_now = Eso no es lo que toca ahora.
error-case_why = Diga por qué en pocas palabras. El cliente lo leerá.
error-case_verdict = Diga si ha pasado la revisión.
error-case_number = Eso no es el número de un paquete.

# Kinds
case-kind-return = Devolución
case-kind-exchange = Cambio
case-kind-claim = Reclamación
case-kind-hurry = Promesa

# How it stands, for those who work here and for her
case-state-photos = A la espera de fotos
case-state-review = Por revisar
case-state-to_send = A la espera del envío
case-state-on_the_way = En camino de vuelta
case-state-received = Por inspeccionar
case-state-inspected = Por liquidar
case-state-accepted = Por resolver
case-state-promised = Prometido
case-state-settled = Resuelto
case-state-refused = Rechazado
case-state-expired = Plazo vencido
case-state-withdrawn = Retirado
case-state-kept = Promesa cumplida
case-state-broken = Promesa incumplida

# What somebody may do
case-do-ask_photos = Pedir otras fotos
case-do-accept = Aceptar
case-do-refuse = Rechazar
case-do-send = Anotar su número
case-do-receive = Ha llegado
case-do-inspect = Inspeccionado
case-do-withdraw = Retirar

# Its steps, as she sees them
case-phase-asked = { $kind ->
    [return] Devolución pedida
    [exchange] Cambio pedido
    [claim] Avisado
   *[hurry] Prisa pedida
}
case-phase-photos = Fotos
case-phase-review = { $state ->
    [done] Lo hemos mirado
   *[other] Lo miramos
}
case-phase-to_send = { $state ->
    [done] Enviado
   *[other] Devuélvalo
}
case-phase-on_the_way = { $state ->
    [done] Recibido
   *[other] De camino a nosotros
}
case-phase-received = { $state ->
    [done] Inspeccionado
   *[other] Inspección
}
case-phase-inspected = { $passed ->
    [no] Decidimos qué sigue
   *[yes] { $kind ->
        [exchange] Sale su artículo nuevo
       *[other] { $sum ->
            [none] Vuelve su dinero
           *[other] Reembolso de { $sum }
        }
    }
}
case-phase-accepted = Lo resolvemos
case-phase-promised = Nos ocupamos
case-phase-refused = No aceptada
case-phase-expired = Plazo vencido
case-phase-withdrawn = Retirado
case-phase-broken = No cumplimos

# The head of her page
case-head-photos = Envíenos { $photos ->
    [one] una foto
   *[other] { $photos } fotos
} a más tardar el { $until }
case-head-review = Lo estamos mirando
case-head-to_send = Devuélvalo a más tardar el { $until }
case-head-on_the_way = Su paquete viene de camino
case-head-received = Su paquete ha llegado
case-head-inspected = { $passed ->
    [no] Algo no estaba como debe
   *[yes] { $kind ->
        [exchange] Ahora sale su artículo nuevo
       *[other] { $sum ->
            [none] Ahora vuelve su dinero
           *[other] Le devolvemos { $sum } a más tardar el { $until }
        }
    }
}
case-head-accepted = Tiene razón: lo resolvemos
case-head-promised = Nos ocupamos a más tardar el { $until }
case-head-settled = { $kind ->
    [return] Su devolución está resuelta
    [exchange] Su cambio está resuelto
   *[claim] Está resuelto
}
case-head-refused = { $kind ->
    [return] Su devolución no fue aceptada
    [exchange] Su cambio no fue aceptado
   *[claim] Su reclamación no fue aceptada
}
case-head-expired = El plazo ha terminado
case-head-withdrawn = Lo ha retirado
case-head-kept = Su pedido ha avanzado
case-head-broken = No cumplimos nuestra promesa
case-lead-photos = { $asked ->
    [again] Necesitamos otras fotos para decidir. El motivo está abajo.
   *[first] Muestre el defecto y el paquete en que llegó. Después lo miramos.
}
case-lead-review = Le respondemos a más tardar el { $until }. No tiene que hacer nada.
case-lead-to_send = { $freight ->
    [shop] La vuelta no le cuesta nada.
   *[customer] La vuelta corre de su cuenta.
} Cuando llegue y esté inspeccionado, { $kind ->
    [exchange] sale su artículo nuevo.
   *[other] { $sum ->
        [none] vuelve su dinero.
       *[other] le devolvemos { $sum }{ $to ->
            [none] .
           *[other] {" "}por donde pagó: { $to }.
        }
    }
}
case-lead-on_the_way = Cuando llegue lo inspeccionamos en { $days ->
    [one] un día
   *[other] { $days } días
}.
case-lead-received = Lo inspeccionamos a más tardar el { $until }.
case-lead-inspected = { $passed ->
    [no] Lo que se encontró está abajo. A más tardar el { $until } sabrá qué sigue.
   *[yes] { $sum ->
        [none] A más tardar el { $until }.
       *[other] { $to ->
            [none] No tiene que hacer nada.
           *[other] Por donde pagó: { $to }. No tiene que hacer nada.
        }
    }
}
case-lead-accepted = A más tardar el { $until } sabrá qué hacemos: el dinero de vuelta o el artículo otra vez.
case-lead-promised = Si para entonces su pedido no ha avanzado, una persona se encarga y se lo decimos.
case-lead-settled = { $sum ->
    [none] No queda nada por hacer.
   *[other] Le hemos devuelto { $sum }{ $to ->
        [none] .
       *[other] {" "}por donde pagó: { $to }.
    }{ $by ->
        [none] {""}
       *[other] {" "}Debería llegar antes del { $by }.
    }
}
case-lead-refused = El motivo está abajo. Si no está de acuerdo, dígalo en el chat: una persona lo mira otra vez.
case-lead-expired = No llegó nada a tiempo y se cerró. Si algo se lo impidió, dígalo en el chat.
case-lead-withdrawn = Todo queda como estaba.
case-lead-kept = Habíamos prometido ocuparnos.
case-lead-broken = Es culpa nuestra. Ahora una persona se ocupa de su pedido.

# What is told in the chat
case-told-open-photos = Ahora, para el pedido { $order }: { $photos ->
    [one] una foto a más tardar el { $until }. Envíela aquí o añádala en la página de su pedido.
   *[other] { $photos } fotos a más tardar el { $until }. Envíelas aquí o añádalas en la página de su pedido.
}
case-told-open-review = { $kind ->
    [return] Miramos su devolución del pedido { $order } a más tardar el { $until }.
    [exchange] Miramos su cambio del pedido { $order } a más tardar el { $until }.
   *[claim] Miramos el problema del pedido { $order } a más tardar el { $until }.
}
case-told-open-to_send = Devuélvalo a más tardar el { $until }. La etiqueta y la dirección están en la página de su pedido { $order }.
case-told-open-accepted = A más tardar el { $until } sabrá qué hacemos con el pedido { $order }.
case-told-review = Miramos las fotos del pedido { $order } a más tardar el { $until }.
case-told-photos = Para decidir sobre el pedido { $order } necesitamos otras fotos: { $why }
case-told-to_send = { $kind ->
    [exchange] Su cambio está aceptado.
   *[return] Su devolución está aceptada.
} Devuélvalo a más tardar el { $until }. La etiqueta y la dirección están en la página de su pedido { $order }.
case-told-accepted = Tiene razón sobre el pedido { $order }. A más tardar el { $until } sabrá qué hacemos.
case-told-received = Su paquete del pedido { $order } ha llegado. Lo inspeccionamos a más tardar el { $until }.
case-told-inspected = { $passed ->
    [yes] Su paquete del pedido { $order } está inspeccionado y todo está bien. { $kind ->
        [exchange] Ahora sale su artículo nuevo.
       *[return] Ahora vuelve su dinero.
    }
   *[no] Su paquete del pedido { $order } está inspeccionado. Tenemos que mirarlo otra vez: { $why }
}
case-told-settled = { $kind ->
    [return] Su devolución del pedido { $order } está resuelta.
    [exchange] Su cambio del pedido { $order } está resuelto.
   *[claim] El asunto del pedido { $order } está resuelto.
}
case-told-refused = { $kind ->
    [return] Su devolución del pedido { $order } no fue aceptada.
    [exchange] Su cambio del pedido { $order } no fue aceptado.
   *[claim] Su reclamación sobre el pedido { $order } no fue aceptada.
} { $why }
case-told-expired = { $kind ->
    [exchange] No llegó nada a tiempo para su cambio del pedido { $order }, así que está cerrado.
   *[return] No llegó nada a tiempo para su devolución del pedido { $order }, así que está cerrada.
}
case-told-withdrawn = { $kind ->
    [return] Su devolución del pedido { $order } está retirada.
    [exchange] Su cambio del pedido { $order } está retirado.
   *[claim] Su reclamación sobre el pedido { $order } está retirada.
} Todo queda como estaba.
case-told-kept = Habíamos prometido ocuparnos del pedido { $order }: ha avanzado.
case-told-broken = Habíamos prometido ocuparnos ya del pedido { $order } y no ha avanzado. Es culpa nuestra. Una persona se ocupa.
case-told-remind-photos = { $left ->
    [one] Queda un día
   *[other] Quedan { $left } días
} para enviar las fotos del pedido { $order }: hasta el { $until }.
case-told-remind-to_send = { $left ->
    [one] Queda un día
   *[other] Quedan { $left } días
} para devolver el paquete del pedido { $order }: hasta el { $until }.

# What happened, for those who work here
case-event-opened = Abierto
case-event-photos_added = { $needed ->
    [0] { $count } fotos
   *[other] { $count } de { $needed } fotos
}
case-event-labelled = Etiqueta hecha
case-event-reminded = Recordado, { $left ->
    [one] queda un día
   *[other] quedan { $left } días
}
case-event-taken = Asumido
case-event-talked = Conversación abierta
case-event-noted = Nota
case-event-text_erased = Texto borrado
case-moved-show = Ya están las fotos
case-moved-pass = Ya están las fotos, nadie tiene que mirarlas
case-moved-ask_photos = Se pidieron otras fotos
case-moved-accept = Aceptado
case-moved-refuse = Rechazado
case-moved-send = Enviado de vuelta
case-moved-receive = Llegó
case-moved-inspect = { $passed ->
    [yes] Inspeccionado: correcto
   *[no] Inspeccionado: no correcto
}
case-moved-settle = Resuelto por la tienda
case-moved-turn_down = Rechazado por la tienda
case-moved-withdraw = Retirado
case-moved-expire = Plazo vencido
case-moved-keep = Promesa cumplida
case-moved-break = Promesa incumplida

# The page of whoever inspects for the shop
inspect-title = Inspección
inspect-head = ¿Qué encontró en el paquete?
inspect-order = Pedido { $order }
inspect-reason = Devuelto porque
inspect-passed = Como debe estar
inspect-failed = No como debe estar
inspect-words = Lo que encontró
inspect-words-hint = Necesario cuando algo está mal. El cliente lo lee.
inspect-go = Enviar
inspect-done = Gracias. Lo que encontró está anotado.
inspect-done-says = Esta dirección está cerrada; no queda nada por hacer.
inspect-over = Esta dirección está cerrada
inspect-over-says = Ya se dijo lo que se encontró, o el plazo ha terminado. Pida otra a la tienda si la necesita.
inspect-missing = Elija una opción.
