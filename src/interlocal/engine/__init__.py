"""The planning engine: pure Python and numbers in, frozen plans out; no site, no database, no clock."""
