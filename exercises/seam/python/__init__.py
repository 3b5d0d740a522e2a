"""Python's side of the seam: the only room that imports ``js`` or ``pyodide``."""
