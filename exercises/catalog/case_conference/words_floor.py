"""What lies below the floor, what is settled before and after, and the names of orders and stages.

A floor's words say the duty, its source and date, what one does today, whom one tells and how one escalates.
The rows named as sources stand on the course's law page; local procedure governs.
"""

FLOORS = {
    "together": {
        "title": "Two adults in one room, where one may have harmed the other",
        "duty": "Where one adult may have harmed another they are not seated together. Police were called to a row about a key, and what lay behind it nobody has found out. It does not have to be proved first.",
        "source": "Local child protection procedures on who is in the room, in the course’s row law:cp-conference-room. One area names separate times where there is conflict between family members, for example domestic abuse.",
        "dated": "Pages of July 2022 to March 2023, and some without a date. Row checked 22 November 2026. Local procedure governs.",
        "today": "Bring them at separate times, by separate doors, and record how each was heard. Here Kieran is seen apart, and the meeting goes on so.",
        "tell": "The chair and your manager. Dawn, so that she knows who will be where. Kieran, when and how he will be heard, and nothing of what Dawn said.",
        "escalate": "If anybody would still seat them together: the next manager, then your area’s route for professional differences, and the meeting does not start. If somebody is in danger today, ring 999."},
    "interpreter": {
        "title": "Somebody who needs an interpreter has one",
        "duty": "Jean’s language is British Sign Language. An accredited interpreter is there for the whole of it, in the room or by screen. A relative does not interpret, and a child never. Dawn cannot be her mother’s voice and the mother whom the meeting is about.",
        "source": "Local safeguarding procedures on interpreters, in the course’s row law:interpreters; and the Equality Act 2010, section 20, in law:reasonable-adjustments. We have not found one national rule for every agency.",
        "dated": "Pages of 2016 and 2023, and one without a date; Act of 2010. Rows checked 22 November 2026. Local procedure governs.",
        "today": "Get an accredited interpreter, or move the meeting within its time limit. Ask Jean which she would rather have. Here the chair finds one by screen, and it begins forty minutes late.",
        "tell": "The chair, Jean and Dawn. Say whose mistake the booking was.",
        "escalate": "If you are told to go ahead without one, say that you cannot, put it in writing to the chair, and use your area’s route for professional differences."},
    "key_kept": {
        "title": "What bears on safety goes to the chair before anybody sits down",
        "duty": "A half sentence about a key may mean that somebody is not safe. The person who holds it does not keep it for a better moment in the agenda. Sharing what is needed to protect a child comes before keeping a confidence, and Dawn is told who will hear it.",
        "source": "Department for Education advice on sharing information, in the course’s row law:information-sharing; local procedures on the room, in law:cp-conference-room.",
        "dated": "Advice of April 2024, corrected 1 May 2024, and not law; a duty enacted in 2026 may not have started. Rows checked 22 November 2026. Local procedure governs.",
        "today": "Tell the chair now. Settle with Dawn how it comes in, and who is not to have it. Here the chair hears it before the meeting opens.",
        "tell": "The chair and your manager. Dawn, before you do, where that is safe.",
        "escalate": "If nobody acts on it: the next manager, the named or designated lead, then your area’s route for professional differences. In danger now: 999."},
    "key_to_father": {
        "title": "What somebody said in fear does not go to the person she fears",
        "duty": "What Dawn said of the key is not passed on to Kieran, in the room where he is seen, in his copy, or by a kind word in a car park. Telling him could make her less safe, and nobody has found out why she said it.",
        "source": "Department for Education advice on sharing information, in law:information-sharing: only what is relevant, with those who need it, and where it is safe; local procedures on the room, in law:cp-conference-room.",
        "dated": "Advice of April 2024, corrected 1 May 2024, and not law. Rows checked 22 November 2026. Local procedure governs.",
        "today": "Leave it out of what he hears and of his copy, and write down that you have. If he knows already, tell Dawn and the chair at once and ask how she will be safe tonight.",
        "tell": "The chair, who decides what each copy holds. Dawn, what he will be sent and when.",
        "escalate": "If he has been told, your manager and a worker who knows about abuse between adults, today. If somebody is in danger now, 999."},
    "parents_vote": {
        "title": "Nobody in the family is asked to vote",
        "duty": "Parents are asked what they think, early, and it is written down. They are not asked to vote on whether their own child is likely to be harmed. Who decides among the others, the chair or a majority, is local.",
        "source": "The course’s row law:cp-conference-decision. That parents are not asked to vote is general knowledge; we found no English page that says so in those words.",
        "dated": "Pages of about 2013 to 2024. Row checked 22 November 2026. Local procedure governs.",
        "today": "Ask for her view and her reasons instead. Here the question is taken back, and what she thinks is written down.",
        "tell": "The person who was asked, and everybody who heard.",
        "escalate": "The chair puts it right in the room. If it is the chair who asked, the agency’s complaint route, and the manager of the conference service."},
    "ellies_words": {
        "title": "What a child asked to keep from her father",
        "duty": "Ellie asked that her dad is not told that she said anything. Unless somebody is not safe, it does not go to him: not by letter, not in his copy, not by way of a summary from which he could tell. If it has to go, she is told first.",
        "source": "Local procedures on advocates, in the course’s row law:child-advocate; Department for Education advice on sharing information, in law:information-sharing.",
        "dated": "Local pages without a date; advice of April 2024, corrected 1 May 2024, and not law. Rows checked 22 November 2026. Local procedure governs.",
        "today": "Leave Ellie out of his copy, and look at the plan for anything that would tell him. If he has it already, tell Ellie and her mother today, and ask what she would like done.",
        "tell": "The chair, the advocate, Ellie and Dawn.",
        "escalate": "The advocate’s service, the chair’s manager, and where somebody may not be safe, your safeguarding lead today."},
    "remark": {
        "title": "A racist remark that nobody names",
        "duty": "Something racist was said of a colleague, and the meeting went on. It is named then and there, by somebody other than the person it was aimed at, and it is minuted. Guidance, as local bodies report it, expects practitioners to challenge racism and discrimination.",
        "source": "The course’s row law:working-together, which rests on local summaries and not on the text. What a chair does in the moment is our own argument.",
        "dated": "2026 edition, month not confirmed. Row checked 22 November 2026. Local procedure and your employer’s policy govern.",
        "today": "Stop, say what was said and that it was racist, have it minuted, and go back to the reasons that it was laid over. It can still be named before the meeting closes; later is worse than now and better than not.",
        "tell": "The person it was aimed at, that you heard it and what you will do. The chair. The speaker’s manager.",
        "escalate": "Your own manager, and your employer’s route for reporting racism. If the chair passes over it, the chair’s manager."},
}

