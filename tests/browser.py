"""A real Chromium for the tests marked ``browser``."""
