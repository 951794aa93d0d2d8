"""Maps drawn by the server: a projection, county borders, dots, and where the names go."""

from interlocal.core.maps.draw import draw_map
from interlocal.core.maps.points import Caption, MapPoint, Mark, Ring, group_color, group_letter

__all__ = ["Caption", "MapPoint", "Mark", "Ring", "draw_map", "group_color", "group_letter"]
