"""The fixed parts of a document for Word, with the order of elements that the schema of ECMA-376 asks for."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = _R
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BULLETS = 1
"""The number of the list with bullets; numbered lists follow it, each with its own count."""

PACKAGE_RELATIONSHIPS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>')

APP = (f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
       "<Application>Joined Up</Application></Properties>")

# Without a mode named, Word opens the file as one of 2007 and says so.
SETTINGS = (f'{_HEAD}<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            "</w:compat></w:settings>")

_ALWAYS = (("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "settings", "settings.xml"),
           ("rId4", "footer", "footer1.xml"))


def content_types(kinds):
    """Which part is of which type; ``kinds`` are the endings of the pictures."""
    defaults = "".join(f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in kinds)
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in (
        ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("footer1", "footer")))
    return (f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{defaults}{parts}'
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
            "</Types>")


def relationships(more):
    """What the main part points to; ``more`` are ``(id, kind, target)`` of its pictures."""
    rows = "".join(f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for id_, kind, target in (*_ALWAYS, *more))
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def core(title, created, language):
    """The document's properties: no author, since nobody was asked for a name."""
    return (f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created></cp:coreProperties>')


def body(drawn):
    """The main part: what was drawn, on A4 with a foot."""
    return (f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
            f'xmlns:pic="{_DRAWING}/picture"><w:body>{drawn}'
            '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1276" w:right="1276" w:bottom="1276" w:left="1276" w:header="567" w:footer="567" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>")


def footer(runs):
    """The foot of each page, with its number."""
    return (f'{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}'
            '<w:r><w:t xml:space="preserve">Page </w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>')


def numbering(numbered):
    """The lists: one with bullets, and so many with numbers, each beginning at 1."""
    def level(kind, sign):
        return ('<w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
                '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>')

    kinds = "".join(f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{level(*one)}</w:abstractNum>'
                    for n, one in enumerate((("bullet", "•"), ("decimal", "%1."))))
    lists = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{BULLETS + n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in range(1, numbered + 1))
    return f'{_HEAD}<w:numbering xmlns:w="{_W}">{kinds}{lists}</w:numbering>'


def picture(relationship, number, words, across, down):
    """A paragraph with one picture in the line of its text; sizes in English Metric Units."""
    return ('<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Picture {number}" descr="{words}"/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")


def styles(language):
    """The looks: body, title, three headings, lists, cells, a caption, a quotation, a hint, ruled lines."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    defaults = (f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>"
                f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
                '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>')
    rows = [_style("Normal", "Normal", default=True),
            _style("Title", "Title", '<w:keepNext/><w:spacing w:after="240" w:line="240" w:lineRule="auto"/>', '<w:b/><w:sz w:val="38"/><w:szCs w:val="38"/>')]
    for level, size, before in ((1, 30, 360), (2, 26, 280), (3, 23, 220)):
        rows.append(_style(f"Heading{level}", f"heading {level}",
                           f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="100" w:line="240" w:lineRule="auto"/>'
                           f'<w:outlineLvl w:val="{level - 1}"/>', f'<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'))
    rows += [
        _style("ListBullet", "List Bullet", '<w:spacing w:after="60"/><w:contextualSpacing/>', after="ListBullet"),
        _style("ListNumber", "List Number", '<w:spacing w:after="60"/><w:contextualSpacing/>', after="ListNumber"),
        _style("Caption", "caption", '<w:keepNext/><w:spacing w:before="200" w:after="80" w:line="240" w:lineRule="auto"/>', "<w:b/>"),
        _style("Quote", "Quote", '<w:ind w:left="425" w:right="425"/>', "<w:i/>"),
        _style("Hint", "Hint", "", '<w:color w:val="595959"/><w:sz w:val="21"/><w:szCs w:val="21"/>', own=True),
        _style("Cell", "Cell", '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>', '<w:sz w:val="21"/><w:szCs w:val="21"/>', own=True, after="Cell"),
        _style("Ruled", "Ruled", '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="7F7F7F"/><w:between w:val="single" w:sz="4" w:space="1" '
               'w:color="7F7F7F"/></w:pBdr><w:spacing w:before="200" w:after="0"/>', own=True, after="Ruled"),
        _style("Footer", "footer", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    ]
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    tables = ('<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
              '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
              '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
              '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
              f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>")
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{defaults}{"".join(rows)}{tables}</w:styles>'


def _style(id_, name, paragraph="", run="", default=False, own=False, after="Normal"):
    """A paragraph's style, based on the plain one."""
    based = "" if default else f'<w:basedOn w:val="Normal"/><w:next w:val="{after}"/>'
    kept = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    looks = f"<w:rPr>{run}</w:rPr>" if run else ""
    marks = ' w:default="1"' if default else ' w:customStyle="1"' if own else ""
    return f'<w:style w:type="paragraph"{marks} w:styleId="{id_}"><w:name w:val="{name}"/>{based}<w:qFormat/>{kept}{looks}</w:style>'
