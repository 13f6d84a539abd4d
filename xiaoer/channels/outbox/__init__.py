"""What would go out by e-mail and SMS, kept in a table: for shops that try it out, and for the demo's mailbox."""
