# SPDX-License-Identifier: EUPL-1.2
"""A small folder of input: two seniors, one young seeker with a high income, two homes."""

from pathlib import Path

FILES = {
    "seekers.csv": (
        "seeker_id,birth_date,household_size,income_eur,registered_at,label_restructuring,label_wmo,required_bat,"
        "leaves_dwelling_type,leaves_bedrooms,leaves_landlord,tenancy_start,resident_children,arrears_months\n"
        "S1,1955-04-10,1,24000,2018-03-01,0,0,,eengezinswoning,3,servatius,2010-01-01,0,0\n"
        'S2,1950-04-10,2,"30000,50",2015-03-01T12:00,nee,ja,,eengezinswoning,3,woonpunt,2001-01-01,nee,"0,5"\n'
        "S3,1990-04-10,1,70000,2012-03-01,,,,,,,,,\n"
    ),
    "dwellings.csv": (
        "dwelling_id,corporation,place,type,bedrooms,bat,rent_eur,daeb\n"
        "W1,servatius,pottenberg,appartement,2,1,650.00,1\n"
        "W2,servatius,heer,appartement,2,,701.00,ja\n"
    ),
    "adverts.csv": (
        "advert_id,dwelling_id,opens,closes,pool,model\n"
        "A1,W1,2025-05-01,2025-05-08,30,aanbod\n"
        "A2,W2,2025-05-01,2025-05-09,,aanbod\n"
    ),
    "reactions.csv": (
        "advert_id,seeker_id,reacted_at\n"
        "A1,S1,2025-05-02\nA1,S2,2025-05-03T09:30\nA1,S3,2025-05-03T09:30:00\nA2,S1,2025-05-02\nA2,S3,2025-05-02\n"
    ),
}


def write(path: Path, **changed: str) -> Path:
    """Write the files; a changed one by its name without the ending."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in (FILES | {f"{name}.csv": text for name, text in changed.items()}).items():
        (path / name).write_text(text, encoding="utf-8")
    return path
