"""``imsmanifest.xml``: what a SCORM 1.2 package says of itself (ADL, SCORM 1.2 Content Aggregation Model; IMS Content
Packaging 1.1.2).

One organisation with one item: the launch page. The schemas of the standard are not carried along; they are others'
work, and platforms read a manifest without them.
"""

import xml.etree.ElementTree as xml
from collections.abc import Iterable

CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
NAME = "imsmanifest.xml"


def text(id_: str, title: str, launch: str, files: Iterable[str]) -> str:
    """Return the manifest.

    Args:
        id_: the package's name, which must do as an XML id.
        title: what a platform shows.
        launch: the file that a platform opens.
        files: every file of the package but the manifest, from its root.
    """
    xml.register_namespace("", CP)
    xml.register_namespace("adlcp", ADLCP)
    root = xml.Element(f"{{{CP}}}manifest", {"identifier": id_, "version": "1.0"})
    about = _in(root, "metadata")
    _in(about, "schema").text = "ADL SCORM"
    _in(about, "schemaversion").text = "1.2"
    organizations = _in(root, "organizations", default=f"{id_}-organization")
    organization = _in(organizations, "organization", identifier=f"{id_}-organization")
    _in(organization, "title").text = title
    item = _in(organization, "item", identifier=f"{id_}-item", identifierref=f"{id_}-resource", isvisible="true")
    _in(item, "title").text = title
    resource = _in(_in(root, "resources"), "resource", identifier=f"{id_}-resource", type="webcontent", href=launch)
    resource.set(f"{{{ADLCP}}}scormtype", "sco")
    for file in sorted(files):
        _in(resource, "file", href=file)
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _in(parent: xml.Element, name: str, **attributes: str) -> xml.Element:
    return xml.SubElement(parent, f"{{{CP}}}{name}", attributes)
