"""A folder counts as set up only when its set-up came to its end, for just these files."""

from tools.ground import stamps


def test_the_key_follows_contents_and_facts_but_not_line_endings(tmp_path):
    file = tmp_path / "list.txt"
    file.write_bytes(b"one==1\ntwo==2\n")
    first = stamps.key([file], "linux", "3.11")
    file.write_bytes(b"one==1\r\ntwo==2\r\n")
    assert stamps.key([file], "linux", "3.11") == first
    assert stamps.key([file], "linux", "3.12") != first
    file.write_bytes(b"one==1\ntwo==3\n")
    assert stamps.key([file], "linux", "3.11") != first


def test_contents_do_not_flow_from_one_file_into_the_next(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"ab"), two.write_bytes(b"c")
    first = stamps.key([one, two])
    one.write_bytes(b"a"), two.write_bytes(b"bc")
    assert stamps.key([one, two]) != first


def test_a_folder_without_its_stamp_is_not_ready(tmp_path):
    assert not stamps.fits(tmp_path / "nothing here", "key")
    assert not stamps.fits(tmp_path, "key")
    stamps.write(tmp_path, "key", python="3.11.7")
    assert stamps.fits(tmp_path, "key") and not stamps.fits(tmp_path, "another")
    assert stamps.read(tmp_path)["python"] == "3.11.7"
    stamps.remove(tmp_path)
    stamps.remove(tmp_path)
    assert not stamps.fits(tmp_path, "key")


def test_a_damaged_stamp_counts_as_none(tmp_path):
    for text in ('{"key": "k', "[]", "", "\x00"):
        (tmp_path / stamps.NAME).write_text(text)
        assert not stamps.fits(tmp_path, "k")
