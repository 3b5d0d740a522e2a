"""Stepping out of the part, the debrief in three steps, and what each figure does not show."""

DOWN = {
    "title": "Put the person down",
    "text": [
        "Say your own name aloud. Change chairs, or get up and open a window. Say one thing about your own day, or write it here.",
        "Nobody in that room was real. Some of those who play this have sat in a conference as a mother, a father, a child or a worker. You need not say so, and nobody asks.",
        "Where a word was used that has been used of you or of yours, you may leave the talking to others. Working safely, in the course’s menu, says where help is. If somebody is in danger today, ring 999.",
    ],
    "field": "One thing about my own day",
    "button": "I have put the person down",
}

STEPS = [
    {"id": "happened", "title": "What happened", "serves": ["P09", "LO1"],
     "intro": "Only what you could point to. Who was good comes into none of it.",
     "prompts": [
         "Which card lay face down at the end? Who held it, and what would have had to be asked?",
         "Find one place where somebody fell silent. What was said or done in the two turns before it?",
         "Who spoke of Max? Of Rosa? What stood in the way of deciding together?",
     ]},
    {"id": "why", "title": "Why, and what is that based on?", "serves": ["P10", "LO6"],
     "intro": "The model moved by rules, and the rules are ours. Open one that did something in your meeting and read its source and its limit.",
     "prompts": [
         "Take one rule that you doubt. What does its source carry, among whom, and what can it not carry?",
         "Somebody changed after hearing something. In your own experience, what would have moved them, or not?",
         "What do the five sources say about a racist remark, or about sign language, in such a room? If they say nothing, what did you lean on?",
     ]},
    {"id": "do", "title": "What I shall do", "serves": ["P07", "P10", "LO1"],
     "intro": "One small thing that another person could see.",
     "prompts": [
         "In my next meeting, I shall ask this, of this person, before this point.",
         "When I challenged, or did not, what did it cost me? What does it cost a parent?",
         "Which promise was made in the room without a day on it? What would I say in its place?",
     ]},
]

NOTHING = {
    "unique": "Not whether it ought to have been said. Some of what one seat knows is rightly kept, and a card that is out may still not have been taken in.",
    "repeated": "Not that repeating is idle. Somebody may say a thing again because nobody answered the first time, or because it is being interpreted.",
    "speaks": "Not what anybody’s words were worth. Turns are not contributions, and scripted seats speak because a rule let them.",
    "transition": "Not who was listening. That one seat follows another may only be the order of the agenda.",
    "run": "Not that the professionals were wrong to speak. It says for how long nobody else did.",
    "family": "Not whether the family was heard. One sentence that changes a line is more than ten minutes that change none.",
    "judgements": "Not how likely harm was. Nobody in the model knows, and two numbers cannot hold it.",
    "changed": "Not that hearing it was the reason. The model moves a seat by a weight that we made up, and people have reasons that no model has.",
    "dissent": "Not who was right. A meeting without dissent may be agreed, or tired.",
    "plan": "Not whether the plan is good. A line may have an owner, a date and a measure, and be the wrong line.",
    "children": "Not what a child’s life is like. It counts turns that named a child, and a child can be named often and not thought of.",
}

NO_RIGHT_ANSWER = "No outcome is called right here. The facts were set so that fair people differ, and no end of this meeting is stored as the proper one."
SCRIPTED = "The other seats are scripted. They are not people, and nothing that they did shows how people behave."
