"""The sheet that charts are drawn on: fonts, colours, layout, files, and the linter."""