ITEMS = {
    "reports": {"question": "When does the family have the report?", "why": "What is wrong in a report can be put right while there is time, or aloud, in front of everybody.",
                "options": {"five_days": "Five working days before, with time to mark what is wrong", "two_days": "Two working days before, as one area’s rule has it",
                            "on_the_day": "On the day, in the room, with everybody else"}},
    "family_first": {"question": "Does the chair meet Dawn and Jean first?", "why": "Ten minutes in a small room decide how the first question in the large one is answered.",
                     "options": {"yes": "Yes, at twenty-five to ten, in the small room", "no": "No, they all come in at ten together"}},
    "interpreter": {"question": "Jean is Deaf and signs. How will she take part?", "why": "Whoever waits for words to be signed has half the minutes, unless somebody plans for it.",
                    "options": {"room": "An interpreter in the room, briefed and paid for a whole morning", "screen": "An interpreter on a screen, tried out with Jean at half past nine",
                                "dawn": "Dawn signs for her, as she always has", "none": "She can follow most of it, and has the report"}},
    "father": {"question": "How is Kieran heard?", "why": "He is their father and has a right to be heard. Being heard and sitting there are two things.",
               "options": {"apart": "The chair sees him at nine, and he leaves by the other door", "paper": "The chair takes his words down by telephone and reads them back",
                           "together": "He comes at ten like everybody, at the far end of the table"}},
    "key": {"question": "You hold half a sentence about a key. What do you do with it?", "why": "It may be about a door that sticks. It may be about why she does not sleep.",
            "options": {"tell_chair": "Tell the chair this morning, and tell Dawn that I have", "keep": "Keep it till it fits, when I know what is behind it"}},
    "advocate": {"question": "Does Ellie’s advocate sit in the meeting?", "why": "A child may take part by letter or drawing. What is left as a message is read by whoever finds it.",
                 "options": {"yes": "Yes, and he says her words himself", "no": "No, he leaves her card for the chair to read"}},
    "reading": {"question": "Have the professionals read one another’s reports?", "why": "A thing that stands in one report and not in another can only be laid beside it by somebody who has read both.",
                "options": {"read": "Read, with an hour set aside for it", "skimmed": "Skimmed, in the car park"}},
    "ring_dawn": {"question": "Who speaks to Dawn afterwards?", "why": "She leaves with a copy in a plastic wallet. By tonight there will be a question.",
                  "options": {"social_worker_stop": "Samina walks with her to the bus stop now", "social_worker_seven": "Samina rings at seven tonight",
                              "health_visitor": "Bisi rings at four, from clinic", "nobody": "Nobody is named; somebody will be in touch"}},
    "tell_kieran": {"question": "Who tells Kieran?", "why": "He was heard and has heard nothing. What he may not be told was settled by others.",
                    "options": {"chair": "Gwen rings him and reads him his part", "letter": "His copy goes by post, without what is not his", "nobody": "It is not settled; somebody will",
                                "with_ellies_words": "Gwen rings, and tells him what Ellie said as well, so that he can put it right"}},
    "tell_ellie": {"question": "Who tells Ellie?", "why": "She gave something in. She will hear today, from a person or from a face.",
                   "options": {"advocate": "Pav, at the gate at ten past three", "mother": "Dawn, tonight, in her own way", "letter": "A page to her by name, on Friday"}},
    "core_group": {"question": "When does the core group meet?", "why": "A plan is a list until somebody meets about it.",
                   "options": {"by_29_june": "By Monday 29 June, within ten working days", "later": "When diaries allow, some time in July"}},
    "record": {"question": "What does the record say of who did not agree?", "why": "In September somebody will read it who met none of you.",
               "options": {"in_full": "Their reasons, in their own words", "three_words": "“One professional dissented”"}},
}

ORDERS = {
    "agenda": {"title": "The older agenda", "text": "Reports first, one agency after another. Questions, then the family answers. The child’s view, what it means, the decision and its category, and last the plan."},
    "strengths": {"title": "Family first, one board", "text": "The family is seated before the others come in, and begins. Everything goes on one board: worries, what makes it harder, what goes well, safety, what nobody knows. The plan is made before anybody says what to call it."},
}

STAGES = {
    "apart": "Kieran, seen apart", "welcome": "Who is here", "reports": "The reports", "questions": "Questions of fact", "family": "What the family says",
    "child": "What the children want", "analysis": "What it means", "decision": "Views and decision", "plan": "The plan", "close": "Dates, and going",
    "board": "One board", "what_if": "If nothing changes",
}
