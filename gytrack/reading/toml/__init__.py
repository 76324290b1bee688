"""A plan written as TOML, by this program or by hand: to a plan, or to its mistakes with line and key."""
