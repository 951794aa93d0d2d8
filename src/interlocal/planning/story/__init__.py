"""What a plan says, as values for pages and papers: one file for each part, no HTML."""
