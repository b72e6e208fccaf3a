# SPDX-License-Identifier: EUPL-1.2
"""Make a folder for the scan from open files: streets, facilities, stops with a service, and people."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.clip import EVERYWHERE, Clip, clip_around
from woonregie.intake.scan_files.differences import Nearness, count_differences, differences, override
from woonregie.intake.scan_files.located import read_area
from woonregie.intake.scan_files.made import Made
from woonregie.intake.scan_files.osm_facilities import Facility, FacilityRules, read_facilities
from woonregie.intake.scan_files.osm_reading import moment_of
from woonregie.intake.scan_files.osm_streets import read_streets
from woonregie.intake.scan_files.own_lists import own_facilities, own_points
from woonregie.intake.scan_files.sources import Sources
from woonregie.intake.scan_files.timetable import STOP, Service, read_timetable
from woonregie_core.policy.parameters import PolicyOn
from woonregie_core.proximity.problems import Code, refuse
from woonregie_core.proximity.settings import Part, Settings
from woonregie_core.proximity.tags import StreetRules, facility_rules

Tell = Callable[[str], None]


def build(sources: Sources, policy: PolicyOn, tell: Tell = lambda _doing: None) -> Made:
    """Read all sources.

    Args:
        tell: is told what is being done, for who waits.

    Raises:
        Rejected: a source cannot be used; every problem that was found. Nothing was written.
        ProximityError: a rule of the profile is none.
    """
    settings = Settings.from_policy(policy)
    clip = EVERYWHERE
    if sources.boundary is not None:
        tell(_("Grens lezen"))
        clip = clip_around(read_area(sources.boundary, sources.crs), sources.margin)
    made = Made(
        said={"sources": _described(sources), "margin_metres": sources.margin, "policy_day": str(policy.day)}
    )
    if sources.pbf is not None:
        _from_osm(sources.pbf, policy, settings, clip, made, tell)
    found = made.facilities
    if sources.facilities is not None:
        tell(_("Voorzieningen lezen"))
        found = [*found, *_on_map(own_facilities(sources.facilities, settings.codes, sources), clip, made)]
    given = _lists(sources, policy, settings, clip, made, tell)
    made.facilities = override(found, given, made.replaced)
    _check_ids(made.facilities)
    if made.replaced:
        made.differences = differences(found, given, made.replaced, Nearness.from_policy(policy))
        made.said["differences"] = count_differences(made.differences)
    if sources.points is not None:
        tell(_("Punten lezen"))
        made.points = own_points(sources.points, sources, clip, made)
    _finish(made, settings.codes)
    return made


def _from_osm(path: Path, policy: PolicyOn, settings: Settings, clip: Clip, made: Made, tell: Tell) -> None:
    """Streets and facilities of OpenStreetMap."""
    made.said["osm_moment"] = moment_of(path)
    tell(_("Straten lezen"))
    streets = read_streets(path, StreetRules.from_policy(policy), clip, _metres(policy, "osm.straight"))
    made.streets = streets
    made.said["streets"] = {
        "nodes_before": streets.before,
        "nodes": len(streets.ids),
        "edges": len(streets.ends),
        "edges_with_steps": int(streets.steps.sum()),
        "nodes_without_place": streets.without_place,
    }
    if streets.without_place:
        message = _("Van %(count)s kruisingen staat de plek niet in het bestand; die straten zijn afgeknipt.")
        made.remark(path.name, message % {"count": streets.without_place}, _("Neem een ruimere uitsnede."))
    tell(_("Voorzieningen zoeken"))
    once = frozenset(one.code for one in settings.categories if one.used == 1 and one.part is Part.GREEN)
    how = FacilityRules(
        {code: rule for code, rule in facility_rules(policy).items() if code in settings.codes},
        _metres(policy, "osm.twice"), _metres(policy, "osm.border"), once,
    )  # fmt: skip
    made.facilities = read_facilities(path, how, clip)


def _lists(
    sources: Sources, policy: PolicyOn, settings: Settings, clip: Clip, made: Made, tell: Tell
) -> list[Facility]:
    """What goes before OpenStreetMap: stops of a timetable, and the list of the municipality before both."""
    given: list[Facility] = []
    if sources.gtfs is not None:
        tell(_("Dienstregeling lezen"))
        found = read_timetable(sources.gtfs, _service(policy), clip)
        made.said["timetable"] = {
            "day": str(found.day), "stops_with_service": len(found.stops), "stops_without": found.without,
        }  # fmt: skip
        if found.by_frequency:
            message = _("Ritten die om de zoveel minuten gaan (frequencies.txt) tellen één keer.")
            made.remark(sources.gtfs.name, message, _("Vraag een dienstregeling met losse ritten."))
        if not found.stops:
            message = _("Geen halte op de kaart heeft genoeg vertrekken; de haltes van de kaart zelf tellen niet.")
            made.remark(sources.gtfs.name, message, _("Controleer het gebied van de dienstregeling."))
        made.replaced.add(STOP)
        given = found.stops
    if sources.municipal is not None:
        tell(_("Eigen lijst lezen"))
        own = own_facilities(sources.municipal, settings.codes, sources)
        its = {one.category for one in own}  # also those that lie elsewhere altogether: the list knows
        given = override(given, _on_map(own, clip, made), its)
        made.replaced |= its
    return given


def _on_map(found: list[Facility], clip: Clip, made: Made) -> list[Facility]:
    """Those on the map; the others are named in a remark."""
    kept: list[Facility] = []
    lost: list[Facility] = []
    for one, inside in zip(found, _holds(clip, found), strict=True):
        (kept if inside else lost).append(one)
    if lost:
        names = ", ".join(one.id for one in lost[:5]) + ("…" if len(lost) > 5 else "")
        message = _("Voorzieningen buiten het gebied, die niet meetellen: %(count)s (%(names)s).")
        advice = _("Controleer de plek, of neem een ruimere rand met --margin.")
        made.remark(lost[0].source, message % {"count": len(lost), "names": names}, advice)
    return kept


def _holds(clip: Clip, found: list[Facility]) -> list[bool]:
    places = np.array([(one.lon, one.lat) for one in found], dtype=float).reshape(-1, 2)
    return [bool(one) for one in clip.holds(places[:, 0], places[:, 1])]


def _check_ids(found: list[Facility]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in found:
        if (one.category, one.id) in seen:
            message = _("Deze voorziening staat er al.")
            advice = _("Houd er één over, of geef haar een eigen code.")
            raise Rejected([Problem(one.source, message, advice, column="facility_id", value=one.id)])
        seen.add((one.category, one.id))


def _finish(made: Made, codes: tuple[str, ...]) -> None:
    counted = {code: sum(one.category == code for one in made.facilities) for code in codes}
    made.said["facilities"] = counted
    missing = [code for code, number in counted.items() if not number]
    if missing and made.facilities:
        message = _("Deze soorten zijn nergens gevonden en tellen niet mee: %(codes)s.")
        advice = _("Geef een eigen lijst mee met --municipal, of laat het zo.")
        made.remark("facilities.csv", message % {"codes": ", ".join(missing)}, advice)


def _metres(policy: PolicyOn, name: str) -> float:
    found = float(policy.number(f"proximity.{name}"))
    if found <= 0:
        raise refuse(Code.SETTING, name=f"proximity.{name}", value=found)
    return found


def _service(policy: PolicyOn) -> Service:
    name = "proximity.stop.hours"
    words = str(policy.dated(name).value).split("/")
    if (
        len(words) != 2
        or not all(word.isdigit() for word in words)
        or not 0 <= int(words[0]) < int(words[1]) <= 30
    ):
        raise refuse(Code.SETTING, name=name, value="/".join(words))
    return Service(int(words[0]), int(words[1]), policy.whole("proximity.stop.departures"))


def _described(sources: Sources) -> Mapping[str, Any]:
    """Name, size and hash of every file, so that it can be found again."""
    described = {}
    for name, path in sources.files().items():
        digest = sha256()
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
        described[name] = {"file": path.name, "bytes": path.stat().st_size, "sha256": digest.hexdigest()}
    return described
