"""The public protocol, held line by line over real sockets."""
