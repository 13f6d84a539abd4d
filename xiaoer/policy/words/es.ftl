policy-to-person = Esto no puedo decidirlo yo. Lo verá una persona del equipo.
