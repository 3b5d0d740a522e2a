"""The course in browsers of three kinds, each from Debian's packages."""
