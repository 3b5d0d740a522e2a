"""A tutor sets tasks, three learners on three devices work and hand in, and the tutor reads the class; hostile files among theirs are named."""

import io
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from exercises.catalog.class_reading import invented
from exercises.catalog.vignette.journey import LEAD, MOTHER, AfterTheBridgeGoes
from tests.browser.exercise_page import ExercisePage
from tests.browser.test_tasks import Setting, tasks

HERON = (2, 3, 1, 4, 4, 2, 1, 3, 4, 2, 1, 2)
OTTER = (2, 3, 4, 4, 2, 3, 4, 3, 4, 2, 1, 2)


class Ladder(ExercisePage):
    """The page of the threshold ladder."""

    path = "exercises/threshold-ladder/"


class ReadAClass(ExercisePage):
    """The page on which a tutor reads a class."""

    path = "read-a-class/"

    def drop(self, *files):
        """Drop files on the zone, as a hand would."""
        told = [{"name": name, "bytes": list(content)} for name, content in files]
        data = self.page.evaluate_handle("""(files) => {
            const data = new DataTransfer();
            for (const { name, bytes } of files) data.items.add(new File([new Uint8Array(bytes)], name));
            return data;
        }""", told)
        zone = self.shown.locator(".course-drop")
        zone.dispatch_event("dragover", {"dataTransfer": data})
        zone.dispatch_event("drop", {"dataTransfer": data})

    def has_read(self, words):
        """Wait until files have been read, and the line says these words."""
        expect(self.shown.locator(".course-status", has_text="read so far")).to_contain_text(words)


def follow(learner, link, title):
    """Open a tutor's link on a device of one's own, and go to a task."""
    learner.goto(link)
    expect(tasks(learner).locator("li")).to_have_count(2)
    tasks(learner).get_by_role("link", name=title).click()


def place(learner, rungs, name, ask):
    """Place the twelve referrals, say what one would ask about the third, commit; returns the saved file."""
    ladder = Ladder(learner).go_live()
    for number, rung in enumerate(rungs, 1):
        ladder.field("rung").locator("input").nth(rung - 1).check()
        ladder.input("why").fill(f"{name} read it twice." if number == 3 else "A line.")
        if number == 3:
            ladder.input("ask").fill(ask)
        ladder.says(f"{number} of 12 placed.")
        if number < 12:
            ladder.press("next")
    ladder.press("commit")
    ladder.says("Commit it?")
    ladder.press("commit.yes")
    ladder.says("Two of the twelve needed action now")
    return ladder


def play(learner, seat, path, note, with_choices):
    """Play the vignette to its end, write a note, and save the file to hand in."""
    story = AfterTheBridgeGoes(learner).go_live()
    story.play(seat, path)
    story.open_debrief()
    story.input("notes").fill(note)
    if with_choices:
        story.check("include_choices")
    return story.saved_by("hand_in")[1].encode()


def word_file(text):
    """A Word file with one heading and one text."""
    body = (f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A question</w:t></w:r></w:p><w:p><w:r><w:t>{text}</w:t></w:r></w:p>')
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()})


