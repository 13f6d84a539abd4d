"""The words articles and messages are found by: the kit's own."""

from xiaoer.kit.tokens import index_tokens, query_tokens

__all__ = ["index_tokens", "query_tokens"]
