"""What the charts draw: amounts on one scale, what was known, what fell due."""
