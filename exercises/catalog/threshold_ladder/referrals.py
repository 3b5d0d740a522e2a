"""The twelve invented referrals, and the course's own ladder.

The ladder is fictional (seed DAT-17: the sources' tiers and levels do not match one another) and is
nobody's threshold document. Ten referrals were written so that reasonable people differ. In two a child
needs somebody to act today; the page says which once a person has committed, and no figure counts them.
"""

from collections import namedtuple

RUNGS = ("What everybody has", "One service more", "Several services, one plan", "Social care looks into it now")
MEANS = (
    "School, surgery, neighbours. Nobody new comes, and somebody says so kindly.",
    "One worker or group joins in, agreed with the family. No assessment by social care.",
    "Family help: people from several services, one plan, one lead. The family agrees to it. A child in need may stand here.",
    "Social care makes enquiries, with the police and health where needed. It does not rest on the family’s yes.",
)
LEVELS = (1, 2, 3, 4)
UNSURE = "unsure"
UNSURE_WORDS = "I need to know more before I place it"
SURE = {"": "I would rather not say", "guess": "A guess", "fairly": "Fairly sure", "very": "Very sure"}
ROUNDS = ("before", "after")

Referral = namedtuple("Referral", "id title sender text action", defaults=(None,))
Action = namedtuple("Action", "word duty source dated today tell escalate")

BRUISE = Action(
    word="“She is eleven weeks old” and “a small bruise”, in one sentence. A baby who cannot roll, crawl or pull herself up "
         "seldom bruises herself.",
    duty="A bruise on a baby who cannot move about by herself is referred to children’s social care at once, and she is seen by a "
         "paediatrician that day, whatever explanation is given and however well the family is known. Social care must then decide "
         "whether to make enquiries under section 47 of the Children Act 1989.",
    source="Children Act 1989, section 47, as on this course’s law page. Local procedures for injuries in babies who are not mobile, "
           "of which we read Bedford Borough’s, Barnsley’s and Leeds’s. NICE guideline 89 tells health staff to suspect maltreatment where such a "
           "bruise has no suitable medical or other explanation.",
    dated="Section 47: text up to 5 November 2024. Bedford Borough: appendix of May 2022. Leeds: reviewed after the national Panel’s "
          "briefing of September 2022. NICE: 2009, updated 2017; a change to that line was proposed in 2024, and what came of it was not "
          "looked up. Read on 22 November 2026. Your own area’s procedure governs.",
    today="Ring children’s social care now, before the clinic closes, and ask for the paediatrician on call. Tell the mother what "
          "you have seen and what happens next, unless that would put the baby in danger. Write down what was said, in her words.",
    tell="Your safeguarding lead or named nurse, and children’s social care. Do not wait for the one to ring the other.",
    escalate="No answer, or “keep an eye on it”? Ask for the duty manager, then use your area’s way to settle a professional "
             "disagreement, today. If she seems ill, or in danger now: 999.")

BELT = Action(
    word="“Did the belt”, in a note about plimsolls. And the man he spoke of collects him at a quarter past three.",
    duty="A child has told of being hit with a belt, and goes home to it this afternoon. That is reasonable cause to suspect "
         "significant harm. The school passes it on at once; the local authority must make enquiries under section 47 of the Children Act "
         "1989. What he asked to be kept secret cannot be.",
    source="Children Act 1989, section 47, as on this course’s law page. The Department for Education’s advice on information sharing: "
           "protecting a child comes before privacy, and consent is not required where a child is at risk.",
    dated="Section 47: text up to 5 November 2024. Advice: April 2024, corrected 1 May 2024. Read on 22 November 2026. Your own area’s "
          "procedure governs.",
    today="Tell the safeguarding lead now, in person. They ring children’s social care before the bell, and ask what is to happen at "
          "a quarter past three and who speaks to his mother. Nobody questions him further, looks for marks or rings home first. "
          "Tell him that he was right to say it, and what you have to do.",
    tell="The school’s designated safeguarding lead, and children’s social care.",
    escalate="If nobody can be reached before the bell, or he is in danger: 999. If social care does not take it up, ask for the duty "
             "manager, and say that he is due to be collected.")

