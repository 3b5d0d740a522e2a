"""Whatever a package client says, a person is told what is missing and how to get it."""

import pytest

from tools.ground import missing, places

LOG = places.LOGS / "pip-author.log"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("NewConnectionError(... [Errno -3] Temporary failure in name resolution')", "registry cannot be reached"),
        ("npm error code ENOTFOUND", "registry cannot be reached"),
        ("npm error code EAI_AGAIN", "registry cannot be reached"),
        ("ProxyError('Cannot connect to proxy.')", "HTTPS_PROXY"),
        # pip says both, and the first is the reason for the second.
        (
            "Retrying after connection broken by 'ConnectTimeoutError'\nERROR: No matching distribution found",
            "registry cannot be reached",
        ),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "certificate"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("npm error code ENOSPC", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("npm error code EINTEGRITY", "not the one"),
        ("ERROR: No matching distribution found for greenlet==3.5.6", "no ready-made package"),
        ("[Errno 13] Permission denied: '/x'", "who owns"),
        ("something new\nand odd", "something new / and odd"),
        ("", "It said nothing"),
    ],
)
def test_the_reason_and_the_mend_are_told(output, expected):
    said = str(missing.download_failed("Python packages", output, LOG))
    assert said.startswith("Python packages could not be installed. ")
    assert expected in said
    assert said.endswith(".cache/logs/pip-author.log")


def test_a_missing_pip_names_no_debian_elsewhere(monkeypatch):
    monkeypatch.setattr(missing.sys, "platform", "win32")
    assert "apt-get" not in str(missing.python_without_pip())
    assert "python.org" in str(missing.python_without_pip())
