"""ipywidgets whose parts come when they are first asked for, for the page only.

Imported whole, ipywidgets makes every class of every control that there is: sliders, players, media, layouts
that no exercise here uses. Nothing of it is copied or changed: its own list of names is read by running it with
an ``import`` that takes notes, and each name is imported for good once somebody asks for it.
"""

import builtins
import importlib.util
import sys

PACKAGE = "ipywidgets.widgets"
AT_ONCE = ("Widget",)
"""What ``ipywidgets/__init__.py`` itself uses while it is being imported."""


class _Noted:
    """Stands for a module that has not been imported: every name of it is where it will come from."""

    def __init__(self, module):
        self._module = module

    def __getattr__(self, name):
        return self._module, name


class _Loader:
    def __init__(self, loader):
        self._loader = loader

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        def note(name, namespace=None, local=None, wanted=(), level=0):
            return _Noted("." * level + name)

        names = {"__name__": PACKAGE, "__builtins__": {**vars(builtins), "__import__": note}}
        exec(self._loader.get_code(PACKAGE), names)  # noqa: S102 ipywidgets' own code
        places = {name: place for name, place in names.items() if isinstance(place, tuple)}

        def ask(name):
            place = places.get(name)
            if place is None:
                raise AttributeError(f"module {PACKAGE!r} has no attribute {name!r}")
            value = getattr(importlib.import_module(place[0], PACKAGE), place[1])
            setattr(module, name, value)
            return value

        module.__getattr__ = ask
        module.__dir__ = lambda: sorted({*vars(module), *places})
        for name in AT_ONCE:
            ask(name)


class _Finder:
    """Stands before the others and answers for one package."""

    def find_spec(self, name, path=None, target=None):
        if name != PACKAGE:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and hasattr(spec.loader, "get_code"):
            spec.loader = _Loader(spec.loader)
        return spec


def widgets():
    """Import ipywidgets so that each of its names is fetched when it is first used; returns the package.

    Where it has been imported already, it stays as it is.
    """
    if "ipywidgets" in sys.modules:
        return sys.modules["ipywidgets"]
    sys.meta_path.insert(0, _Finder())
    package = importlib.import_module("ipywidgets")
    inner = sys.modules[PACKAGE]
    if "__getattr__" in vars(inner):
        # `from .widgets import *` has taken over what stood there; the rest is asked for in the same way.
        package.__getattr__ = inner.__getattr__
        package.__dir__ = lambda: sorted({*vars(package), *dir(inner)})
    return package
