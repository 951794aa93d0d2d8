"""A whole state as one location problem: real governments, plausible placeholder figures."""

import csv
import gzip
from pathlib import Path

import numpy as np

from interlocal.engine.facility.problem import ArrayF, FacilityProblem

HALF_POST_CENTS, HALF_POST_HOURS, CLIENTS_PER_PERSON = 5_400_000, 800.0, 9
AGREEMENT_CENTS, JOINING_CENTS, MARKET_HOUR_CENTS = 400_000, 60_000, 25_000
COORDINATION_HOURS, VISITS, ON_SITE, MILEAGE_CENTS = 16.0, 12.0, 0.5, 70
MILES_PER_HOUR, ROAD_FACTOR, LARGEST = 45.0, 1.3, 10


def statewide(
    path: Path, state: str, *, within_minutes: float = 30.0, host_staff: int = 50
) -> FacilityProblem:
    """Return the problem of one role for all governments of a state that can be planned with."""
    place, staff = _governments(path, state)
    hours = 52.0 * _weekly_hours(staff)
    hosts = np.flatnonzero(staff >= host_staff)
    miles = ROAD_FACTOR * _miles(place[hosts], place)
    minutes = miles / MILES_PER_HOUR * 60.0
    miles[np.arange(len(hosts)), hosts] = 0.0
    minutes[np.arange(len(hosts)), hosts] = 0.0
    near = minutes <= within_minutes
    host, member = np.nonzero(near)
    is_own = hosts[host] == member
    drive = minutes[host, member] / 60.0
    load = hours[member] + np.where(
        is_own, 0.0, COORDINATION_HOURS + VISITS * ON_SITE * 2.0 * drive
    )
    cost = np.where(
        is_own, 0.0, JOINING_CENTS + VISITS * ON_SITE * 2 * MILEAGE_CENTS * miles[host, member]
    )
    posts = np.arange(1, LARGEST + 1)
    alone = np.minimum(
        MARKET_HOUR_CENTS * hours, HALF_POST_CENTS * np.ceil(hours / HALF_POST_HOURS)
    )
    return FacilityProblem(
        option_start=np.arange(len(hosts) + 1) * LARGEST,
        option_cost=np.tile(HALF_POST_CENTS * posts + AGREEMENT_CENTS, len(hosts)),
        option_capacity=np.tile(HALF_POST_HOURS * posts, len(hosts)),
        option_clients=np.tile(CLIENTS_PER_PERSON * ((posts + 1) // 2), len(hosts)),
        arc_start=np.concatenate([[0], np.cumsum(near.sum(axis=1))]),
        arc_member=member,
        arc_cost=np.round(cost).astype(np.float64),
        arc_load=load,
        alone_cost=np.round(alone),
        clients=np.ones(len(staff), dtype=np.int64),
        own_member=hosts,
        apart=np.empty((0, 2), dtype=np.int64),
    )


def _governments(path: Path, state: str) -> tuple[ArrayF, ArrayF]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["state"] == state and row["lat"]]
    rows = [row for row in rows if int(row["pop_2021"] or row["pop_2010"] or 0) > 0]
    place = np.array([[float(row["lat"]), float(row["lon"])] for row in rows])
    people = np.array([float(row["pop_2021"] or row["pop_2010"]) for row in rows])
    known = np.array([float(row["fte_2007"] or -1) for row in rows])
    return place, np.where(known >= 0, known, 0.006 * people)


def _weekly_hours(staff: ArrayF) -> ArrayF:
    steps = [10, 50, 100, 500]
    hours = np.array([0.25, 0.75, 2.0, 4.0, 8.0])[np.searchsorted(steps, staff, side="right")]
    hours = np.where((staff >= 5) & (staff < 10), 0.5, hours)
    hours = np.where((staff >= 25) & (staff < 50), 1.0, hours)
    return np.where(staff >= 500, 0.008 * staff, hours)


def _miles(hosts: ArrayF, places: ArrayF) -> ArrayF:
    a, b = np.radians(hosts)[:, None, :], np.radians(places)[None, :, :]
    sines = np.sin((b - a) / 2.0) ** 2
    chord = sines[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * sines[..., 1]
    return np.asarray(7917.6 * np.arcsin(np.sqrt(chord)))
