"""The part that deals: what is typed, the tables as a picture and as a table, and roles that change hands."""

import ipywidgets as widgets

from exercises.catalog.work_in_a_group import dealing, files, inputs, roles, rules, saying
from exercises.catalog.work_in_a_group.picture import picture
from exercises.record import envelope
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import FreeText
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

MOST_DRAWN = 24
NOBODY = "nobody: it stays open"
UNSAID = "\n"  # no name holds a line break
ABOUT = ("Say three words to each other. Whoever types the same words, the same number of people and the same size has the same tables, "
         "on any device. Nothing is sent.")
PASS = "Any role can be swapped, and anybody may pass or leave, without a reason. Nothing here keeps who had it before."
UNNUMBERED = "You need no names: count round the room from 1, and each remembers a number."
NAMED = "Names stay on this device. Everybody has to type the same; order, capitals and blanks do not matter. Made-up names will do."


class DealPart(widgets.VBox):
    """The part *Who sits where*.

    Args:
        exercise: the :class:`~.view.WorkInAGroup`; the controls become its fields.
    """

    def __init__(self, exercise):
        self._exercise, self._filling, self._drawn = exercise, False, None
        field = exercise.field
        self._words = field("words", widgets.Text(description="The three words"))
        self._way = field("way", widgets.RadioButtons(options=(("by number: a whole class", inputs.NUMBERS), ("by name: one group, or a few", inputs.NAMES)),
                                                      description="Deal people"))
        self._people = field("people", widgets.BoundedIntText(description="How many are here?", min=0, max=9_999))
        names = FreeText("Everybody’s names, with commas between", rows=3, notice=None)
        self._names_box, self._names = names, field("names", names.text)
        self._most = field("most", widgets.BoundedIntText(description="How many at a table, at most?", min=0, max=99))
        self._roles = field("roles", widgets.Dropdown(options=tuple((words, kind) for kind, (words, _) in roles.SETS.items()), description="Which roles?"))
        self._own = field("own_roles", widgets.Text(description="Your roles, with commas between"))
        self._me = field("me", widgets.Text(description="Your number, if you like", continuous_update=False))
        self._hint, self._line = widgets.HTML(), Line()
        self._result = widgets.HTML()
        self._about_change = Line()
        self._table = field("table", widgets.Dropdown(description="Table"))
        self._role = field("role", widgets.Dropdown(description="Role"))
        self._who = field("who", widgets.Dropdown(description="Goes to"))
        self._change = widgets.VBox([
            widgets.HTML(markup.join(markup.tag("h3", "Swap a role, or pass"), markup.paragraph(PASS))),
            widgets.HBox([self._table, self._role, self._who], layout=ROW),
            button(exercise, "give", "Let it go there", lambda: self._about_change.attempt(self._give)), self._about_change])
        self._save = widgets.HBox([
            button(exercise, "export_page", "Printable page", lambda: self._line.attempt(self._page)),
            button(exercise, "export_json", "Save the deal as a file", lambda: self._line.attempt(self._file))], layout=ROW)
        super().__init__([
            widgets.HTML(markup.join(markup.tag("h3", "Who sits where"), markup.paragraph(ABOUT))),
            self._words,
            button(exercise, "make_words", "Make three words", self._make),
            self._way, self._hint, self._people, names, self._most, self._roles, self._own,
            button(exercise, "deal", "Deal", lambda: self._line.attempt(self._deal)), self._line, self._me, self._result, self._change, self._save])
        self.add_class("group-part")
        for name, control in (("words", self._words), ("names", self._names), ("own", self._own), ("people", self._people), ("most", self._most),
                              ("way", self._way), ("roles", self._roles), ("me", self._me)):
            control.observe(lambda change, name=name: self._filling or self._typed(name, change["new"]), "value")
        self._table.observe(lambda change: self._filling or self._offer(), "value")

    def redraw(self):
        """Bring everything in line with the record."""
        deal = self._exercise.record["deal"]
        self._filling = True
        try:
            for control, name in ((self._words, "words"), (self._way, "way"), (self._people, "people"), (self._names, "names"), (self._most, "most"),
                                  (self._roles, "roles"), (self._own, "own"), (self._me, "me")):
                if control.value != deal[name]:
                    control.value = deal[name]
        finally:
            self._filling = False
        self._line.say()
        self._show()
        self._draw()

    # What somebody does

    def _typed(self, name, value):
        most = {"words": saying.LONGEST, "names": inputs.MOST_TYPED, "own": inputs.MOST_TYPED, "me": inputs.MOST_NAME}.get(name)
        value = value.replace("\x00", "")[:most] if most else value
        self._exercise.put(inputs.with_deal(self._exercise.record, **{name: value}))
        if name in ("way", "roles"):
            self._show()
        if name == "me":
            self._draw()
        elif self._exercise.record["deal"]["tables"]:
            self._line.say("The tables below were dealt from what stood here before. Press “Deal” for new ones.")

    def _make(self):
        self._words.value = saying.drawn()
        self._line.say("Say these three words to the room, or write them on the board. They mean nothing and keep nothing secret.")

    def _deal(self):
        record = rules.dealt(self._exercise.record)
        self._exercise.put(record, "deal")
        many = len(record["deal"]["tables"])
        self._line.say(f"{'One table is' if many == 1 else f'{many} tables are'} dealt. Say the two words below aloud. Whoever has "
                       "others typed something differently.")

    def _give(self):
        deal = self._exercise.record["deal"]
        place, role = self._table.value, self._role.value
        if not deal["tables"] or place is None or role is None:
            raise Problem("There is no role at this table that could change hands.")
        if self._who.value == UNSAID:
            raise Problem("Choose who has it from now on, or that it stays open.")
        self._exercise.put(inputs.with_deal(self._exercise.record, tables=dealing.given(deal["tables"], place, role, self._who.value)))
        self._draw()
        self._about_change.say("Done. Nothing says who had it before.")

    def _page(self):
        self._hand_over("tables", "html", "text/html;charset=utf-8", files.tables_page(self._exercise.record, self.drawn))

    def drawn(self, table, number):
        """A table as a picture for paper; one that is alone needs no number."""
        deal = self._exercise.record["deal"]
        return picture(table, number if len(deal["tables"]) > 1 else 0, deal["me"])

    def _file(self):
        self._hand_over("tables", "json", "application/json", files.deal_alone(self._exercise.record))

    def _hand_over(self, what, ending, mime, text):
        name = f"{what}-{envelope.now()[:10]}.{ending}"
        self._exercise.deliver(name, mime, text)
        self._line.say(f"The file {name} was handed to your browser; look among your downloads.")

    # Drawing

    def _show(self):
        deal = self._exercise.record["deal"]
        named = deal["way"] == inputs.NAMES
        show(self._people, not named)
        show(self._names_box, named)
        show(self._own, deal["roles"] == roles.OWN)
        self._hint.value = markup.paragraph(NAMED if named else UNNUMBERED, class_="course-hint")
        self._me.description = "Your name as it stands above, if you like" if named else "Your number, if you like"

    def _draw(self):
        deal = self._exercise.record["deal"]
        tables, problem, mine = deal["tables"], "", None
        try:
            mine = rules.mine(self._exercise.record)
        except Problem as found:
            problem = str(found)
        for part in (self._me, self._change, self._save):
            show(part, bool(tables))
        held = any(dealing.roles_at(table) for table in tables)
        show(self._change, held)
        drawn = (str(tables), deal["me"], deal["sign"])
        if drawn != self._drawn:
            self._drawn = drawn
            self._result.value = _told(deal, mine, problem) if tables else ""
        self._filling = True
        try:
            set_options(self._table, tuple((f"Table {place + 1}", place) for place, table in enumerate(tables) if dealing.roles_at(table)),
                        mine if mine is not None and held else next((place for place, table in enumerate(tables) if dealing.roles_at(table)), None))
        finally:
            self._filling = False
        self._offer()
        self._about_change.say()

    def _offer(self):
        """The roles and the people at the table that is chosen."""
        tables, place = self._exercise.record["deal"]["tables"], self._table.value
        table = tables[place] if place is not None and place < len(tables) else {"seats": [], "open": []}
        found = dealing.roles_at(table)
        set_options(self._role, tuple(found), self._role.value if self._role.value in found else found[0] if found else None)
        set_options(self._who, (("Choose", UNSAID), *((seat["who"], seat["who"]) for seat in table["seats"]), (NOBODY, "")), UNSAID)


