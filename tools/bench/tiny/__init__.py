"""The smallest exercise that is one: a text field, a checkbox, a button and an answer. It is never part of the course."""


def create(inputs=None):
    """The exercise with what was entered before.

    Args:
        inputs: ``{"words": str, "loud": bool}`` or None.
    """
    import ipywidgets as widgets

    from exercises.views import markup
    from exercises.views.exercise import Exercise

    class Tiny(Exercise):
        slug = "bench_tiny"
        version = 1

        def __init__(self, entered):
            super().__init__()
            self.words = self.field("words", widgets.Text(description="Words", value=entered.get("words", "")))
            self.loud = self.field("loud", widgets.Checkbox(description="Loud", value=entered.get("loud", False)))
            self.press = self.field("press", widgets.Button(description="Answer"))
            self.answer = widgets.HTML()
            self.children = (self.words, self.loud, self.press, self.answer)
            self.words.observe(lambda _: self.changed(), "value")
            self.loud.observe(lambda _: self.changed(), "value")
            self.press.on_click(lambda _: self.say())

        def say(self):
            words = self.words.value or "Nothing was written."
            words = words.upper() if self.loud.value else words
            self.answer.value = markup.tag("p", words, role="status", class_="bench-answer")

        @property
        def inputs(self):
            return {"words": self.words.value, "loud": self.loud.value}

    return Tiny(inputs or {})
