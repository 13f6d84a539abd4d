nobody-here = Ahora no hay nadie conectado. Quien llegue leerá todo y le responderá aquí.
