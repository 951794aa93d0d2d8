"""Charts drawn by the server: numbers in, SVG out."""
