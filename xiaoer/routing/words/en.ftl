nobody-here = Nobody is here right now. The next person who comes reads everything and answers you here.
