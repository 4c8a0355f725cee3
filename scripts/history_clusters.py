"""The clusters in which provinces confer, before and since 1 July 2025. Used by history.py."""

COLUMNS = ["code", "name_vi", "name_en", "valid_from", "valid_to", "members", "legal_basis"]
# The seven regions of statistical practice; README.md says what an article tells and what it does not.
CLUSTERS = {
    ("TDMN", "Cụm Trung du và miền núi phía Bắc", "Northern Midlands and Mountains cluster"): "Hà Giang, Cao Bằng, Bắc Kạn, Tuyên Quang, Lào Cai, Yên Bái, Thái Nguyên, Lạng Sơn, "
        "Bắc Giang, Phú Thọ, Điện Biên, Lai Châu, Sơn La, Hòa Bình",
    ("DBSH", "Cụm Đồng bằng sông Hồng", "Red River Delta cluster"): "Hà Nội, Quảng Ninh, Vĩnh Phúc, Bắc Ninh, Hải Dương, Hải Phòng, Hưng Yên, Thái Bình, Hà Nam, "
        "Nam Định, Ninh Bình",
    ("BTB", "Cụm Bắc Trung bộ", "North Central cluster"): "Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Quảng Trị, Thừa Thiên Huế",
    ("NTB", "Cụm Nam Trung bộ", "South Central Coast cluster"): "Đà Nẵng, Quảng Nam, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa, Ninh Thuận, Bình Thuận",
    ("TN", "Cụm Tây Nguyên", "Central Highlands cluster"): "Kon Tum, Gia Lai, Đắk Lắk, Đắk Nông, Lâm Đồng",
    ("DNB", "Cụm Đông Nam bộ", "Southeast cluster"): "Bình Phước, Tây Ninh, Bình Dương, Đồng Nai, Bà Rịa - Vũng Tàu, Thành phố Hồ Chí Minh",
    ("DBSCL", "Cụm Đồng bằng sông Cửu Long", "Mekong Delta cluster"): "Long An, Tiền Giang, Bến Tre, Trà Vinh, Vĩnh Long, Đồng Tháp, An Giang, Kiên Giang, Cần Thơ, "
        "Hậu Giang, Sóc Trăng, Bạc Liêu, Cà Mau",
}


def clusters(old, provinces):
    """Two rows for each: its members by the codes of the old tree; from 1 July 2025 their successors, by the codes of the new one."""
    codes = {u["short_name"]: u["code"] for u in old.values() if u["level"] == 2}
    rows, seen = [], []
    for names, members in CLUSTERS.items():
        before = sorted(codes[m] for m in members.split(", "))
        seen += before
        rows.append([*names, "2020-01-01", "2025-06-30", ";".join(before), ""])
        rows.append([*names, "2025-07-01", "", ";".join(sorted({provinces[m] for m in before})), "Nghị quyết 202/2025/QH15"])
    assert sorted(seen) == sorted(codes.values()), "a province in no cluster, or in two"
    assert codes["Quảng Bình"] in next(r[5] for r in rows if r[0] == "BTB").split(";"), "article 001: Quảng Bình in cụm Bắc Trung bộ, 26/6/2020"
    return rows
