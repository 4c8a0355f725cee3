"""The tree of units until 30 June 2025 and what carries each of them on. Called by history.sh.

Usage: history.py DIST ADDRESS.JSON TARGET
Nothing is mended silently: each correction is printed, each pair that does not hold is listed with its reason,
and README.md in TARGET says what and why.
"""

import csv
import json
import re
import sys
from collections import Counter

from history_book import Book
from history_clusters import COLUMNS as CLUSTER_COLUMNS, clusters
from history_names import bare, kind, written

KINDS = {"Xã": "COMMUNE", "Phường": "WARD", "Thị trấn": "TOWNSHIP"}
COMMITTEES = {"Huyện": "Huyện ủy", "Quận": "Quận ủy", "Thị xã": "Thị ủy", "Thành phố": "Thành ủy"}
EXPECTED = {"PROVINCIAL_COMMISSION": 63, "DISTRICT_COMMISSION": 705, "COMMUNE": 8248, "WARD": 1737, "TOWNSHIP": 614}
COLUMNS = ["code", "parent", "level", "kind", "name", "short_name"]
UNSETTLED = ["reason", "old_code", "old_name", "old_district", "old_province", "new_code", "new_name", "new_province", "note", "source_row"]

# Nghị quyết 202/2025/QH15: who joins whom; the others go on alone.
MERGERS = """
Tuyên Quang: Hà Giang · Lào Cai: Yên Bái · Thái Nguyên: Bắc Kạn · Phú Thọ: Vĩnh Phúc, Hòa Bình · Bắc Ninh: Bắc Giang ·
Hưng Yên: Thái Bình · Hải Phòng: Hải Dương · Ninh Bình: Hà Nam, Nam Định · Quảng Trị: Quảng Bình · Đà Nẵng: Quảng Nam ·
Quảng Ngãi: Kon Tum · Gia Lai: Bình Định · Khánh Hòa: Ninh Thuận · Lâm Đồng: Đắk Nông, Bình Thuận · Đắk Lắk: Phú Yên ·
Thành phố Hồ Chí Minh: Bình Dương, Bà Rịa - Vũng Tàu · Đồng Nai: Bình Phước · Tây Ninh: Long An · Cần Thơ: Sóc Trăng, Hậu Giang ·
Vĩnh Long: Bến Tre, Trà Vinh · Đồng Tháp: Tiền Giang · Cà Mau: Bạc Liêu · An Giang: Kiên Giang
"""
RENAMED_PROVINCES = {"Thừa Thiên Huế": "Huế"}


def main(dist, source, target):
    old = old_units(dist)
    new = {u["code"]: u for u in csv.DictReader(open(f"{target}/units.csv", encoding="utf-8"))}
    check_tree(old)
    write(f"{target}/units-until-2025-06-30.csv", COLUMNS, ([u[c] for c in COLUMNS] for u in old.values()))
    tables = {t["name"]: t["data"] for t in json.load(open(source, encoding="utf-8")) if t["type"] == "table"}
    book = Book(old, new, provinces(old, new))
    book.read(tables["ward_mappings"])
    rows = book.successions()
    unsettled = book.unsettled + book.orphans()
    check_successions(rows, unsettled, old, new, book)
    write(f"{target}/successions.csv", ["predecessor", "successor", "kind", "matched"], rows)
    order = {r: i for i, r in enumerate(sorted({u["reason"] for u in unsettled}))}
    unsettled.sort(key=lambda u: (order[u["reason"]], u["old_province"], u["old_district"], u["old_code"], u["old_name"], u["new_code"]))
    write(f"{target}/successions-unsettled.csv", UNSETTLED, ([u.get(c, "") for c in UNSETTLED] for u in unsettled))
    write(f"{target}/clusters.csv", CLUSTER_COLUMNS, clusters(old, book.provinces))
    report(rows, unsettled, old, new, book)


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


# The old tree


def old_units(dist):
    units = {}
    for level, file in ((2, "tinh_tp"), (3, "quan_huyen"), (4, "xa_phuong")):
        rows = json.load(open(f"{dist}/{file}.json", encoding="utf-8"))
        for code, row in sorted(rows.items(), key=lambda r: (r[1].get("parent_code", ""), r[0])):
            name = written(row["name_with_type"])
            if name != row["name_with_type"]:
                print(f"corrected: {code} {name} <- {row['name_with_type']!r}")
            units[code] = unit(code, row.get("parent_code", "TW"), level, name)
    return units


