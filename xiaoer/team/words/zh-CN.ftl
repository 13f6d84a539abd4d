error-no_such_agent = 没有这位同事。
error-no_such_team = 没有这个技能组。
