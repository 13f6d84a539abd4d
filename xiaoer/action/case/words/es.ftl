# The page of her case
own-cases = Devoluciones y demás
own-case-see = Ver los pasos
own-case-left = { $days ->
    [0] { $hours ->
        [0] Queda menos de una hora.
        [one] Queda una hora.
       *[other] Quedan { $hours } horas.
    }
    [one] Queda un día{ $hours ->
        [0] .
        [one] {" "}y una hora.
       *[other] {" "}y { $hours } horas.
    }
   *[other] Quedan { $days } días{ $hours ->
        [0] .
        [one] {" "}y una hora.
       *[other] {" "}y { $hours } horas.
    }
}
own-case-lead = { $left } { $lead }
own-case-until = hasta el
own-case-photos-there = { $count } de { $needed } { $needed ->
    [one] foto
   *[other] fotos
}
own-case-photo-add = Elegir fotos
own-case-photo-send = Enviar fotos
own-case-photo-hint = Imágenes de hasta 20 MB cada una. Se les quita el lugar donde se hicieron.
own-case-photo-sending = Enviando…
own-case-photo-alt = Foto { $number }
own-case-label = Etiqueta
own-case-label-print = Imprimir la etiqueta
own-case-label-to = A
own-case-latest = Envíelo antes del
own-case-label-carrier = Transportista
own-case-label-coming = Se está haciendo la etiqueta. Esta página vuelve a mirar sola.
own-case-label-none = La etiqueta todavía no está. Una persona se ocupa; pregunte en el chat si tiene prisa.
own-case-away = La tienda no responde ahora. La etiqueta y los artículos se verán cuando responda.
own-case-send-title = ¿Ya lo ha enviado?
own-case-send-says = Con el número del resguardo vemos que viene. Puede dejarlo vacío.
own-case-tracking = Número del paquete
own-case-send = Ya está en camino
own-case-correct = Corregir el número
own-case-withdraw = Retirar
own-case-withdraw-says = Todo queda como está. No se puede deshacer.
own-case-withdraw-go = Sí, retirar
own-case-passed = Como debe estar.
own-case-failed = No como debe estar.
own-case-freight = El envío de vuelta
own-case-freight-shop = Lo pagamos nosotros
own-case-freight-customer = Lo paga usted
own-case-back = Para usted
own-case-within-received = { $days ->
    [one] en un día tras la llegada
   *[other] en los { $days } días tras la llegada
}
own-case-within-inspected = { $days ->
    [one] un día después como máximo
   *[other] { $days } días después como máximo
}

# Qué fue de lo que solo empieza
own-began-photos = { $kind ->
    [claim] Anotado. Ahora, sus fotos
   *[return] Solicitado. Ahora, sus fotos
}
own-began-review = { $kind ->
    [claim] Anotado. Le respondemos antes del { $until }
   *[return] Solicitado. Le respondemos antes del { $until }
}
own-began-to_send = Acordado. Envíelo antes del { $until }
own-began-accepted = Anotado. Le respondemos antes del { $until }
own-began-promised = Prometido. Estamos pendientes
