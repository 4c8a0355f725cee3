"""The source's pairs of old and new communes: which hold, what they mean, which do not hold and why. Used by history.py."""

from collections import Counter, defaultdict

from history_names import bare, key, kind, plain, written

# Five island districts had no communes; the district itself became a special zone.
ISLANDS = {"318": "11948", "471": "19742", "498": "20333", "536": "21548", "755": "26732"}


class Book:
    """Reads the source's pairs: those that hold, those that do not and why, and what each claim touches."""

    def __init__(self, old, new, provinces):
        self.old, self.new, self.provinces = old, new, provinces
        self.pairs = {}  # (old code, new code) -> how the predecessor was found
        self.unsettled, self.claims, self.seen = [], [], {}
        self.anchors = set()  # (old district, new code) told by a row that has its predecessor's code
        self.new_names = {(bare(new[u["parent"]]["short_name"]), key(u["short_name"])): c for c, u in new.items() if u["level"] == "4"}
        self.districts = defaultdict(list)
        for code, u in old.items():
            self.districts[u["parent"]].append(code)
        self.outcome, self.ends = Counter(), Counter()

    def province(self, code):
        district = code if self.old[code]["level"] == 3 else self.old[code]["parent"]
        return self.old[district]["parent"]

    def read(self, rows):
        given = [r for r in rows if r["old_ward_name"]]
        for r in rows:
            if not r["old_ward_name"]:
                assert r["new_ward_code"] in ISLANDS.values(), f"a pair without predecessor: {r}"
                self.outcome["island district"] += 1
        coded = [r for r in given if r["old_ward_code"] in self.old]
        self.learn_districts(coded)
        self.coded = {r["old_ward_code"] for r in coded}
        self.told = {self.claim(r): r for r in given if not r["old_ward_code"]}
        for r in sorted(given, key=lambda r: (not r["old_ward_code"], int(r["id"]))):
            self.settle(r)
        assert self.outcome.total() == len(rows), f"{len(rows)} source rows, {self.outcome.total()} accounted for"

    def learn_districts(self, coded):
        """A district was renamed, raised or joined to another before 2025: which old districts does a later name cover?"""
        self.covers = defaultdict(Counter)
        for code, u in self.old.items():
            if u["level"] == 3:
                self.covers[self.district_key(self.old[u["parent"]]["short_name"], u["short_name"])][code] += 1
        for r in coded:
            u = self.old[r["old_ward_code"]]
            if key(bare(u["short_name"])) == key(bare(r["old_ward_name"])):
                self.covers[self.district_key(r["old_province_name"], r["old_district_name"])][u["parent"]] += 1

    def district_key(self, province, district):
        province = bare(province) if kind(province) else province
        return key({"Thừa Thiên Huế": "Huế", "Thành phố Hồ Chí Minh": "Hồ Chí Minh"}.get(province, province)), key(district)

    def claim(self, r):
        return self.district_key(r["old_province_name"], r["old_district_name"]) + (key(r["old_ward_name"]), bare(r["new_province_name"]), key(r["new_ward_name"]))

    def settle(self, r):
        claim, fresh = self.claim(r), True
        if claim in self.seen:
            return self.put_aside(r, "DUPLICATE", note=self.seen[claim])
        self.seen[claim] = r["id"]
        successor, why_new = self.successor(r)
        found, why_old, note = self.predecessors(r, successor)
        if why_old or why_new:
            self.claims += [(o, None) for o, _ in found] + ([(None, successor)] if successor else [])
            return self.put_aside(r, why_old or why_new, note)
        for code, how in found:
            if self.provinces[self.province(code)] != self.new[successor]["parent"]:
                self.claims += [(code, None)]
                return self.put_aside(r, "PROVINCE_DIFFERS", f"{self.province(code)}→{self.provinces[self.province(code)]}")
        if any(how == "NAME" for _, how in found) and not r["old_ward_code"]:
            code = found[0][0]
            if (self.old[code]["parent"], successor) not in self.anchors:
                self.claims += [(code, successor)]
                return self.put_aside(r, "NO_NEIGHBOUR", code=code)
        self.outcome["by code" if r["old_ward_code"] and found[0][1] == "CODE" else "by code, later name" if r["old_ward_code"] else
                     "by name" if (found[0][0], successor) not in self.pairs else "by name, confirms"] += 1
        self.ends["by name" if r["new_ward_code"] != successor else "by code"] += 1
        if r["old_ward_code"]:
            self.anchors |= {(self.old[code]["parent"], successor) for code, _ in found}
        for code, how in found:
            rank = ["CODE", "NAME", "LATER_NAME"]
            before = self.pairs.get((code, successor), how)
            self.pairs[code, successor] = min(before, how, key=rank.index)

    def successor(self, r):
        """By code where the name agrees; otherwise by its name in its province, if the code cannot be meant."""
        code, province = r["new_ward_code"], bare(r["new_province_name"])
        named = self.new_names.get((province if province != "Hồ Chí Minh" else "Hồ Chí Minh", key(r["new_ward_name"])))
        if named == code:
            return code, None
        if named is None:
            return None, "NEW_CODE_UNKNOWN" if code not in self.new else "NEW_NAME_DIFFERS"
        meant = self.new.get(code)
        if meant and meant["parent"] == self.new[named]["parent"]:
            return named, "NEW_NAME_DIFFERS"
        return named, None

    def predecessors(self, r, successor):
        """[(code, how)], reason, note. One source row may tell of two old communes: one left its code, the other its name."""
        code = r["old_ward_code"]
        if code and code not in self.old:
            return [], "OLD_CODE_UNKNOWN", ""
        covered = self.covers[self.district_key(r["old_province_name"], r["old_district_name"])]
        if not code:
            return self.by_name(r, covered)
        u = self.old[code]
        alias = self.district_key(self.old[self.province(code)]["short_name"], "")[0]
        if alias != self.district_key(r["old_province_name"], "")[0]:
            return [(code, "CODE")], "OLD_PROVINCE_DIFFERS", ""
        if key(bare(u["short_name"])) == key(bare(r["old_ward_name"])):
            return [(code, "CODE")], None, ""
        if u["parent"] not in covered:
            return [(code, "CODE")], "OLD_NAME_DIFFERS", code
        # A later merger: the new unit kept this commune's code and took another's name, or a new one.
        district = self.district_key(r["old_province_name"], r["old_district_name"])
        namesakes = [c for c in self.districts[u["parent"]] if key(self.old[c]["short_name"]) == key(r["old_ward_name"])]
        namesakes = namesakes or [c for c in self.districts[u["parent"]] if key(bare(self.old[c]["short_name"])) == key(bare(r["old_ward_name"]))]
        namesakes = [(c, "NAME") for c in namesakes if c not in self.coded]
        namesakes = namesakes if len(namesakes) == 1 else []
        told = [t for c, t in self.told.items() if c[:3] == (*district, key(u["short_name"]))]
        if told and not any(self.successor(t)[0] == successor for t in told):
            self.claims.append((code, successor))
            if not namesakes:
                return [], "OLD_NAME_DIFFERS", code
            self.unsettled.append(self.line(r, "OLD_NAME_DIFFERS", code))
            return namesakes, None, ""
        return [(code, "LATER_NAME"), *namesakes], None, ""

    def by_name(self, r, covered):
        there = [c for d in covered for c in self.districts[d]]
        exact = [c for c in there if key(self.old[c]["short_name"]) == key(r["old_ward_name"])]
        if len(exact) == 1:
            return [(exact[0], "NAME")], None, ""
        if exact:
            return [], "OLD_NAME_AMBIGUOUS", " ".join(exact)
        like = [c for c in there if plain(bare(self.old[c]["short_name"])) == plain(bare(r["old_ward_name"]))]
        return [], "OLD_NAME_UNKNOWN", " ".join(like)

    def put_aside(self, r, reason, note="", code=""):
        self.outcome[reason] += 1
        self.unsettled.append(self.line(r, reason, note, code))

    def line(self, r, reason, note="", code=""):
        """For an administrator: names as we write them, our own codes where the names are beyond doubt."""
        return {
            "reason": reason, "old_code": code or r["old_ward_code"] or "", "old_name": written(r["old_ward_name"]),
            "old_district": written(r["old_district_name"]), "old_province": province_name(r["old_province_name"]),
            "new_code": self.successor(r)[0] or r["new_ward_code"], "new_name": written(r["new_ward_name"]),
            "new_province": province_name(r["new_province_name"]), "note": note, "source_row": r["id"]}

    def successions(self):
        """Provinces, the five island districts, communes; with what the pair means for its two ends."""
        onward, backward = defaultdict(set), defaultdict(set)
        for o, n in list(self.pairs) + self.claims:
            onward[o].add(n)
            backward[n].add(o)
        joined = Counter(self.provinces.values())
        rows = [(o, n, "SAME" if joined[n] == 1 else "WHOLE", "RESOLUTION") for o, n in sorted(self.provinces.items())]
        rows += [(o, n, "WHOLE", "RESOLUTION") for o, n in sorted(ISLANDS.items())]
        for (o, n), how in sorted(self.pairs.items()):
            if len(onward[o]) > 1:
                what = "PART"
            elif len(backward[n]) > 1:
                what = "WHOLE"
            else:
                what = "SAME" if key(self.old[o]["short_name"]) == key(self.new[n]["short_name"]) else "RENAMED"
            rows.append((o, n, what, how))
        return rows

    def orphans(self):
        carried, carrying = {o for o, _ in self.pairs}, {n for _, n in self.pairs} | set(ISLANDS.values())
        lost = []
        for code, u in self.old.items():
            if u["level"] == 4 and code not in carried:
                near = {n for o, n in self.pairs if self.old[o]["parent"] == u["parent"]}
                district = self.old[u["parent"]]
                lost.append({"reason": "ORPHAN_OLD", "old_code": code, "old_name": u["short_name"], "old_district": district["short_name"],
                             "old_province": self.old[district["parent"]]["short_name"], "new_code": "", "note": " ".join(sorted(near))})
        for code, u in self.new.items():
            if u["level"] == "4" and code not in carrying:
                namesakes = [c for c, o in self.old.items() if o["level"] == 4 and key(o["short_name"]) == key(u["short_name"])
                             and self.provinces[self.province(c)] == u["parent"] and c not in carried]
                lost.append({"reason": "ORPHAN_NEW", "old_code": "", "old_name": "", "old_district": "", "old_province": "", "new_code": code,
                             "new_name": u["short_name"], "new_province": self.new[u["parent"]]["short_name"], "note": " ".join(namesakes)})
        return lost


def province_name(name):
    return written(name) if bare(name) == "Hồ Chí Minh" else bare(name)
