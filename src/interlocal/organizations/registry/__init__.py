"""The registry's contents: public files read, matched, named and turned into entries to store."""
