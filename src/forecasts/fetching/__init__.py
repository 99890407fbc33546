"""What comes from the network: outcomes as new vintages, rates, links to archives.

`web` is the one module that opens a connection. Nothing outside this package and its commands
imports it.
"""
