"""Which files of the standard library the exercises import; runs inside Pyodide.

An allow-list read from what was imported is sturdy; lists of what to leave out broke the boot again and again. What
is imported only on a rare path is found at run time in the whole library (``exercises/seam/page/fetching.ts``).
"""

import importlib
import json
import pkgutil
import sys

LIBRARY = "python{}{}.zip/".format(*sys.version_info[:2])

ON_RARE_PATHS = (
    # Error messages and text in other encodings must not cost a fetch.
    "traceback", "linecache", "tokenize", "warnings", "encodings.utf_8_sig", "encodings.latin_1", "encodings.ascii",
    "encodings.idna", "encodings.cp437", "stringprep", "json", "csv", "io", "base64", "zipimport", "textwrap",
)


def modules():
    """Import all of the course, make each exercise once, and name the library's files in use, as JSON."""
    from exercises.seam.python.launch import Launcher

    said = []
    launcher = Launcher(lambda text, buffers: said.append(text))
    import exercises.catalog

    for found in pkgutil.walk_packages(exercises.__path__, "exercises."):
        importlib.import_module(found.name)
    for found in pkgutil.iter_modules(exercises.catalog.__path__):
        launcher.mount(json.dumps({"mount": found.name, "slug": found.name, "inputs": None, "edits": [], "material": None}))
    for name in ON_RARE_PATHS:
        importlib.import_module(name)
    names = set()
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None) or ""
        if LIBRARY in path:
            names.add(path.split(LIBRARY, 1)[1].removesuffix("c"))
    return json.dumps(sorted(names))
