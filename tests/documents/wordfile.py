"""Builds small Word files, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable

OLD = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
SPACES = (
    f'xmlns:w="{OLD}wordprocessingml/2006/main" xmlns:r="{OLD}officeDocument/2006/relationships" xmlns:mc="{OLD}markup-compatibility/2006" '
    f'xmlns:wp="{OLD}drawingml/2006/wordprocessingDrawing" xmlns:a="{OLD}drawingml/2006/main" xmlns:pic="{OLD}drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    "{}</Types>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = {"document": "document.main", "header1": "header", "footer1": "footer", "footnotes": "footnotes", "styles": "styles", "comments": "comments", "settings": "settings", "numbering": "numbering", "theme": "theme", "endnotes": "endnotes"}  # fmt: skip
STYLES = (
    f"<w:styles {SPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    stated = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{stated}{''.join(each if each.startswith('<') else run(each) for each in content)}</w:p>"


def field(instruction: str, *result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = (
        mark.format("separate") + "".join(each if each.startswith("<") else run(each) for each in result)
        if result
        else ""
    )
    return f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{inner}{mark.format("end")}'


def table(*rows: Iterable[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(*body: str, strict: bool = False, encoding: str = "utf-8", prefix: str = "w", **parts: str) -> bytes:
    """A Word file of block-level XML. ``parts``: content of header1, footer1, footnotes, comments, styles, settings ...; ``properties`` the core ones."""
    tags = {"header1": "hdr", "footer1": "ftr"}
    files = {
        "document": f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "styles": STYLES,
    }
    properties = parts.pop("properties", "")
    for name, content in parts.items():
        tag = tags.get(name, name)
        files[name] = f"<w:{tag} {SPACES}>{content}</w:{tag}>"
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{OLD}officeDocument/2006/relationships/{name.rstrip("1")}" Target="{name}.xml"/>' for name in files if name != "document"
    )  # fmt: skip
    head = f'<?xml version="1.0" encoding="{encoding.upper().removesuffix("-SIG")}"?>\n'
    entries = {
        "[Content_Types].xml": _TYPES.format(
            "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{_KINDS[name]}+xml"/>' for name in files
            )
        ),
        "_rels/.rels": _relations("officeDocument", "word/document.xml", properties),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{OLD}package/2006/relationships">{relations}</Relationships>',
    }
    if properties:
        entries["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{OLD}package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</cp:coreProperties>'
        )
    for name, content in files.items():
        told = head + content
        if strict:
            told = told.replace(f"{OLD}wordprocessingml/2006/main", f"{STRICT}wordprocessingml/main")
        if prefix != "w":
            told = (
                told.replace("<w:", f"<{prefix}:")
                .replace("</w:", f"</{prefix}:")
                .replace(" w:", f" {prefix}:")
                .replace("xmlns:w=", f"xmlns:{prefix}=")
            )
        entries[f"word/{name}.xml"] = told
    return zipped(
        {
            name: told.encode(encoding if name.startswith("word/") and not name.endswith(".rels") else "utf-8")
            for name, told in entries.items()
        }
    )


def _relations(kind: str, target: str, properties: str) -> str:
    core = (
        f'<Relationship Id="r2" Type="{OLD}package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        if properties
        else ""
    )
    return (
        f'<Relationships xmlns="{OLD}package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OLD}officeDocument/2006/relationships/{kind}" Target="{target}"/>{core}</Relationships>'
    )


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
