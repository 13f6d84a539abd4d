rating-ask = ¿Qué tal la atención?
error-nothing_to_rate = Todavía no hay nada que valorar.
