# SPDX-License-Identifier: EUPL-1.2
"""Whatever happens to a file, reading a profile ends in content or in problems with advice, never in a crash."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.profile.folders import small_profile, write
from woonregie.intake.problems import Rejected
from woonregie.intake.profile.reading import read_profile

FILES = {name: str(text).encode() for name, text in small_profile(commitments=5, actions=8).items()}
ODD = [
    b"",
    b"\n",
    b"  ",
    b"\t",
    b": ",
    b"- ",
    b"'",
    b'"',
    b"[",
    b"]",
    b"{",
    b"}",
    b"&a",
    b"*a",
    b"!!x ",
    b"<<: ",
    b"? ",
    b"#",
    b"|",
    b">",
    b"%",
    b"---\n",
    b"...\n",
    b"~",
    b"null",
    b"true",
    b"1e9",
    b"-1",
    b"0",
    b".nan",
    b"2024-13-45",
    b"\x00",
    b"\xff",
    b"\xe9",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"\\u0000",
    b",",
    b";",
    b"|",
    b"*",
    b"/",
    b"9" * 60,
    b"a" * 400,
]

damage = st.tuples(
    st.sampled_from(sorted(FILES)),
    st.floats(0, 1),
    st.integers(0, 40),
    st.sampled_from(ODD) | st.binary(max_size=6),
)


def damaged(hits):
    files = dict(FILES)
    for name, where, removed, added in hits:
        spot = int(where * len(files[name]))
        files[name] = files[name][:spot] + added + files[name][spot + removed :]
    return files


def problems_of(files):
    """What is wrong with a profile; nothing where it can be used."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            read_profile(write(Path(folder), files))
        except Rejected as refused:
            return refused.problems or ["refused without a word"]
    return []


@given(st.lists(damage, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_damage_is_told_and_never_crashes(hits):
    assert all(p.file and p.message and p.advice and str(p) for p in problems_of(damaged(hits)))


def test_without_damage_nothing_is_wrong():
    assert problems_of(FILES) == []
