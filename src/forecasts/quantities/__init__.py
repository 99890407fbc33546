"""What units and currencies there are: two tables of literals, on which everything rests."""
