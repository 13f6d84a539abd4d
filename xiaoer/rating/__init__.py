"""How it was: asked once a conversation is resolved, answered by the customer."""