def unit(code, parent, level, name):
    """Ban Dân vận Tỉnh ủy …, Ban Dân vận Huyện ủy …, Đảng ủy xã …; a numbered district keeps its type: Quận ủy Quận 1."""
    type, short = kind(name), bare(name)
    if level == 2:
        city = type == "Thành phố"
        short = name if short == "Hồ Chí Minh" else short
        body = f"Ban Dân vận {'Thành ủy' if city else 'Tỉnh ủy'} {short}"
        return dict(zip(COLUMNS, (code, parent, level, "PROVINCIAL_COMMISSION", body, short)))
    if level == 3:
        body = f"Ban Dân vận {COMMITTEES[type]} {name if short.isdigit() else short}"
        return dict(zip(COLUMNS, (code, parent, level, "DISTRICT_COMMISSION", body, name)))
    return dict(zip(COLUMNS, (code, parent, level, KINDS[type], f"Đảng ủy {type.lower()} {short}", name)))


def check_tree(old):
    assert all(re.fullmatch(r"\d" * {2: 2, 3: 3, 4: 5}[u["level"]], u["code"]) for u in old.values()), "a code of another shape"
    for u in old.values():
        superior = old[u["parent"]]["level"] if u["parent"] != "TW" else 1
        assert superior == u["level"] - 1, f"a superior of another level: {u}"
        assert re.fullmatch(r"[\w ’.-]+", u["short_name"]) and not re.search(r"[_ ]{2}|[Ðð]", u["name"]), f"an unusual sign: {u}"
    assert len({(u["parent"], u["short_name"]) for u in old.values()}) == len(old), "a name stands twice under one superior"
    counts = Counter(u["kind"] for u in old.values())
    assert counts == EXPECTED, f"counts differ: {counts}"


# The successions


def provinces(old, new):
    """The successor of each old province."""
    into = {}
    for clause in MERGERS.split("·"):
        goes_on, joined = clause.split(":")
        into |= {name.strip(): goes_on.strip() for name in joined.split(",")}
    into |= RENAMED_PROVINCES
    names = {u["short_name"]: u["code"] for u in new.values() if u["level"] == "2"}
    succession = {u["code"]: names[into.get(u["short_name"], u["short_name"])] for u in old.values() if u["level"] == 2}
    assert len(succession) == 63 and set(succession.values()) == set(names.values()), "provinces differ from Nghị quyết 202"
    assert set(into) <= {u["short_name"] for u in old.values()}, "a merger names an unknown province"
    return succession


def check_successions(rows, unsettled, old, new, book):
    assert len({(o, n) for o, n, _, _ in rows}) == len(rows), "a pair stands twice"
    onward, backward = Counter(o for o, *_ in rows), Counter(n for _, n, *_ in rows)
    for o, n, what, _ in rows:
        assert o in old and n in new, f"a unit of neither tree: {o} {n}"
        assert (old[o]["level"] == 2) == (new[n]["level"] == "2"), f"a pair across levels: {o} {n}"
        assert what == "PART" or onward[o] == 1, f"{what}, yet it has several successors: {o}"
        assert what not in ("SAME", "RENAMED") or backward[n] == 1, f"{what}, yet others join: {o} {n}"
        if old[o]["level"] > 2:
            assert book.provinces[book.province(o)] == new[n]["parent"], f"a pair across provinces: {o} {n}"


def report(rows, unsettled, old, new, book):
    for title, counts in (("source rows", book.outcome), ("successors found", book.ends), ("kinds", Counter((f"{old[r[0]]['level']}", r[2]) for r in rows)),
                          ("matched", Counter(r[3] for r in rows)), ("unsettled", Counter(u["reason"] for u in unsettled))):
        print(title, *(f"\n  {n:6} {' '.join(k) if isinstance(k, tuple) else k}" for k, n in sorted(counts.items())))


if __name__ == "__main__":
    main(*sys.argv[1:])
