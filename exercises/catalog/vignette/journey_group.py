"""V-PA played by a group in a browser: on one device under a cover, on two by short lines, and by keyboard alone."""

from playwright.sync_api import expect

from exercises.catalog.vignette.journey import AfterTheBridgeGoes, v_pa  # noqa: F401 a fixture


def set_up(v_pa, **fields):
    """Set up a group: numbers by the fields' names."""
    v_pa.press("together")
    v_pa.says("Who sits where")
    if "place" in fields:
        v_pa.shown.get_by_label("A device for each place").check()
    for name, value in fields.items():
        v_pa.input(f"group.{name}").fill(str(value))
        v_pa.input(f"group.{name}").press("Tab")
    v_pa.press("group.start")


def play_turn(v_pa, choice=1):
    """Play until the next cover, or the table."""
    for _ in range(12):
        v_pa.two_frames()
        for name in ("group.on", "group.next", "group.pass", f"group.choice.{choice}"):
            if v_pa.field(name).is_visible():
                before = v_pa.shown.locator(".vignette-stage").text_content()
                v_pa.press(name)
                expect(v_pa.shown.locator(".vignette-stage")).not_to_have_text(before or "")
                break
        if v_pa.field("group.uncover").is_visible() or v_pa.field("group.down").is_visible():
            return
    raise AssertionError("the turn does not come to an end")


def brief_of(v_pa, seat):
    """The first words of a seat's private brief."""
    return v_pa.story.seats[seat].brief[0].text


def test_a_group_passes_one_device_on_and_nobody_sees_what_is_not_theirs(v_pa, site, axe):
    v_pa.open_live(site)
    v_pa.keep("device")
    set_up(v_pa, number=3)
    for seat, other in (("lead", "mother"), ("mother", "lead")):
        v_pa.says("Now it is the turn of")
        expect(v_pa.shown.locator(".vignette-stage")).to_be_focused()
        for one in (seat, other):
            assert brief_of(v_pa, one) not in v_pa.shown.text_content()
        assert v_pa.barriers(axe) == []
        v_pa.press("group.uncover")
        v_pa.says(brief_of(v_pa, seat))
        assert brief_of(v_pa, other) not in v_pa.shown.text_content()
        if seat == "lead":
            v_pa.press("group.choice.1")
            v_pa.says("You share this seat.")
            v_pa.press("group.choice.2")
            v_pa.says("somebody in the seat of Jo Farrow, head of Year 8 would have chosen")
            assert v_pa.barriers(axe) == []
        play_turn(v_pa)
    v_pa.is_kept_as("saved")
    v_pa.press("group.uncover")
    v_pa.is_kept_as("saved")
    v_pa.page.reload()
    v_pa.go_live()
    v_pa.says("Pass it on")
    for _ in range(12):
        if v_pa.field("group.down").is_visible():
            break
        v_pa.press("group.uncover")
        play_turn(v_pa)
    v_pa.says("On the table")
    v_pa.says("somebody in the seat of Jo Farrow, head of Year 8 would have chosen")
    v_pa.check("group.dissent.mother")
    v_pa.says("the seat of Simone Reid, Malachi’s mother would have had it otherwise")
    assert v_pa.barriers(axe) == []
    v_pa.press("group.down")
    v_pa.says("Put the people down")
    expect(v_pa.field("export_json")).to_be_hidden()
    v_pa.press("group.debrief")
    v_pa.says("The debrief of your group")
    v_pa.says("What each seat lived and did, moment by moment")
    tables = v_pa.tables()
    assert len(tables["What each seat lived and did, moment by moment"][0]) == 3
    assert v_pa.barriers(axe) == []
    record = v_pa.record()
    assert len(record["results"]["disagreements"]) == 2 and set(record["results"]["debriefs"]) == {"lead", "mother"}


def test_two_devices_meet_by_a_line_that_is_refused_when_it_is_mangled(new_page, site):
    devices = [AfterTheBridgeGoes(new_page(width=width)) for width in (1280, 320)]
    lines = []
    for place, v_pa in enumerate(devices, 1):
        v_pa.open_live(site)
        set_up(v_pa, number=2, place=place)
        expect(v_pa.shown.locator(".scene h2")).to_be_visible()
        play_turn(v_pa, choice=place)
        v_pa.says("No line of another device is here yet.")
        lines.append(v_pa.input("group.line").input_value())
    assert all(len(line) < 60 for line in lines)
    one, two = devices
    one.write("group.theirs", lines[1][:-1] + ("A" if lines[1][-1] != "A" else "B"))
    one.press("group.add")
    one.says("A sign in this was changed or lost on its way.")
    assert one.shown.locator(".vignette-laid").count() == 1
    one.input("group.theirs").fill(lines[1].lower())
    one.press("group.add")
    one.says("Taken over from place 2.")
    two.write("group.theirs", lines[0])
    two.press("group.add")
    two.says("Taken over from place 1.")
    for v_pa in devices:
        expect(v_pa.shown.locator(".vignette-laid")).to_have_count(2)
        assert v_pa.sideways() <= 0
    words = [v_pa.shown.locator(".vignette-laid-out").text_content() for v_pa in devices]
    assert words[0] == words[1]


def test_a_group_plays_by_keyboard_alone(v_pa, site):
    v_pa.open_live(site)
    keys = v_pa.page.keyboard
    v_pa.tab_to("together")
    keys.press("Enter")
    expect(v_pa.shown.locator(".vignette-stage")).to_be_focused()
    v_pa.tab_to("group.start", most=12)
    keys.press("Enter")
    expect(v_pa.shown.locator(".vignette-stage")).to_be_focused()
    v_pa.says("Now it is the turn of")
    for name, says in (("group.uncover", "Nineteen working days"), ("group.choice.2", "Would somebody in this seat have done otherwise?"),
                       ("group.on", "What it opened for"), ("group.on", "Pass it on")):
        v_pa.tab_to(name, most=12)
        keys.press("Enter")
        v_pa.says(says)
        expect(v_pa.shown.locator(".vignette-stage")).to_be_focused()
