#!/usr/bin/env python3
"""Makes review-template.docx, the first time or anew: `python3 schemas/reports/template.py`.

The template is meant to be edited in Word or LibreOffice: fonts, sizes, margins, a letterhead. This script is
only where it began, so that every measure has its reason. It needs Python 3 alone and always makes the same bytes.
Layout after GB/T 9704-2012: A4, 37 mm above and 28 mm left of a type area of 156 x 225 mm, 22 lines of 29 pt.
"""

import pathlib
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Font names as Chinese offices have them, then what else will do.
FANGSONG, HEI, KAI, XBSONG, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
FALLBACK = {FANGSONG: "FangSong", HEI: "SimHei", KAI: "KaiTi", XBSONG: "SimSun", SONG: "SimSun"}

LINE = 580  # twentieths of a point: 225 mm / 22 lines


def mm(value):
    return round(value / 25.4 * 1440)


def fonts(east, latin="Times New Roman"):
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{east}"/>'


def run(east, points, bold=False, latin="Times New Roman"):
    weight = "<w:b/>" if bold else '<w:b w:val="0"/>'
    return f'<w:rPr>{fonts(east, latin)}{weight}<w:i w:val="0"/><w:color w:val="000000"/><w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/></w:rPr>'


def style(name, ident, paragraph, characters, based="Normal", following="BodyText", custom=False):
    mark = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"{mark}><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f'<w:next w:val="{following}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{characters}</w:style>'
    )


def spacing(line=LINE, rule="exact", before=0, after=0):
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
CLOSE = '<w:snapToGrid w:val="0"/>'
KEEP = "<w:keepNext/>"
CENTRE = '<w:jc w:val="center"/>'

STYLES = [
    style("Title", "Title", spacing(720, "exact", 0, 120) + CENTRE, run(XBSONG, 22)),
    style("Subtitle", "Subtitle", spacing() + CENTRE, run(KAI, 16)),
    style("heading 1", "Heading1", KEEP + spacing() + INDENT + '<w:outlineLvl w:val="0"/>', run(HEI, 16, latin="Arial")),
    style("heading 2", "Heading2", KEEP + spacing() + INDENT + '<w:outlineLvl w:val="1"/>', run(KAI, 16)),
    style("heading 3", "Heading3", KEEP + spacing() + INDENT + '<w:outlineLvl w:val="2"/>', run(FANGSONG, 16, True)),
    style("Body Text", "BodyText", spacing() + INDENT + '<w:jc w:val="both"/>', run(FANGSONG, 16)),
    style("Review List", "ReviewList", spacing() + INDENT + '<w:jc w:val="both"/>', run(FANGSONG, 16), custom=True),
    style("Review Note", "ReviewNote", CLOSE + spacing(320, "atLeast", 40, 120), run(SONG, 10.5), custom=True),
    style(
        "Review Warning",
        "ReviewWarning",
        "<w:pBdr>"
        + "".join(f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="000000"/>' for side in ("top", "left", "bottom", "right"))
        + "</w:pBdr>"
        + CLOSE
        + spacing(480, "atLeast", 120, 120)
        + '<w:ind w:left="120" w:right="120"/>',
        run(HEI, 14, latin="Arial"),
        custom=True,
    ),
    style("Table Caption", "TableCaption", KEEP + CLOSE + spacing(360, "atLeast", 160, 60) + CENTRE, run(HEI, 12, latin="Arial"), custom=True),
    style("Table Header", "TableHeader", CLOSE + spacing(260, "atLeast", 30, 30) + CENTRE, run(HEI, 10.5, latin="Arial"), custom=True),
    style("Table Text", "TableText", CLOSE + spacing(260, "atLeast", 20, 20), run(SONG, 10.5), custom=True),
    style("Figure", "Figure", KEEP + CLOSE + spacing(240, "auto", 120, 0) + CENTRE, run(SONG, 10.5), custom=True),
    style("Figure Caption", "FigureCaption", CLOSE + spacing(360, "atLeast", 40, 160) + CENTRE, run(HEI, 12, latin="Arial"), custom=True),
    style("header", "Header", CLOSE + spacing(240, "auto") + '<w:jc w:val="right"/>', run(HEI, 14, latin="Arial"), following="Header"),
    style("footer", "Footer", CLOSE + spacing(240, "auto") + CENTRE, run(SONG, 14), following="Footer"),
]


def border(side, size):
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'


TABLE_STYLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReviewTable"><w:name w:val="Review Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + border("top", 12)
    + border("bottom", 12)
    + '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>' + border("bottom", 8) + "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
)

styles = (
    HEAD
    + f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}<w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>'
    + "".join(STYLES)
    + TABLE_STYLE
    + "</w:styles>"
)


def paragraph(ident, content):
    return f'<w:p><w:pPr><w:pStyle w:val="{ident}"/></w:pPr>{content}</w:p>'


def text(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(code):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


section = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    f'<w:pgSz w:w="{mm(210)}" w:h="{mm(297)}"/>'
    f'<w:pgMar w:top="{mm(37)}" w:right="{mm(26)}" w:bottom="{mm(35)}" w:left="{mm(28)}" w:header="{mm(22)}" w:footer="{mm(26)}" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
)
document = (
    HEAD
    + f"<w:document {W} {R}><w:body>"
    + paragraph("Title", text("{{title}}"))
    + paragraph("Subtitle", text("{{subtitle}}"))
    + paragraph("BodyText", text("{{body}}"))
    + section
    + "</w:body></w:document>"
)
header = HEAD + f'<w:hdr {W} {R}>{paragraph("Header", text("{{mark}}"))}</w:hdr>'
footer = HEAD + f'<w:ftr {W} {R}>{paragraph("Footer", text("—") + field("PAGE") + text("—"))}</w:ftr>'
font_table = (
    HEAD
    + f"<w:fonts {W}>"
    + "".join(f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>' for name, other in FALLBACK.items())
    + "</w:fonts>"
)
settings = HEAD + f'<w:settings {W}><w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PARTS = [("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml"), ("footer", "footer1.xml"), ("fontTable", "fontTable.xml")]
relations = (
    HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(f'<Relationship Id="rId{i}" Type="{KIND}{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(PARTS, 1))
    + "</Relationships>"
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
types = (
    HEAD
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{target}" ContentType="{WORD}{kind}+xml"/>' for kind, target in PARTS)
    + "</Types>"
)
root = (
    HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{KIND}officeDocument" Target="word/document.xml"/></Relationships>'
)

FILES = {
    "[Content_Types].xml": types,
    "_rels/.rels": root,
    "word/document.xml": document,
    "word/_rels/document.xml.rels": relations,
    "word/styles.xml": styles,
    "word/settings.xml": settings,
    "word/header1.xml": header,
    "word/footer1.xml": footer,
    "word/fontTable.xml": font_table,
}

if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("review-template.docx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    print(target, target.stat().st_size)