def _told(deal, mine, problem):
    """What was dealt: the words to say, one's own table, the pictures and the table of all."""
    tables, many = deal["tables"], len(deal["tables"])
    order = sorted(range(many), key=lambda place: (place != mine, place))
    pictures = [markup.tag("figure", picture(tables[place], place + 1 if many > 1 else 0, deal["me"]), _caption(tables[place], deal),
                           class_="group-seats group-seats--mine" if place == mine and many > 1 else "group-seats") for place in order[:MOST_DRAWN]]
    own = None
    if problem:
        own = markup.paragraph(problem, class_="problem")
    elif mine is not None:
        own = markup.paragraph(markup.tag("strong", f"You sit at table {mine + 1}." if many > 1 else "You sit here."), f" {_my_role(tables[mine], deal['me'])}")
    rows = [[f"Table {place + 1}", who, role or "no role, a full part all the same"] for place, table in enumerate(tables) for who, role in rules.told(table)]
    more = markup.paragraph(f"The other {many - MOST_DRAWN} tables stand in the list.") if many > MOST_DRAWN else None
    return markup.tag(
        "section",
        markup.paragraph("Say aloud: ", markup.tag("strong", deal["sign"]), ". The same two words on every device mean the same tables.", class_="group-sign"),
        markup.status(own), markup.tag("div", pictures, class_="group-tables"), more,
        markup.details("Show who sits where as a list", markup.table("Who sits where", ["Table", "Who", "Role"], rows)), class_="course-result")


def _caption(table, deal):
    """What of a table its picture has no room for."""
    if not table["open"]:
        return None
    return markup.tag("figcaption", f"Open: {', '.join(table['open'])}; {roles.LEFT_OPEN[deal['roles']]}.")


def _my_role(table, me):
    at = dealing.table_of([{"seats": [seat]} for seat in table["seats"]], me.strip())
    held = table["seats"][at]["roles"] if at is not None else []
    if not held:
        return "You have no role to look after, and a full part all the same."
    what = [f"{role}{f', who {roles.WHAT[role]}' if role in roles.WHAT else ''}" for role in held]
    return f"You are the {' and the '.join(what)}."
