"""Maps drawn by the server: a projection, county borders, dots, and where the names go."""
