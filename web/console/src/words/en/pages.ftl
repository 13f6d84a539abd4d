# The floor and the settings.
