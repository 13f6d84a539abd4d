"""Having her prove who she is by a code: offered where a deed asks for it, sent, and carried on from once given."""
