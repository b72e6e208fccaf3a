# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the small charts: shares of a whole as parts of a bar or a ring. Only SVG attributes, no styles."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """One part of a whole. `tone` picks the colour class: good busy start care bad calm none accent."""

    label: str
    count: int
    tone: str
    url: str = ""


@dataclass(frozen=True)
class BarPart:
    """A segment with its place in a bar that is 100 wide."""

    segment: Segment
    x: str
    width: str


@dataclass(frozen=True)
class Arc:
    """A segment with the path of its part of a ring (radius 50 around the origin)."""

    segment: Segment
    path: str


def bar_parts(segments: Iterable[Segment]) -> list[BarPart]:
    """The segments that count anything, side by side from 0 to 100."""
    shown = [segment for segment in segments if segment.count > 0]
    total = sum(segment.count for segment in shown)
    parts, x = [], 0.0
    for segment in shown:
        width = 100 * segment.count / total
        parts.append(BarPart(segment, f"{x:.2f}", f"{width:.2f}"))
        x += width
    return parts


def ring_arcs(segments: Sequence[Segment], outer: float = 50, inner: float = 32) -> list[Arc]:
    """The segments that count anything as arcs of a ring, clockwise from the top."""
    total = sum(segment.count for segment in segments)
    arcs, turned = [], 0.0
    for segment in segments:
        if segment.count <= 0:
            continue
        share = segment.count / total
        arcs.append(Arc(segment, _arc_path(turned, min(share, 0.9995), outer, inner)))
        turned += share
    return arcs


def _arc_path(turned: float, share: float, outer: float, inner: float) -> str:
    large = 1 if share > 0.5 else 0
    (ox1, oy1), (ox2, oy2) = _point(turned, outer), _point(turned + share, outer)
    (ix1, iy1), (ix2, iy2) = _point(turned + share, inner), _point(turned, inner)
    return (
        f"M{ox1:.2f} {oy1:.2f}A{outer:g} {outer:g} 0 {large} 1 {ox2:.2f} {oy2:.2f}"
        f"L{ix1:.2f} {iy1:.2f}A{inner:g} {inner:g} 0 {large} 0 {ix2:.2f} {iy2:.2f}Z"
    )


def _point(turn: float, radius: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn
    return radius * math.sin(angle), -radius * math.cos(angle)
