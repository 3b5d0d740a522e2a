"""The invented chronology, how it ended, and what is asked of it.

Nobody in it is real, nobody dies and nobody comes to lasting harm. Its eleven entries were written so that
several endings, and none, would have fitted them. They are the same in both versions, and so are the questions.
"""

from collections import namedtuple

Entry = namedtuple("Entry", "id date who text")

FAMILY = ("Theo is four. Ines, his sister, is eight months old. They live with Marsha, their mother, in a first-floor flat over a launderette. "
          "Winston, Marsha’s father, lives round the corner.")
ENTRIES = (
    Entry("nursery_late", "6 January", "Nursery",
          "Theo is back after the holiday and talks of nothing but diggers. Third late collection since November; Mum ran up the hill with the "
          "pram. She asks for ten minutes’ grace on Tuesdays, when her shift ends at a quarter past."),
    Entry("visit", "9 January", "Health visitor",
          "Home visit. Ines is on her line and pulls herself up to stand. She wakes four times a night. The flat is warm and there is soup on. "
          "A stair gate is on order."),
    Entry("boiler", "15 January", "Housing",
          "Tenant rang: boiler off, catch on the kitchen window loose. Boiler mended the same day. Window put down as routine, 28 days."),
    Entry("surgery", "21 January", "GP surgery",
          "Marsha came alone. Tired, low some mornings. She wants sleep and not tablets. To come back in four weeks."),
    Entry("neighbour", "28 January", "Children’s services, front door",
          "A neighbour rang: a small child running up and down at ten at night, a man shouting on Sunday. We rang Marsha. The man was her father, "
          "at the football. Theo had been given coffee cake. Nothing further."),
    Entry("box", "3 February", "Nursery",
          "Theo told Miss Okoro that Grandad’s sweets live in a box with the days on. Mentioned at home time. Grandad laughed, and has moved his "
          "tablets to a high shelf."),
    Entry("no_answer", "11 February", "Health visitor",
          "No answer, card left. Marsha texted at four: they had gone to the clinic, which had moved. New visit on 4 March."),
    Entry("first_visit", "13 February", "Family support",
          "First visit; Marsha had asked for it. She wants three things: nights, the window, and somebody to talk to the nursery about Tuesdays. "
          "I rang housing. The job had been closed by mistake and is raised again, 28 days."),
    Entry("gate", "20 February", "Nursery",
          "Theo went out of the gate behind another family and was at the kerb before anybody saw. Brought straight back. Mum told. We now have one "
          "adult at the gate."),
    Entry("string", "4 March", "Health visitor",
          "Seen. Ines walks round the furniture. Marsha sleeps five hours now that her father has Ines on Fridays. Stair gate up. The kitchen window "
          "is tied with string; she says it is for now."),
    Entry("closed", "14 March", "Family support",
          "Second visit. Tuesdays are settled. Marsha is rested and says that she will manage. We agreed to close. I will ring housing once more "
          "about the window."),
)
BY_ID = {entry.id: entry for entry in ENTRIES}

ENDING = ("On 2 April Theo climbed on to the kitchen worktop to see a digger in the street. The string gave. He fell from the window on to the roof of "
          "the launderette’s bin store, two metres down, and broke his wrist. He was home the next day, and the wrist has healed. The services met "
          "to look back at what they had known.")

STAND = "Answer as somebody who works with the family, on 14 March, the day of the last entry."
HARM = ("How likely does it seem, that day, that Theo or Ines will be hurt in the next month badly enough to need hospital? "
        "0 means that it cannot happen, 100 that it must.")
DECISIONS = ("How good were the services’ decisions, taken together, on what was known when they were made? "
             "0 is as poor as can be, 100 as good as can be.")
SCALES = {"harm": "How likely was harm?", "decisions": "How good were the decisions?"}
SHORT = {"harm": "Likelihood of harm", "decisions": "Quality of the decisions"}

VERSIONS = ("untold", "told")
NAMES = {"untold": "Not told", "told": "Told first"}


def label(entry_id):
    """An entry's date and who wrote it, such as *4 March, health visitor*."""
    entry = BY_ID[entry_id]
    who = entry.who if entry.who.startswith("GP") else entry.who[0].lower() + entry.who[1:]
    return f"{entry.date}, {who}"
