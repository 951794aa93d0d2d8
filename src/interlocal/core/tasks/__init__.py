"""Background work behind Django's task interface, as rows of our own database (decision 5)."""
