"""What the chair says at the beginning and the end of each part, in both running orders; and the local notes.

The agenda follows the older order of such meetings; the strengths order follows what one London borough publishes
(Ealing, no date), in plain headings of our own. Local procedure governs.
"""

CHAIR = {
    "agenda": {
        "apart": {"open": ["Kieran, this is nine o’clock and it’s yours. I write down what you say and I read it back.",
                           "I’m Gwen. You and I first. I’ll tell you what I can pass on and what I can’t, before you say it."],
                  "close": ["I’ll read that back. Then you go out this way, and somebody will tell you the rest, with a date on it.",
                            "That’s your part, as you said it. You’ll have your copy."]},
        "welcome": {"open": ["Good morning. I’m Gwen Tallis. I chair this and I manage nobody here. Names and what you’re here as, please, and one at a time.",
                             "Good morning, everybody. Please speak one at a time, and to the person, not to the interpreter. Names first."],
                    "close": ["We’re here to ask one thing: whether these three children are likely to suffer significant harm, and what is to be done."]},
        "reports": {"open": ["I’ll take the reports. Samina first, then school, health, police. Keep to what isn’t on paper, if you can.",
                             "Reports, then. You’ve had five minutes each for years, so I know that you can do it in three."],
                    "close": ["That’s the reports. I’ve four pages of what we’re worried about, and a line about what goes well."]},
        "questions": {"open": ["Questions of fact. What did somebody see, and what was somebody told?", "Before anyone weighs anything: what don’t we know?"],
                      "close": ["I’ve written down three things that nobody could answer. They stay on the board."]},
        "family": {"open": ["Dawn, Jean. You’ve sat through that. What’s wrong in it, what’s right, and what is missing?",
                            "I’d like the family’s response now. You’ve waited for it longer than you should have."],
                   "close": ["Thank you both. Where you said that a thing is wrong, it goes down as you said it."]},
        "child": {"open": ["Pav, what does Ellie want said? And then I want to hear who can tell us about Max and Rosa.",
                           "The children. One of them has somebody here. Two haven’t, and I’d like us to notice it."],
                  "close": ["Ellie’s words are in the record as she gave them, with their day. For Max and Rosa I’ve a question mark each."]},
        "analysis": {"open": ["Now what it means. What’s the harm, how likely, and what stands against it? Say which you’re answering.",
                              "So. If nothing changed, what would we be afraid of, and for whom?"],
                     "close": ["Has anybody moved since ten o’clock? You may say so. It isn’t weakness."]},
        "decision": {"open": ["I’ll ask each professional: is significant harm likely, and if so, in which category, and why? Nobody in the family is asked to vote.",
                              "Views, with a reason. Dawn, Jean, you’ve told us what you think and it’s down. I shan’t ask you to vote on your own children."],
                     "close": ["If you don’t agree, say so now, with why. It goes in as you say it."]},
        "plan": {"open": ["What’s to be done, who does it, by when, and how shall we know? And whose idea was it?", "Lines with a name and a day. I’ll hand back any that has neither."],
                 "close": ["I’ll read them out once more. If you’re down for something and you’re not going to do it, this is the time."]},
        "close": {"open": ["Core group by the twenty-ninth. We look again by the ninth of September. You may complain about how it was done or what was decided; the decision stands meanwhile.",
                           "Dates, then. The core group, the review, and who has what to send to whom."],
                  "close": ["Who is ringing Dawn? I’d like a name before anybody finds their keys.", "Thank you. Mind the step, and mind one another."]},
    },
    "strengths": {
        "apart": {"open": ["Kieran, this is nine o’clock and it’s yours. Start with what goes well on Saturdays. I write it down and I read it back.",
                           "I’m Gwen. I’ll tell you what I can pass on and what I can’t, before you say it. What should I know first?"],
                  "close": ["That’s your part, as you said it. It goes on the board beside the others’, and you go out this way."]},
        "welcome": {"open": ["Dawn, Jean, you’re in first, so sit where you like. The others come in to you. I’ll say who each of them is.",
                             "It’s your table for five minutes. Who’s in the family? I’ll draw it, and you tell me where I’m wrong."],
                    "close": ["That’s the family, and those are the names. Nobody goes on until Jean can see who’s speaking."]},
        "family": {"open": ["Dawn, before anybody reads anything: how is it, at the moment, and what should we know?",
                            "You first. What’s going right, what’s hard, and what’s wrong in what you’ve been sent?"],
                   "close": ["It’s on the board in your words. Everybody else writes round it."]},
        "board": {"open": ["One board, all of us: what we’re worried about, what makes it harder, what goes well, what keeps them safe, and what nobody knows. Nobody reads out a report.",
                           "I’ll take things as they come. If it’s up already, tell me something that isn’t."],
                  "close": ["Look at the last column. That’s what we don’t know, and most of it is ours to find out."]},
        "child": {"open": ["Pav, Ellie’s words, please, as she gave them. Then we stop and think about Max and Rosa, who’ve sent nobody.",
                           "Ellie’s part. Nobody explains it for her."],
                  "close": ["That’s up as she said it. For Max and Rosa: who has asked, who has watched, and what did they see?"]},
        "what_if": {"open": ["Samina, in a sentence a parent could repeat: what might happen to the children if nothing changes?",
                             "What if nothing changes? And what if the things on the right of the board went on?"],
                    "close": ["Dawn, would you say it that way? You may say it another way, and I’ll write yours under hers."]},
        "plan": {"open": ["What would help, who does it, by when, and how shall we know? Family’s lines first.", "Next steps, before we call them anything. Whose idea is each of them?"],
                 "close": ["Those are the lines. Nobody’s asked for a thing that they can’t get to by bus."]},
        "decision": {"open": ["The lines are made. Now each professional: does it need to be a child protection plan, and in which category? Nobody in the family is asked to vote.",
                              "Views, with a reason. I’ll start with whoever is least sure."],
                     "close": ["If you don’t agree, say so now, with why. It goes in as you say it."]},
        "close": {"open": ["Core group by the twenty-ninth, and we look again by the ninth of September. You may complain about how it was done or what was decided; the decision stands meanwhile.",
                           "Dates, copies, and who isn’t getting which page."],
                  "close": ["Who’s ringing Dawn, and when? I’d like it out loud.", "Family leaves first. The rest of you may sit for a minute."]},
    },
}

QUORUM = ("In some places a conference needs children’s social care and two more agencies who know the child, and the chair may go on with fewer if delay "
          "would harm the child (Swindon, March 2023; Sussex, July 2022 and February 2023). Read in local pages of before the 2026 guidance, on 22 November 2026. Local procedure governs.")
TIMES = ("In local pages: the first conference within 15 working days of the strategy discussion; the first core group within 10 working days; the first review "
         "within 3 months, then at most 6 months apart; in one place the report goes to the family 2 days before. They are of about 2013 to 2025, "
         "were read on 22 November 2026, and are to be checked against the 2026 edition of Working Together. Local procedure governs.")
