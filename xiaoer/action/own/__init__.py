"""A customer's own hand: what she does herself, on a page or through a program she lets act for her."""
