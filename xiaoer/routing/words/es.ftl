nobody-here = Ahora no hay nadie conectado. Su lugar está guardado: quien llegue leerá todo y le responderá aquí.
