"""The only door to HiGHS: linear and mixed-integer programs that can grow and be solved again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np
import numpy.typing as npt

from interlocal.engine.errors import EngineError

type_of_infinity = highspy.kHighsInf
INFINITY: float = float(type_of_infinity)
