error-zone_unknown = Esa zona horaria no se conoce.
# What "solved alone" means; the console says the same.
alone-definition = De las conversaciones que terminaron hoy, las que el asistente respondió y nunca pasó a una persona, en las que el cliente dio un 4 o un 5, o no valoró y calló durante 24 horas tras la última respuesta, y que no se han reabierto desde entonces.
