nobody-here = Nobody is here right now. Your place is kept: the next person who comes reads everything and answers you here.
