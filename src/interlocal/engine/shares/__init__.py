"""Cost shares: what each member of a group pays, under rules from the simplest to the fairest."""

from interlocal.engine.shares.allocation import Allocation, Division, Weights
from interlocal.engine.shares.core import CoreEmptiness, CoreTest, core_emptiness, core_test
from interlocal.engine.shares.game import CostGame, TableGame, table_of
from interlocal.engine.shares.group_game import GroupGame, GroupHost, HostOption
from interlocal.engine.shares.group_table import group_table
from interlocal.engine.shares.rules import RULES, Rule
from interlocal.engine.shares.sharing import Sharing, cost_shares, shares_in_cents, warm

__all__ = [
    "RULES",
    "Allocation",
    "CoreEmptiness",
    "CoreTest",
    "CostGame",
    "Division",
    "GroupGame",
    "GroupHost",
    "HostOption",
    "Rule",
    "Sharing",
    "TableGame",
    "Weights",
    "core_emptiness",
    "core_test",
    "cost_shares",
    "group_table",
    "shares_in_cents",
    "table_of",
    "warm",
]
