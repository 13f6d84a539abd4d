# La tienda de demostración
demo-product = xiaoer
demo-brand = Xipan
demo-title = xiaoer, la demostración
demo-what = Atención al cliente para tiendas en línea: a cada cliente se le escucha al momento, recibe una respuesta verdadera y su asunto queda hecho. Aquí hay una tienda inventada de cosas para el té; usted puede ser su cliente o su personal.
demo-places = Páginas
demo-shop = Tienda
demo-console = Consola
demo-as-customer = Ser cliente
demo-as-customer-how = Un clic inicia la sesión. El chat está abajo a la derecha.
demo-be = Entrar
demo-be-whom = Entrar como { $name }
demo-order-count = { $count ->
    [one] 1 pedido
   *[other] { $count } pedidos
}
demo-others = { $count ->
    [one] Un cliente más
   *[other] { $count } clientes más
}
demo-as-staff = Ser el personal
demo-as-staff-how = En otro navegador o en una ventana privada puede ver los dos lados.
demo-role-agent = Agente
demo-role-supervisor = Supervisor
demo-role-admin = Administrador
demo-email = Correo
demo-password = Contraseña
demo-no-staff = Las contraseñas de las cuentas de estos datos no se conocen aquí.
demo-to-console = Ir a la consola
demo-try = Qué probar
demo-try-order = Pregunte: ¿dónde está mi pedido?
demo-try-article = Pregunte: ¿cómo devuelvo algo?
demo-try-cancel = Cancele un pedido que no ha salido y mire después su página.
demo-try-human = Escriba: una persona. Después responda en la consola.
demo-filling = Llenando los estantes
demo-filling-next = El primer arranque tarda unos segundos. Esta página se abre sola.
demo-shelf = Productos
demo-orders = Mis pedidos
demo-leave = Salir
demo-enter = Elegir un cliente
demo-from = desde { $price }
demo-in-stock = Disponible
demo-sold-out = Agotado
demo-not-for-sale = Es una demostración: no se vende nada de verdad.
demo-and = {", "}
demo-placed = Hecho el
demo-no-orders = Todavía no hay pedidos.
demo-order = Pedido { $id }
demo-parcel = Paquete
demo-no-events = El transportista todavía no ha dicho nada.
demo-no-parcel = Sin paquete
demo-no-parcel-yet = Todavía no ha salido. Cuando salga, aquí estará cada paso del transportista.
demo-no-parcel-cancelled = Se canceló antes de enviar nada.
demo-refunds = Reembolsos
demo-items = Artículos
demo-discount = Descuento
demo-shipping = Envío
demo-free = Gratis
demo-total = Total
demo-paid = Pagado
demo-address = Se entrega en
demo-nobody = No ha iniciado sesión
demo-nobody-next = Los pedidos solo se muestran a quien los hizo. Elija primero un cliente.
demo-missing = Esa página no existe
demo-missing-next = No existe, o no es suya.
