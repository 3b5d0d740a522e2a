"""Prints what SCORM 1.2's schemas find wrong in manifests, as JSON: the path of each, with a list of reasons.

    python manifest_errors.py FOLDER_OF_SCHEMAS MANIFEST ...

Run by the interpreter of ``tools/testing/platforms.py``, which has ``xmlschema``. The schemas stand as they were
published, but for one line of one: it brings in a schema of ``xml:lang`` whose own file makes the reserved XML namespace
its default one, which parsers refuse today. ``xmlschema`` knows that namespace by itself.
"""

import json
import sys
import tempfile
from pathlib import Path


def main(folder: str, *paths: str) -> None:
    """Print the reasons, nothing for a manifest that is right."""
    import xmlschema

    with tempfile.TemporaryDirectory() as made:
        for source in Path(folder).glob("*p*.xsd"):
            text = source.read_text("utf-8").replace(' schemaLocation="ims_xml.xsd"', "")
            Path(made, source.name).write_text(text, "utf-8")
        schema = xmlschema.XMLSchema(f"{made}/adlcp_rootv1p2.xsd", allow="local")
        print(json.dumps({path: [str(error.reason) for error in schema.iter_errors(path)] for path in paths}))


if __name__ == "__main__":
    main(*sys.argv[1:])
