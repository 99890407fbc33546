"""What a figure says: a level or a share, growth, a price, a change."""