REFERRALS = (
    Referral("mondays", "Mondays", "From a form tutor",
             "Ayesha is in Year 8 and has missed seven Mondays of eleven. Her mother packs parcels at a depot on Sunday nights and sleeps "
             "till noon. A brother of fifteen gets three younger ones to primary school. When asked, Ayesha said that someone has to be in "
             "for the washing machine man, and that he never comes."),
    Referral("ramp", "A ramp and a night’s sleep", "From a community nurse",
             "Lewis is six. He is fed by a tube at night and wakes four times. His parents take it in turns and know more about his pump "
             "than the ward does. They ask for one night’s sleep a week and a ramp at the back door. His father said: we’re fine, "
             "we’re just so tired. The respite list is eleven months long."),
    Referral("stairs", "On the stairs", "From the police, by notification",
             "Neighbours rang at ten at night. A couple had been shouting about money; both were sober, and each said that nobody was "
             "touched. Two children were asleep. Noah, nine, sat on the stairs in his coat and asked the officer if she had a dog. It is "
             "the second call to the address in a year. The first was marked “no further action”."),
    Referral("clinic", "At the weighing clinic", "From a health visitor’s assistant",
             "Mum always comes, and always on time. Ivy has gained well and smiled for the first time last week. She is eleven weeks old and has a "
             "small bruise on one cheek, which Mum thinks was the catch of her own watch. Mum looked tired. Dad is on lates. Grandma "
             "lives round the corner and helps a lot. Asked for a leaflet on baby massage; given.", BRUISE),
    Referral("trainers", "New trainers", "From a youth worker",
             "Kacper, fourteen, has stopped coming on Thursdays. He has new trainers, and a second phone that he turns face down. He was "
             "seen twice in a car with two older lads from the car wash. His aunt, who brings him up, says that he is earning and she is "
             "glad of it. He told a friend here that the shoes are a loan, and laughed."),
    Referral("room", "One room", "From a teaching assistant",
             "The Osei family, five of them, have been in one hotel room since March. There is a kettle and no hob. Josiah, seven, falls "
             "asleep at carpet time. He says that the baby is the landlord. His mother asked the school for a letter to the "
             "housing office, and cried when the office said that it does not do letters."),
    Referral("grandad", "After the news", "From a neighbour, name given",
             "A grandfather has had two boys of eight and ten since his daughter went away. They are clean, polite and always at football. "
             "He drinks every evening after the news and is asleep in the chair by nine. The older boy puts the chain on. The "
             "neighbour likes them, has a key, and says that she does not want to make trouble."),
    Referral("maths", "He said it with his head", "From a special needs co-ordinator",
             "Tom is twelve and autistic. He was sent home twice this month after banging his head on the maths room wall. At home he has "
             "hit out when a plan changed, and his mother has marks on her forearm. She wears long sleeves and says that it is not him, "
             "it is the bus. She has asked four services for help and has four letters."),
    Referral("plimsolls", "PE kit, again", "From a Year 4 class teacher",
             "Fourth week without kit. Reuben has plimsolls at school but will not change, and sits out with a book. He is bright and a "
             "good reader. He told Miss Lal that his back was sore as Mum’s friend did the belt, and please not to say. Attendance "
             "is 96%. Mum works full time; the friend collects at 3.15. Could someone look at help with kit?", BELT),
    Referral("sister", "When the sister goes", "From a nursery manager",
             "Hannah, a mother with a learning disability, has brought Poppy, two, every day for a year. Her sister reads the letters, "
             "sets the alarms and does the nails. In five weeks the sister moves to another city for work. Hannah has asked nobody for anything. "
             "She said that she is getting a bigger calendar."),
    Referral("coat", "Two homes and a coat", "From a reception teacher",
             "Maya’s parents parted in the summer. She lives half the week with each, and her coat is always at the other place. They "
             "shout in the car park at Friday handover. Each has told the school that the other one feeds her rubbish. Maya draws "
             "two houses with a very long road. She has begun to wet herself on Fridays."),
    Referral("line", "Below her line", "From a health visitor",
             "Zainab’s baby is nine months old and has dropped from one weight line to the next. The flat is damp. She did not open the "
             "door on two visits. On the third she did, had food ready, and said that the bell does not work. She came to the city in "
             "spring and knows a woman at the bakery. She asks whether the black on the wall is in the milk."),
)

BY_ID = {referral.id: referral for referral in REFERRALS}
ALL = tuple(BY_ID)
OPEN = tuple(referral.id for referral in REFERRALS if referral.action is None)
NOW = tuple(referral.id for referral in REFERRALS if referral.action)


def placed_in(round_name):
    """The referrals of a round: all twelve before the talk, and after it the ten that are open."""
    return ALL if round_name == "before" else OPEN


def rung_words(rung, rungs=RUNGS):
    """A placement in words: the rung's number and name, or that more must be known, or that there is none."""
    if rung == UNSURE:
        return "needs to know more"
    return "not placed" if rung is None else f"{rung}: {rungs[rung - 1]}"
