error-no_such_agent = No trabaja aquí esa persona.
error-no_such_team = No existe ese equipo.
