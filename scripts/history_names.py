"""Vietnamese names of places: one way to write them, and a key by which two ways of writing are one name."""

import re
import unicodedata

TYPES = ["Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã"]
TONES = "\u0300\u0301\u0303\u0309\u0323"
OPEN = re.compile(r"(?<![qQ])([ouOU])([aey])([%s])$" % TONES)


def written(name):
    """As units.csv writes: composed letters, one space, one kind of apostrophe, the tone of oa, oe, uy on their first vowel."""
    name = " ".join(unicodedata.normalize("NFC", name).split()).replace("'", "’").replace("’ ", "’")
    words = [capital(tone_first(re.sub(r"^0+(?=\d)", "", word))) for word in name.split()]
    name = " ".join(words)
    for kind in TYPES:
        if name.lower().startswith(kind.lower() + " "):
            name = kind + name[len(kind):]
    return name


def tone_first(word):
    """Hoà is Hòa, Thuỷ is Thủy; Toàn and Quý have only one way."""
    loose = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", OPEN.sub(r"\1\3\2", loose)) if OPEN.search(loose) else word


def capital(word):
    return word[0].upper() + word[1:]


def kind(name):
    return next((t for t in TYPES if written(name).startswith(t + " ")), "")


def bare(name):
    """Without its type: Thị xã Nghi Sơn is Nghi Sơn."""
    return written(name).removeprefix(kind(name)).strip()


def key(name):
    """Alike for two ways of writing one name: case, hyphens, quí and quý, NT and nông trường."""
    text = re.sub(r"\bn\.?t\b", "nông trường", written(name).lower())
    text = re.sub(r"qu([íìỉĩị]|i)\b", lambda m: "qu" + "ýỳỷỹỵy"["íìỉĩịi".index(m[1])], text)
    return " ".join(text.replace("-", " ").split())


def plain(name):
    """Without diacritics: only to point at a likely name, never to settle one."""
    loose = unicodedata.normalize("NFD", key(name).replace("đ", "d"))
    return "".join(c for c in loose if not unicodedata.combining(c))
