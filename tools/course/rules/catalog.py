"""Exercises and vignettes: each has its page, and each page shows one that is there."""

import re
from pathlib import Path

from tools.course import markdown_source, reflections, vignettes
from tools.course.model import PLAYER
from tools.course.problems import Finding
from tools.course.rules import nearest

TAG = re.compile(r"<course-exercise\b([^>]*)>(\s*</course-exercise>)?")
ALONE = re.compile(r"^<course-exercise\b[^>]*>\s*</course-exercise>[ \t]*$")


def exercise_without_page(course):
    """An exercise's folder says what it is, and holds the page that it stands on."""
    for folder in sorted(Path(course.root, "exercises/catalog").glob("*/")):
        path = f"exercises/catalog/{folder.name}"
        if folder.name in (PLAYER, "__pycache__") or not any(folder.glob("*.*")):
            continue
        if any(instrument.slug == folder.name for instrument in course.instruments):
            continue
        for name, words in (("exercise.toml", "its id, title, purpose and what it serves"),
                            ("page.md", "the page that it stands on"), ("paper.md", "its version for paper")):
            if name == "page.md" and any(exercise.slug == folder.name and exercise.page for exercise in course.exercises):
                continue  # its own, or one among the words of the course that it names
            if not (folder / name).is_file():
                yield Finding(path, 1, f"This exercise has no {name}.", f"Write {path}/{name}: {words}.")


def instrument_without_page(course):
    """What stands on a page among the words of the course stands there."""
    for instrument in course.instruments:
        page = next((page for page in course.written if page.path == instrument.page), None)
        if page is None or f'slug="{instrument.slug}"' not in page.text:
            yield Finding(instrument.path, 1, f"{instrument.title} says that it stands on {instrument.page}, and it does not.",
                          f'Write {instrument.page} with <course-exercise slug="{instrument.slug}"></course-exercise> on a line of its own.')


def wrong_slug(course):
    """A slug that is written down is the name of the folder."""
    for part in (*course.exercises, *course.vignettes):
        text = Path(course.root, part.path).read_text(encoding="utf-8-sig")
        stated = re.search(r"^slug\s*=\s*[\"']([^\"']*)", text, re.M)
        if stated and stated.group(1) != part.slug:
            yield Finding(part.path, markdown_source.line_of(text, "slug"),
                          f"The slug {stated.group(1)} is not the name of the folder, {part.slug}.",
                          f"Write slug = \"{part.slug}\", or take the line out.")


def unknown_element(course):
    """A ``<course-exercise>`` stands alone on its line and names an exercise, or a vignette, that is built."""
    slugs = {exercise.slug for exercise in (*course.exercises, *course.instruments)}
    materials = {vignette.slug for vignette in course.vignettes}
    for page in course.written:
        blank = markdown_source.masked(page.text)
        for match in TAG.finditer(blank):
            line = markdown_source.line_at(page, match.start())
            attributes = dict(re.findall(r"([\w-]+)\s*=\s*[\"']([^\"']*)[\"']", match.group(1)))
            slug, material = attributes.get("slug", ""), attributes.get("material", "")
            start = blank.rfind("\n", 0, match.start()) + 1
            end = blank.find("\n", match.end())
            whole = blank[start:end if end >= 0 else len(blank)]
            if not ALONE.match(whole):
                yield Finding(page.path, line, "An exercise does not stand alone on its line.",
                              "Put <course-exercise …></course-exercise> on a line of its own, with an empty line "
                              "above and below.")
            if slug == PLAYER:
                if material not in materials:
                    yield Finding(page.path, line, f"There is no vignette {material or 'named'} to play.",
                                  _mend("Name a folder of vignettes/ as its material", material, materials))
            elif material and slug != reflections.SLUG:
                yield Finding(page.path, line, f"The exercise {slug} takes no material.", "Take material=… out.")
            elif slug not in slugs:
                yield Finding(page.path, line, f"There is no exercise {slug or 'named'}.",
                              _mend("Name a folder of exercises/catalog/ as its slug", slug, slugs))


def prompt_without_a_key(course):
    """Where one can write under a reflect page's prompts, each has a key of its own, and the material is the module's."""
    pages = {page.path: page for page in course.written}
    for one in course.reflections:
        page, seen = pages.get(one.path), set()
        if page is None:
            continue
        line = markdown_source.line_at(page, reflections.ELEMENT.search(markdown_source.masked(page.text)).start())
        if one.slug != one.module.lower() or page.kind != "reflection":
            yield Finding(page.path, line, f"The material {one.slug} is not that of module {one.module}’s reflect page.",
                          f'Write material="{one.module.lower()}", on a page of the kind reflection.')
        if not one.asks:
            yield Finding(page.path, line, "There is no list of prompts to write under.", "Write a numbered list under a heading ## Prompts.")
        for ask in one.asks:
            at = markdown_source.line_at(page, ask.start)
            if not ask.key or len(ask.key) > reflections.LONGEST_KEY or ask.key == "own":
                yield Finding(page.path, at, f"The prompt “{ask.words[:50]}” has no key, so that what is written under it would lose its place when its words change.",
                              "Put a line { #a-short-key } below it, indented, in small letters, digits and hyphens; never “own”.")
            elif ask.key in seen:
                yield Finding(page.path, at, f"Two prompts have the key {ask.key}.", "Give one of them another key; the older keeps it.")
            if len(ask.words) > 400:
                yield Finding(page.path, at, f"The prompt “{ask.words[:50]}” is longer than the 400 characters that a record keeps of it.", "Shorten it.")
            seen.add(ask.key)


def broken_vignette(course):
    """Every vignette can be played: its files can be read, and every choice leads somewhere."""
    for folder in sorted(Path(course.root, "vignettes").glob("*/")):
        if not any(folder.iterdir()):
            continue
        try:
            yield from vignettes.load(folder, course.root).findings
        except (ValueError, LookupError) as problem:
            yield Finding(f"vignettes/{folder.name}/vignette.toml", 1, f"The vignette cannot be put together. {problem}",
                          "Compare its tables, name by name, with those of another vignette.")


def _mend(words, wrong, known):
    close = nearest(wrong, known)
    return f"{words}; {close}" if close else f"{words}."
