error-no_such_agent = No such colleague works here.
error-no_such_team = There is no such team.
