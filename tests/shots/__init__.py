"""Pictures of every screen in its main states, each looked over by a program before people do."""
