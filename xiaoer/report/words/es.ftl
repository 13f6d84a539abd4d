error-zone_unknown = Esa zona horaria no se conoce.
# What "solved alone" means; the console says the same.
alone-definition = Respondidas por el asistente y nunca pasadas a una persona; el cliente dio un 4 o un 5, o no valoró y calló durante 24 horas; no reabiertas desde entonces. Cuenta las conversaciones que terminaron hoy.
