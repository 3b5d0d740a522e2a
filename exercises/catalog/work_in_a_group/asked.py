"""What the private account asks, and what is said of it. All of it is our own argument; see the page."""

QUESTIONS = {
    "did": ("What I did", "Also what leaves no file: listening, ringing whoever was missing, finding the room, making it possible to go on."),
    "not_done": ("What I did not do, and why", "As much of the why as you want to tell. “I would rather not say” is a reason."),
    "unseen": ("What somebody else did that nobody saw", "One thing that you saw them do. Tell the deed; this is no mark, and it is about no one’s character."),
    "ask": ("What I would ask of the group", "Something that they could do next week."),
}
PRIVATE = ("Only you see this. It goes into no merge and no other exercise. The file that you save here says for whom it is, and holds nothing else. A file of "
           "all your work, from My work, holds it as well: keep that one for yourself. Neither is locked, so whoever has it can read it.")
NO_COUNT = "Clicks, files, minutes and words count as nobody’s contribution here, and nobody rates a peer."
