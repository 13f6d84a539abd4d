"""Quick replies: texts with fields that agents send again and again."""
