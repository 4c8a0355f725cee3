"""Today's tree of units, from the public list of provinces and communes. Called by units.sh.

Usage: units.py ADDRESS.JSON TILES.CSV UNITS.CSV
Nothing is mended silently: each correction is printed, and README.md beside units.csv says what and why.
"""

import csv
import json
import re
import sys
import unicodedata

CENTRE = ("TW", "", 1, "CENTRAL_COMMISSION", "Ban Tuyên giáo và Dân vận Trung ương", "Trung ương")
KINDS = {"Xã": "COMMUNE", "Phường": "WARD", "Đặc khu": "SPECIAL_ZONE"}
EXPECTED = {"CENTRAL_COMMISSION": 1, "PROVINCIAL_COMMISSION": 34, "COMMUNE": 2621, "WARD": 687, "SPECIAL_ZONE": 13}
COLUMNS = ["code", "parent", "level", "kind", "name", "short_name"]


def main(source, tiles, target):
    tables = {t["name"]: t["data"] for t in json.load(open(source, encoding="utf-8")) if t["type"] == "table"}
    drawn = {row["province"] for row in csv.DictReader(open(tiles, encoding="utf-8"))}
    units = [CENTRE]
    units += sorted(province(p, drawn) for p in tables["provinces"])
    units += sorted((commune(w) for w in tables["wards"]), key=lambda u: (u[1], u[0]))
    check(units, drawn)
    with open(target, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(units)
    print(f"{len(units)} units")


def province(p, drawn):
    """A commission is under the Tỉnh ủy, in the six centrally run cities under the Thành ủy."""
    name = clean(p["name"])
    city = p["place_type"] == "Thành phố Trung Ương"
    short = name if name in drawn else name.removeprefix("Thành phố ")
    committee = "Thành ủy" if city else "Tỉnh ủy"
    return (p["province_code"], "TW", 2, "PROVINCIAL_COMMISSION", f"Ban Tuyên giáo và Dân vận {committee} {short}", short)


def commune(w):
    """Đảng ủy xã …, Đảng ủy phường …, Đảng ủy đặc khu …"""
    name = clean(w["name"])
    prefix = next(p for p in KINDS if name.startswith(p + " "))
    return (w["ward_code"], w["province_code"], 4, KINDS[prefix], "Đảng ủy " + name[0].lower() + name[1:], name)


def clean(name):
    """Letters in composed form (NFC), one space between words, one kind of apostrophe."""
    cleaned = " ".join(unicodedata.normalize("NFC", name).split()).replace("'", "’")
    if cleaned != name:
        print(f"corrected: {cleaned} <- {name.encode('ascii', 'backslashreplace').decode()}")
    return cleaned


def check(units, drawn):
    codes = [u[0] for u in units]
    assert len(set(codes)) == len(codes), "a code stands twice"
    assert all(not u[1] or u[1] in set(codes) for u in units), "a superior is missing"
    assert len({(u[1], u[5]) for u in units}) == len(units), "a name stands twice under one superior"
    assert {u[5] for u in units if u[2] == 2} == drawn, "provinces differ from tiles.csv"
    assert all(re.fullmatch(r"TW|\d\d|\d{5}", code) for code in codes), "a code of another shape"
    for _, _, _, _, name, short in units:
        assert re.fullmatch(r"[\w ’-]+", short) and not re.search(r"[_ ]{2}", short), f"an unusual sign in {name}"
        assert "Ð" not in name and "ð" not in name, f"the Icelandic letter eth for Đ in {name}"
    counts = {kind: sum(u[3] == kind for u in units) for kind in EXPECTED}
    assert counts == EXPECTED, f"counts differ: {counts}"


main(*sys.argv[1:])
