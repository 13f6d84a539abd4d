# The thread, the composer, the side panel.
