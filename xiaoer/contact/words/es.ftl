# What is sent
code-subject = Su código
code-email =
    Su código es { $code }.

    Escríbalo donde lo pidió; vale diez minutos. Nunca le pediremos que se lo diga a nadie, tampoco a nosotros por teléfono.

    ¿No lo ha pedido? Entonces no haga nada: sin el código nadie puede continuar.
code-phone = { $code } es su código y vale diez minutos. No lo comparta. ¿No lo ha pedido? Ignore este mensaje.

# What is not done
error-code_too_soon = Hace menos de un minuto salió un código. Espere un momento antes de pedir otro.
error-code_too_many = Solo hay tres códigos por hora. Inténtelo más tarde.
error-code_no_way = La tienda no conoce esa vía para contactar con este cliente.
error-code_not_sent = No se pudo enviar el código.
