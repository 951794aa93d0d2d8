"""The planning engine: values in, frozen plans out; no site, no database, no calendar."""
