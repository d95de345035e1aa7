"""Spells whole numbers out, written apart from the tables that are tested with it."""

_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = [
    "_",
    "_",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]
_AR = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_AR_TEENS = [
    "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
]  # fmt: skip
_AR_TENS = ["_", "_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_AR_HUNDREDS = ["_", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def english(number: int) -> str:
    if number < 20:
        return _EN[number]
    if number < 100:
        return _EN_TENS[number // 10] + (f"-{_EN[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{_EN[number // 100]} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    rest = number % 1000
    return f"{english(number // 1000)} thousand" + (f" {english(rest)}" if rest else "")


def french(number: int) -> str:
    if number < 20:
        return _FR[number]
    if number < 100:
        return _french_tens(number)
    if number < 1000:
        hundreds = "cent" if number < 200 else f"{_FR[number // 100]} cent"
        return f"{hundreds} {french(number % 100)}" if number % 100 else hundreds
    thousands = "mille" if number < 2000 else f"{french(number // 1000)} mille"
    return f"{thousands} {french(number % 1000)}" if number % 1000 else thousands


def _french_tens(number: int) -> str:
    ten, unit = divmod(number, 10)
    if ten in {7, 9}:
        unit += 10
    if number == 80:
        return "quatre-vingts"
    if unit == 0:
        return _FR_TENS[ten]
    joint = " et " if unit in {1, 11} and ten < 8 else "-"
    return _FR_TENS[ten] + joint + _FR[unit]


def arabic(number: int) -> str:
    if number < 11:
        return _AR[number]
    if number < 20:
        return _AR_TEENS[number - 11]
    if number < 100:
        ten, unit = divmod(number, 10)
        return f"{_AR[unit]} و{_AR_TENS[ten]}" if unit else _AR_TENS[ten]
    if number < 1000:
        rest = number % 100
        return _AR_HUNDREDS[number // 100] + (f" و{arabic(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return _arabic_thousands(thousands) + (f" و{arabic(rest)}" if rest else "")


def _arabic_thousands(thousands: int) -> str:
    if thousands == 1:
        return "ألف"
    if thousands == 2:
        return "ألفان"
    return f"{arabic(thousands)} {'آلاف' if thousands < 11 else 'ألفا'}"
