"""The charts, one file each: the rows that are drawn, and the drawing of them."""
