"""Builds a new Word file: the same content gives the same bytes."""

from workflow.office.body import Body
from workflow.office.content import WordFile
from workflow.office.looks import MAIN, numbering, styles
from workflow.office.package import escaped, packed
from workflow.office.tongue import Tongue, tongue

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_TYPE}.wordprocessingml"
_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SPACES = f'{MAIN} xmlns:r="{_RELATION}"'
_FIXED = ("styles", "numbering", "settings", "header", "footer")


def build(file: WordFile) -> bytes:
    """Give ``file`` as DOCX (ECMA-376, transitional), turned as a file is that was made in its language."""
    own = tongue(file.language)
    body = Body(file)
    written = body.xml()
    parts = {
        "[Content_Types].xml": _types(file),
        "_rels/.rels": _root(file),
        "docProps/core.xml": _core(file, own),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{written}{_section(file, own)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(file, body.addresses),
        "word/styles.xml": styles(own),
        "word/numbering.xml": numbering(body.lists),
        "word/settings.xml": _settings(own),
        "word/footer1.xml": _footer(own),
    }
    if file.header:
        parts["word/header1.xml"] = _header(file, own)
    if file.properties:
        parts["docProps/custom.xml"] = _properties(file)
    return packed(parts)


def _types(file: WordFile) -> str:
    named = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
    }
    if file.header:
        named["/word/header1.xml"] = f"{_WORD}.header+xml"
    if file.properties:
        named["/docProps/custom.xml"] = f"{_TYPE}.custom-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items())
        + "</Types>"
    )


def _root(file: WordFile) -> str:
    custom = (
        f'<Relationship Id="rId3" Type="{_RELATION}/custom-properties" Target="docProps/custom.xml"/>'
        if file.properties
        else ""
    )
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f"{custom}</Relationships>"
    )


def _relations(file: WordFile, addresses: dict[str, str]) -> str:
    fixed = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}/{name}" Target="{name}{"1" if name in {"header", "footer"} else ""}.xml"/>'
        for name in _FIXED
        if name != "header" or file.header
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}/hyperlink" Target="{escaped(address)}" TargetMode="External"/>'
        for address, name in addresses.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{fixed}{links}</Relationships>'


def _core(file: WordFile, own: Tongue) -> str:
    moment = f"{file.revised:%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(file.title)}</dc:title><dc:language>{own.tag}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _properties(file: WordFile) -> str:
    told = "".join(
        f'<property fmtid="{_CUSTOM}" pid="{number}" name="{escaped(name)}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(file.properties.items(), start=2)
    )
    spaces = "http://schemas.openxmlformats.org/officeDocument/2006"
    return f'<Properties xmlns="{spaces}/custom-properties" xmlns:vt="{spaces}/docPropsVTypes">{told}</Properties>'


def _settings(own: Tongue) -> str:
    # Without a mode Word takes the file for one of 2007, and says so in its title.
    mode = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    fonts = own.lang.replace("<w:lang ", "<w:themeFontLang ")
    return f'<w:settings {MAIN}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>{mode}{fonts}</w:settings>'


def _section(file: WordFile, own: Tongue) -> str:
    wide, high = (16838, 11906) if file.landscape else (11906, 16838)
    turn = ' w:orient="landscape"' if file.landscape else ""
    edge = 1021 if file.landscape else 1304
    return (
        "<w:sectPr>"
        + ('<w:headerReference w:type="default" r:id="header"/>' if file.header else "")
        + f'<w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="{wide}" w:h="{high}"{turn}/>'
        f'<w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" w:left="{edge}" w:header="567" w:footer="567" w:gutter="0"/>'
        + ("<w:bidi/><w:rtlGutter/>" if own.right_to_left else "")
        + "</w:sectPr>"
    )


def _header(file: WordFile, own: Tongue) -> str:
    turned = "<w:bidi/>" if own.right_to_left else ""
    run = "<w:rtl/>" if own.right_to_left else ""
    hint = '<w:rFonts w:hint="cs"/>' if own.right_to_left else ""
    return (
        f'<w:hdr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Mark"/>{turned}</w:pPr>'
        f'<w:r><w:rPr>{hint}{run}</w:rPr><w:t xml:space="preserve">{escaped(file.header)}</w:t></w:r></w:p></w:hdr>'
    )


def _footer(own: Tongue) -> str:
    turned = "<w:bidi/>" if own.right_to_left else ""
    return (
        f'<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{turned}</w:pPr>'
        f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )
