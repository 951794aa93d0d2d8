"""Dividing a cost in proportion to one number per member."""

from interlocal.engine.errors import Refused
from interlocal.engine.shares.allocation import Allocation, Division, allocation


def in_proportion(rule: str, division: Division, weights: tuple[float, ...] | None) -> Allocation:
    """Shares in proportion to the weights; `Refused` where they are missing, negative or all 0."""
    players = division.game.players
    if weights is None or len(weights) != len(players):
        raise Refused(f"Shares by {rule} need one number for each of the {len(players)} members.")
    for name, weight in zip(players, weights, strict=True):
        if not 0 <= weight < float("inf"):
            raise Refused(f"{name} has {rule} {weight}; it must be a number from 0 up.")
    whole = sum(weights)
    if whole <= 0:
        raise Refused(f"Every member has {rule} 0, so the cost cannot be divided by it.")
    return allocation(rule, [division.game.total_cost * weight / whole for weight in weights])
