"""Links: each leads to something that is there."""

from tools.course import links, markdown_source, pages
from tools.course.problems import Finding


def dead_links(course):
    """A link leads to a page, a file, or a part of the course that is built or planned."""
    for page in course.written:
        for link in markdown_source.links(page.text):
            found = links.goal(course, page, link.target)
            if found.kind == "dead":
                yield Finding(page.path, markdown_source.line_at(page, link.start),
                              f"The link to {link.target or 'nothing'} leads nowhere.", _mend(link.target))


def dead_anchors(course):
    """A link to a part of a page leads to a heading, or an id, that is there."""
    known = {}
    for page in course.written:
        for link in markdown_source.links(page.text):
            found = links.goal(course, page, link.target)
            goal = course.page_at(found.uri) if found.kind == "page" else None
            if not goal or not found.anchor or goal.kind == "notebook":
                continue
            if goal.src_uri not in known:
                known[goal.src_uri] = links.anchors(pages.filled(course, goal, goal.text)) | {"sources-on-this-page"}
            if found.anchor not in known[goal.src_uri] and not found.anchor.startswith("source-"):
                yield Finding(page.path, markdown_source.line_at(page, link.start),
                              f"The page {goal.path or goal.src_uri} has no part called #{found.anchor}.",
                              "Use the address of one of its headings, or leave the # and what follows out.")


def _mend(target):
    if target.startswith("/"):
        return "Write the way from this file to the other; an address from the root breaks under another folder."
    if target.startswith("course:"):
        return "Use the id of a module, task, vignette or exercise that is built or planned in docs/outcomes/plan.toml."
    return "Write the way from this file to the file that is meant, or take the link out."
