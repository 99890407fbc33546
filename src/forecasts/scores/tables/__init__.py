"""Tables as they come: files, columns and their roles, cells, periods, keys."""
