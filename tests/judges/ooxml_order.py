"""Whether the children of properties in Office Open XML stand in the order of the schema, each once (ECMA-376 part 1, annex A).

The lists are written apart from those of the writers: a judge that shares them would share their faults.
"""

from lxml import etree

_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_DRAWING = {"http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"}

_PARAGRAPH = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku
wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_RUN = """
ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
rPrChange
"""
_TABLE = """
tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout
tblCellMar tblLook tblCaption tblDescription tblPrChange
"""
_SECTION = """
headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote
titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange
"""
_STYLE = """
name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose
personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
"""
_SETTINGS_AFTER = """
compat docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions
readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator
"""
_FILLS = "noFill|solidFill|gradFill|blipFill|pattFill|grpFill"
_DRAWN_RUN = f"""
ln {_FILLS} effectLst|effectDag highlight uLnTx|uLn uFillTx|uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst
"""
_DRAWN_PARAGRAPH = """
lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont buNone|buAutoNum|buChar|buBlip tabLst defRPr extLst
"""
_REPEATED = {"headerReference", "footerReference", "tblStylePr", "attachedSchema", "smartTagType"}


def _ranks(names: str) -> dict[str, int]:
    return {name: rank for rank, step in enumerate(names.split()) for name in step.split("|")}


_OF_WORD = {
    "pPr": _ranks(_PARAGRAPH),
    "rPr": _ranks(_RUN),
    "tblPr": _ranks(_TABLE),
    "sectPr": _ranks(_SECTION),
    "style": _ranks(_STYLE),
    "tblStylePr": _ranks("pPr rPr tblPr trPr tcPr"),
    "styles": _ranks("docDefaults latentStyles") | {"style": 2},
    "docDefaults": _ranks("rPrDefault pPrDefault"),
    "settings": _ranks(_SETTINGS_AFTER),
}
_OF_DRAWING = {
    **dict.fromkeys(("rPr", "defRPr", "endParaRPr"), _ranks(_DRAWN_RUN)),
    **dict.fromkeys(("pPr", "defPPr", *(f"lvl{level}pPr" for level in range(1, 10))), _ranks(_DRAWN_PARAGRAPH)),
    "tblPr": _ranks(f"{_FILLS} effectLst|effectDag tableStyle|tableStyleId extLst"),
}


def order_faults(xml: bytes) -> list[str]:
    """Give each child that stands behind one that should follow it, or twice: ``pPr: bidi after jc``, ``pPr: bidi twice``."""
    return [fault for element in etree.fromstring(xml).iter(etree.Element) for fault in _faults(element)]


def new_faults(before: bytes, after: bytes) -> list[str]:
    """Give the kinds of fault that only the part as it was written has."""
    return sorted(set(order_faults(after)) - set(order_faults(before)))


def _faults(element: etree._Element) -> list[str]:
    told = etree.QName(element)
    table = _OF_WORD if told.namespace in _WORD else _OF_DRAWING if told.namespace in _DRAWING else {}
    ranks = table.get(told.localname)
    if ranks is None:
        return []
    found: list[str] = []
    seen: set[str] = set()
    highest, last = -1, ""
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child)
        if name.namespace != told.namespace or name.localname not in ranks:
            continue
        rank = ranks[name.localname]
        if rank < highest:
            found.append(f"{told.localname}: {name.localname} after {last}")
        else:
            highest, last = rank, name.localname
        if name.localname in seen and name.localname not in _REPEATED | {"style"}:
            found.append(f"{told.localname}: {name.localname} twice")
        seen.add(name.localname)
    return found
