"""The information cards, what one may ask about, and the lines that a plan may have, in words.

The family is invented; its facts are those of the Potter vignette and are kept exactly. Whether the row was on 3 or
10 March is settled nowhere.
"""

CARDS = {
    # Known to everybody.
    "rent": {"title": "The rent", "text": "The rent is late.", "noun": "the rent", "private": ""},
    "checks": {"title": "Rosa’s checks", "text": "Rosa, eight months old, has missed health checks.", "noun": "Rosa’s checks", "private": ""},
    "absences": {"title": "Days away from school", "text": "Attendance is falling. Max, who is seven, has been away eleven times.",
                 "noun": "the days away from school", "private": ""},
    "row": {"title": "A row in March", "text": "Police were called to a row at Dawn’s flat in March.", "noun": "the row in March", "private": ""},
    "mood": {"title": "Dawn’s mood", "text": "Dawn has said that her mood has been low.", "noun": "Dawn’s mood", "private": ""},
    "choir": {"title": "Ellie’s choir", "text": "Ellie, who is eleven, sings in the school choir.", "noun": "Ellie’s choir", "private": ""},
    "first_told": {"title": "Who spoke first", "text": "Dawn was first to tell the health visitor that things were hard.",
                   "noun": "who spoke first", "private": ""},
    # Known to one seat.
    "key": {"title": "A key", "text": "Dawn said that she would sleep better if Kieran had no key. Asked what she meant, she said that the door sticks.",
            "noun": "the key", "private": "She said it to the windscreen, in your car. Only your manager knows. It goes to the chair before anybody sits down."},
    "buses": {"title": "Absences and buses", "text": "Nine of Max’s eleven absences fell on days with no bus.", "noun": "the days with no bus",
              "private": "You laid the register beside the timetable last night, with a highlighter. The office has not seen it."},
    "letters": {"title": "Two letters astray", "text": "Two of the three letters about Rosa’s checks went to an old address.", "noun": "the old address",
                "private": "You looked at the envelopes this morning. They are your own service’s."},
    "log": {"title": "The log", "text": "Police log: 3 March, a row about a key, children upstairs, no arrest.", "noun": "the log",
            "private": "You were not there. What you have is what somebody typed."},
    "thursdays": {"title": "Every Thursday", "text": "Dawn has come to every Thursday group since May.", "noun": "the Thursdays",
                  "private": "You keep the sheet, and nobody has asked to see it."},
    "landlord": {"title": "The landlord’s card", "text": "Dawn’s shifts were cut in April. A plan with the landlord began two weeks ago: ten pounds a week on top.",
                 "noun": "the landlord’s card", "private": "He signs the card every week. It is in your coat."},
    "tenth": {"title": "The other date", "text": "Jean says that the row was on the 10th. On the 3rd she was away.", "noun": "the date of the row",
              "private": "You were at Pauline’s on the third, with your feet in the sea."},
    "ellie_words": {"title": "Ellie’s three things", "text": "“Don’t ask me if I’m fine in front of Max. I want choir. Don’t tell Dad I said anything.”",
                    "noun": "what Ellie said on Friday", "private": "They are her words, in her order. You add nothing."},
    "ellie_today": {"title": "Ellie, this morning", "text": "“Say it’s fine at ours. Just that.” Ellie rang at twenty to nine and changed her message.",
                    "noun": "what Ellie said this morning",
                    "private": "Her dad had his letter and went quiet on the phone. You asked if she feels safe going home, and she does."},
    "post": {"title": "Asked twice", "text": "Kieran has asked twice for Rosa’s letters to come to him as well.", "noun": "the letters that Kieran asked for",
             "private": "You would have taken her. Nobody answered."},
    # In the report; the parents have not seen them unless it reached them.
    "page_four": {"title": "Page four", "text": "The report says that Dawn has no arrangement for the rent.", "noun": "page four",
                  "private": "It was written in the first week. Nobody has asked since."},
    "page_ten": {"title": "Page ten", "text": "The report says, under its last heading: likely category, neglect.", "noun": "page ten",
                 "private": "It was written before anybody met."},
}

TOPICS = {
    "money": "the rent and the shifts",
    "school": "mornings and the register",
    "health": "Rosa’s checks",
    "night": "the night of the row",
    "key": "the key to the flat",
    "mood": "how Dawn has been",
    "support": "what help there is, and who comes",
    "ellie": "what Ellie wants said",
    "father": "what Kieran has asked for",
}

LINES = {
    "lock": {"title": "A new lock on Dawn’s door", "does": "the landlord is asked for a new lock", "measure": "The lock is on, and Dawn says who has a key",
             "owner": "social_worker", "date": "2026-06-24"},
    "checks_at_home": {"title": "Rosa’s checks at home", "does": "Rosa is weighed and seen at the flat", "measure": "The missed checks are done, and Dawn has what was found in writing",
                       "owner": "health_visitor", "date": "2026-06-23"},
    "letters_both": {"title": "Letters to both parents", "does": "letters about Rosa go to both parents, at the right addresses",
                     "measure": "The next letter has reached both of them", "owner": "health_visitor", "date": "2026-06-29"},
    "bus_mornings": {"title": "Mornings with no bus", "does": "school finds Max a way in on days with no bus",
                     "measure": "Max is in by nine on those days, and has been asked how it is", "owner": "teacher", "date": "2026-06-29"},
    "gp_sleep": {"title": "The doctor, about sleep", "does": "Dawn sees her doctor about sleep", "measure": "She has been seen, and says whether it helped",
                 "owner": "mother", "date": "2026-06-26"},
    "saturdays": {"title": "Saturdays, and each seen apart", "does": "Saturdays with Kieran stay at Jean’s; each parent is seen apart; a domestic abuse worker is offered to Dawn, alone",
                  "measure": "Each has been seen, and Dawn has been asked alone", "owner": "social_worker", "date": "2026-06-29"},
    "choir_on": {"title": "Ellie’s choir goes on", "does": "nothing that is planned falls on choir", "measure": "Ellie has sung every week of term",
                 "owner": "teacher", "date": "2026-07-17"},
    "landlord_plan": {"title": "The plan with the landlord stands", "does": "page four is put right, and the ten pounds a week goes on",
                      "measure": "The report says what the card says", "owner": "social_worker", "date": "2026-06-24"},
    "thursday_group": {"title": "Thursdays are Dawn’s", "does": "the group goes on, and nobody visits or rings on a Thursday morning",
                       "measure": "Nothing has been booked over it", "owner": "family_support", "date": "2026-09-09"},
    "check_date": {"title": "The date is looked up", "does": "police look behind the log and tell everybody what they find",
                   "measure": "There is an answer, or a note that there is none", "owner": "police", "date": "2026-06-29"},
    "tell_ellie": {"title": "Ellie is told what became of it", "does": "somebody of Ellie’s choosing tells her what was decided",
                   "measure": "She can say what happens next, and who told her", "owner": "advocate", "date": "2026-06-19"},
    "contingency": {"title": "If there is another row", "does": "if the children are in the house for another row, the social worker and her manager are told that day",
                    "measure": "Everybody here can say whom they would ring", "owner": "social_worker", "date": "2026-06-17"},
    "own": {"title": "A line in your own words", "does": "", "measure": "", "owner": "", "date": ""},
}
