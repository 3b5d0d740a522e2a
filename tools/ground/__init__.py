"""The ground that every verb stands on: a virtual environment, Node packages, a browser.

Everything here runs on a bare Python 3.11 or newer, with only its standard library,
because it is what fetches the rest. The modules:

- ``places``: where things are in a checkout.
- ``progress``: the lines that a person sees while something takes long.
- ``missing``: the sentences for whatever is not there, each with how to get it.
- ``stamps``: whether a set-up folder still matches what it was made from.
- ``turns``: one set-up at a time in a checkout.
- ``packages``: the virtual environment and its hashed packages.
- ``node``: Node and npm, from the machine or from a Python package, and ``node_modules``.
- ``chromium``: the browser for the tests.
- ``prepare``: the order in which these happen.
"""