def packed(files):
    """A zip of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def moodle(name, number, file):
    return f"{name}_{number}_assignsubmission_file_/{file}"


def test_a_tutor_sets_three_learners_hand_in_and_the_tutor_reads_the_class(site, new_page, axe):
    setting = Setting(new_page(), site)
    setting.add("X08")
    setting.add("V-PA")
    link = setting.link

    # Ash saves a file in each exercise, and keeps the choices back.
    ash, bo, cy = new_page(), new_page(width=360), new_page()
    follow(ash, link, "Threshold ladder")
    ladder = place(ash, HERON, "Ash", "Ask Noah what the coat was for.").saved_by("export_json")[1].encode()
    ash.goto(site.url)
    tasks(ash).get_by_role("link", name="After the bridge goes").click()
    story = play(ash, *MOTHER[:2], "She reads every letter twice.", with_choices=False)

    # Bo keeps work on the device, and saves all of it on My work.
    follow(bo, link, "Threshold ladder")
    Ladder(bo).go_live().keep("device")
    place(bo, OTTER, "Bo", "Ring the officer. <img src=x onerror=alert(1)>").is_kept_as("saved")
    bo.goto(site.url + "my-work/")
    bo.get_by_role("button", name="Save everything").click()
    with bo.expect_download() as download:
        bo.get_by_role("button", name="Save the file").click()
    everything = Path(download.value.path()).read_bytes()

    # Cy plays to the end, and includes the choices.
    follow(cy, link, "After the bridge goes")
    chosen = play(cy, *LEAD[:2], "Nobody asked who would ring.", with_choices=True)

    bulk = packed({
        moodle("Ash Rowan", 101, "threshold-ladder.json"): ladder,
        moodle("Ash Rowan", 101, "after-the-bridge-goes.json"): story,
        moodle("Bo Fell", 102, "my-work.json"): everything,
        moodle("Di Holt", 104, "essay.docx"): word_file("Could I have asked for an interpreter?"),
        moodle("Di Holt", 104, "essay.pdf"): b"%PDF-1.7",
        moodle("Ed Wold", 105, "cut.json"): ladder[:200],
        moodle("Ed Wold", 105, "bomb.json"): b" " * (6 * 1024 * 1024),
        "../../../etc/passwd.json": b'{"a": 1}',
    })
    tutor = setting.page
    reading = ReadAClass(tutor).open(site)
    expect(reading.box).to_contain_text("Choose files or a zip")
    reading.go_live()
    reading.drop(("class.zip", bulk), ("Cy Marsh.json", chosen))
    reading.has_read("5 files of 4 learners read so far. 4 could not be read")

    # Who, and what could not be read and why.
    rows = reading.tables()
    assert [row[0] for row in rows["Who handed in what"]] == ["Learner", "Ash Rowan", "Bo Fell", "Cy Marsh", "Di Holt"]
    missed = {row[0]: row[1] for row in rows["What could not be read"][1:]}
    assert set(missed) == {"Ed Wold_105_assignsubmission_file_/cut.json", "etc/passwd.json",
                           "Ed Wold_105_assignsubmission_file_/bomb.json, in class.zip", "Di Holt_104_assignsubmission_file_/essay.pdf, in class.zip"}
    assert "larger than 5 MB" in missed["Ed Wold_105_assignsubmission_file_/bomb.json, in class.zip"] and all(why.endswith(".") for why in missed.values())

    # Texts side by side, the referrals on which they differ with what each would ask, and the gaps.
    prompt = reading.input("prompt")
    expect(prompt.locator("option", has_text="On the stairs: Why there?")).to_have_count(1)
    labels = prompt.locator("option").all_text_contents()
    prompt.select_option(index=next(at for at, label in enumerate(labels) if "On the stairs: Why there" in label.replace("\xa0", " ")))
    expect(reading.shown.locator(".class-card:visible")).to_have_count(2)
    reading.says("Bo read it twice.")
    disputed = reading.shown.locator(".class-disputed").filter(has_text="On the stairs")
    expect(disputed).to_contain_text("placed on rungs 1 and 4")
    expect(disputed).to_contain_text("Ask Noah what the coat was for.")
    expect(disputed).to_contain_text("Ring the officer. <img")
    prompts = reading.tables()["Prompts of LO1"]
    assert next(row for row in prompts if row[0].startswith("P04"))[1:] == ["3", "3", "4"]
    # One included the choices and one did not: too few to be shown, and nobody is named.
    reading.says("4 decisions are withheld: one person at most included theirs")
    assert reading.barriers(axe) == []

    # Names go with one switch; what is taken along.
    reading.check("card.1")
    reading.check("hide_names")
    expect(reading.shown.get_by_text("Ash Rowan")).to_have_count(0)
    expect(reading.shown.get_by_text("Learner 4").first).to_be_visible()
    name, page_text = reading.saved_by("export_page")
    assert name == "seminar.html" and "Ash read it twice." in page_text and "Bo read it twice." not in page_text and "Rowan" not in page_text
    reading.input("hide_names").uncheck()
    name, table = reading.saved_by("export_csv")
    assert name == "class-who.csv" and "Ash Rowan (101)" in table and "After the bridge goes" in table
    tutor.emulate_media(color_scheme="dark")
    tutor.set_viewport_size({"width": 360, "height": 800})
    assert reading.barriers(axe) == [] and reading.sideways() <= 0

    # Markup in what was written is words; nothing of the class is kept, here or for the next who sits down.
    assert reading.shown.locator("img").count() == 0 and reading.stored(site) == []
    tutor.reload()
    reading.go_live()
    expect(reading.shown.get_by_text("Ash Rowan")).to_have_count(0)


def test_files_chosen_before_python_is_there_wait_and_a_folder_and_the_keyboard_do(new_page, site, tmp_path):
    reading = ReadAClass(new_page())
    let_go = reading.hold_python()
    reading.open(site)
    for path, content in list(invented.files())[:6]:
        file = tmp_path / "class" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with reading.page.expect_file_chooser() as chooser:
        reading.tab_to("files.folder")
        reading.page.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / "class")
    expect(reading.box).to_have_attribute("data-state", "starting")
    let_go()
    reading.has_read("6 files of")
    reading.says("Alder Finch")
    # More come to those that are there, and none of it has been written down.
    reading.give_file("files", "Moss Fell.json", list(invented.files())[6][1])
    reading.has_read("7 files of")
    assert reading.stored(site) == []
