"""Builds small PowerPoint files, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable

OLD = "http://schemas.openxmlformats.org/"
SPACES = (
    f'xmlns:a="{OLD}drawingml/2006/main" xmlns:r="{OLD}officeDocument/2006/relationships" xmlns:p="{OLD}presentationml/2006/main" '
    f'xmlns:mc="{OLD}markup-compatibility/2006"'
)
_TYPE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    "presentation": "presentationml.presentation.main",
    "slideMaster": "presentationml.slideMaster",
    "slideLayout": "presentationml.slideLayout",
    "slide": "presentationml.slide",
    "notesSlide": "presentationml.notesSlide",
    "notesMaster": "presentationml.notesMaster",
    "comments": "presentationml.comments",
    "theme": "theme",
    "chart": "drawingml.chart",
}
_RELATION = f"{OLD}officeDocument/2006/relationships/"
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_COLOURS = ("dk1 000000", "lt1 FFFFFF", "dk2 1F3864", "lt2 EEF2F7", "accent1 2F6B8F", "accent2 B5651D", "accent3 5B7F3A", "accent4 7A4E8A", "accent5 A33B3B", "accent6 3A7F7A", "hlink 0563C1", "folHlink 954F72")  # fmt: skip


def theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in (each.split() for each in _COLOURS)
    )
    face = '<a:{0}Font><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/></a:{0}Font>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = f'<a:ln w="9525">{fill}</a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{OLD}drawingml/2006/main" name="Harbour"><a:themeElements><a:clrScheme name="Harbour">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Harbour">{face.format("major")}{face.format("minor")}</a:fontScheme><a:fmtScheme name="Harbour">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def run(text: str, attributes: str = "", inside: str = "") -> str:
    look = f"<a:rPr{' ' + attributes if attributes else ''}>{inside}</a:rPr>" if attributes or inside else ""
    return f"<a:r>{look}<a:t>{text}</a:t></a:r>"


def paragraph(*content: str, properties: str = "") -> str:
    stated = f"<a:pPr {properties}/>" if properties else ""
    return f"<a:p>{stated}{''.join(each if each.startswith('<') else run(each) for each in content)}</a:p>"


def body(*paragraphs: str, lists: str = "", tag: str = "p:txBody") -> str:
    return f"<{tag}><a:bodyPr/><a:lstStyle>{lists}</a:lstStyle>{''.join(paragraphs)}</{tag}>"


def shape(
    *paragraphs: str, placeholder: str = "", number: int = 2, at: str = "", lists: str = "", told: str = ""
) -> str:
    held = f"<p:ph {placeholder}/>" if placeholder else ""
    place = ""
    if at:
        x, y, width, height = at.split()
        frame = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        place = f'<a:xfrm>{frame}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Shape {number}"{told}/><p:cNvSpPr/><p:nvPr>{held}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr>{body(*paragraphs, lists=lists)}</p:sp>"
    )


def table(*rows: Iterable[str], number: int = 9) -> str:
    def cell(content: str) -> str:
        return f"<a:tc>{body(content, tag='a:txBody')}<a:tcPr/></a:tc>"

    lines = "".join(f'<a:tr h="370840">{"".join(map(cell, each))}</a:tr>' for each in rows)
    columns = '<a:gridCol w="2743200"/>' * max(len(list(each)) for each in rows)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="914400" y="4572000"/><a:ext cx="5486400" cy="741680"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{OLD}drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{lines}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def levels(align: str = "l", rtl: str = "0", size: int = 2400, bullet: str = "") -> str:
    return "".join(
        f'<a:lvl{level}pPr marL="{342900 * level}" indent="-342900" algn="{align}" rtl="{rtl}">{bullet}<a:defRPr sz="{size - 200 * level}"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 4)
    )


def slides(
    *shown: str,
    notes: Iterable[str] = (),
    layout: str = "",
    master: str = "",
    align: str = "l",
    rtl: str = "0",
    comments: str = "",
    properties: str = "",
    relations: str = "",
) -> bytes:
    """A PowerPoint file of slides, each the XML of its shapes; ``notes`` by slide; ``relations`` are added to each slide's."""
    parts = parts_of(
        *shown, notes=notes, layout=layout, master=master, align=align, rtl=rtl, comments=comments, properties=properties, relations=relations
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def parts_of(
    *shown: str,
    notes: Iterable[str] = (),
    layout: str = "",
    master: str = "",
    align: str = "l",
    rtl: str = "0",
    comments: str = "",
    properties: str = "",
    relations: str = "",
) -> dict[str, str]:
    said = list(notes)
    parts: dict[str, str] = {}
    related: dict[str, list[tuple[str, str]]] = {
        "ppt/presentation.xml": [("slideMaster", "slideMasters/slideMaster1.xml")]
    }
    related["ppt/slideMasters/slideMaster1.xml"] = [
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("theme", "../theme/theme1.xml"),
    ]
    related["ppt/slideLayouts/slideLayout1.xml"] = [("slideMaster", "../slideMasters/slideMaster1.xml")]
    ids = ""
    for number, shapes in enumerate(shown, start=1):
        name = f"ppt/slides/slide{number}.xml"
        related["ppt/presentation.xml"].append(("slide", f"slides/slide{number}.xml"))
        ids += f'<p:sldId id="{255 + number}" r:id="rId{number + 1}"/>'
        related[name] = [("slideLayout", "../slideLayouts/slideLayout1.xml")]
        parts[name] = _page("sld", shapes)
        if number <= len(said) and said[number - 1]:
            related[name].append(("notesSlide", f"../notesSlides/notesSlide{number}.xml"))
            parts[f"ppt/notesSlides/notesSlide{number}.xml"] = _page("notes", said[number - 1])
            related[f"ppt/notesSlides/notesSlide{number}.xml"] = [("slide", f"../slides/slide{number}.xml")]
        if comments and number == 1:
            related[name].append(("comments", "../comments/comment1.xml"))
            parts["ppt/comments/comment1.xml"] = f"<p:cmLst {SPACES}>{comments}</p:cmLst>"
    parts["ppt/presentation.xml"] = (
        f'<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>'
        f'<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>{levels(align, rtl, 1800)}</p:defaultTextStyle></p:presentation>'
    )
    parts |= _upper(layout, master, align, rtl)
    for name, pairs in related.items():
        folder, _, file = name.rpartition("/")
        told = "".join(f'<Relationship Id="rId{n}" Type="{_RELATION}{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(pairs, start=1))  # fmt: skip
        if "/slides/" in name:
            told += relations
        parts[f"{folder}/_rels/{file}.rels"] = (
            f'<Relationships xmlns="{OLD}package/2006/relationships">{told}</Relationships>'
        )
    return _whole(parts, properties)


def _upper(layout: str, master: str, align: str, rtl: str) -> dict[str, str]:
    """The layout, the master and the theme."""
    parts: dict[str, str] = {}
    title = shape(paragraph("Click"), placeholder='type="title"', number=2, at="457200 274638 8229600 1143000")
    text = shape(paragraph("Click"), placeholder='type="body" idx="1"', number=3, at="457200 1600200 8229600 2700000")
    parts["ppt/slideLayouts/slideLayout1.xml"] = _page("sldLayout", title + text + layout)
    bullet = '<a:buChar char="&#8226;"/>'
    parts["ppt/slideMasters/slideMaster1.xml"] = _page(
        "sldMaster",
        title + text + master,
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>'
        f'<p:txStyles><p:titleStyle><a:lvl1pPr algn="ctr" rtl="{rtl}"><a:defRPr sz="3600"/></a:lvl1pPr></p:titleStyle>'
        f"<p:bodyStyle>{levels(align, rtl, bullet=bullet)}</p:bodyStyle><p:otherStyle>{levels(align, rtl, 1800)}</p:otherStyle></p:txStyles>",
    )
    parts["ppt/theme/theme1.xml"] = theme()
    return parts


def _whole(parts: dict[str, str], properties: str) -> dict[str, str]:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}{_kind(name)}+xml"/>' for name in sorted(parts) if not name.endswith(".rels")
    )  # fmt: skip
    overrides += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' if properties else ""  # fmt: skip
    head = {
        "[Content_Types].xml": f'<Types xmlns="{OLD}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{OLD}package/2006/relationships"><Relationship Id="rId1" Type="{_RELATION}officeDocument" Target="ppt/presentation.xml"/>'
        + (
            f'<Relationship Id="rId2" Type="{OLD}package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            if properties
            else ""
        )
        + "</Relationships>",
    }
    if properties:
        head["docProps/core.xml"] = f'<cp:coreProperties xmlns:cp="{OLD}package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</cp:coreProperties>'  # fmt: skip
    mark = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {name: mark + content for name, content in (head | parts).items()}


def _kind(name: str) -> str:
    stem = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _KINDS["comments" if stem == "comment" else stem]


def _page(tag: str, shapes: str, more: str = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>") -> str:
    return f"<p:{tag} {SPACES}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{more}</p:{tag}>"
