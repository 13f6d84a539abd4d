"""A small shop of our own invention, Xipan House Goods, to try everything on."""
