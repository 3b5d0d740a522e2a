"""What happened afterwards, by what was settled. ``AFTER[item][choice]`` holds one or two short scenes.

They are told and not scored: the same meeting has other afternoons. Where a telling lies below the floor, the scene
is what nearly happened, since the model does not let it.
"""

AFTER = {
    "ring_dawn": {
        "social_worker_stop": [
            "At the stop Dawn says what she had not said in the room, some of it to the timetable. To one part Samina has no answer, and gives none. The thirty-one is late. Across the city a boy who was put off once is told half past.",
            "Jean walks a little ahead with the plastic wallet. You could have said it to me before, Dawn says, and Samina says yes. When the bus has come and gone, she writes down the parts that were not in the report, on her hand, for want of paper."],
        "social_worker_seven": [
            "At seven the phone rings eleven times. Dawn picks up on the twelfth. She let it ring, she says, to see. A baby is shouting something. What would I have to do, then? It takes twenty minutes, and some of it is about peas.",
            "There are six hours between the steps and seven o’clock. Dawn rides home on the bus with the copy in her bag. When it does ring it is seven to the minute, and she says so, and it is the first nice thing that either has said today."],
        "health_visitor": [
            "Bisi rings at four, with a clinic behind her. She says what was decided and what she herself had said, in that order. Dawn says thank you. Then she asks why it isn’t Samina, and Bisi says that that is a fair question.",
            "I am not going to say that it is nothing, says Bisi. I am saying that some of it was ours. Dawn cries a bit at that, with the tap on. Samina hears of it at five, second-hand, in a corridor."],
        "nobody": [
            "In touch, somebody said, on the steps, with car keys out. Dawn keeps the phone on the draining board, turned up. At ten past nine she washes a clean cup. Five people are fairly sure that one of the others has rung.",
            "Thursday, half past nine. Group is at ten, and the phone may ring. Rosa has her shoes on the wrong feet. Whoever rings now will ring somebody who has been awake since four, working out from their faces what it was that they had not said."],
    },
    "tell_kieran": {
        "chair": [
            "Gwen rings at five. She reads him what he said, and what became of it. He is quiet at the part about the letters. So somebody wrote it down, he says. He asks what else they said, and she tells him that she can’t give him other people’s words.",
            "He is parked on a double yellow and lets her finish. So that’s mine, about the letters. Yes, says Gwen, and she tells him what was done with it. He asks what he is supposed to have done. She has an answer to that, and it is shorter than he wants."],
        "letter": [
            "It comes on Saturday, when he has the children, so that he opens it in Jean’s kitchen. Two pages, with a gap where a paragraph was. He holds it up to the light, which shows nothing. He has no one to ask until Monday.",
            "His copy is correct. It has the dates, his own words, and what he asked for about Rosa’s letters. He reads it in the van, twice. At the foot stands a number to ring, and office hours, and it is ten past six."],
        "nobody": [
            "Four people think that Gwen will ring, and Gwen thinks that it is the social worker. On Friday he rings the front desk himself. They cannot discuss it. He says that it is about his own children, and they say that they do understand.",
            "On Saturday the children come, and somebody has told them not to say. So he asks. Max says that there was a meeting and Stegs was not allowed. It is not how he should have heard, and it is how he hears."],
        "with_ellies_words": [
            "Gwen has the number half dialled. Pav is in the doorway with his coat on. He says only, the third thing on her list. She puts the phone down, takes a pen, and rules a line through a paragraph of his copy."],
    },
    "tell_ellie": {
        "advocate": [
            "Ten past three, at the gate. Pav has five sentences, and she counts them. That’s six, says Ellie. Is Mum crying? Not when I left her. She goes in and sings. He writes down the time, because she will want to know it.",
            "She hears it before she has seen anybody’s face. She asks about choir before anything else. He shows her what was written. She reads it with a finger. Dawn, on the bus, is finding words, and does not know that they are no longer needed."],
        "mother": [
            "Dawn tells her on the bathroom floor with the tap running, so that Max won’t hear. She does it well. She does not know Ellie’s part, since it was not hers, so that is left over. Ellie keeps it till Friday, when there’s somebody to ask.",
            "At tea, with their hands, so that the baby sleeps. There’s a paper, says Dawn, with days on. Ellie wants to see the days. She reads past the long words without stopping, and Dawn, who has watched for it, does not know what to make of that."],
        "letter": [
            "A page with her name at the top comes on Friday, and it has the dates right. By Wednesday teatime she had it from her grandmother, with nothing left out that Jean thought she could bear. She folds it in four, in with her list.",
            "She sings on Wednesday with nothing to go on. On Friday there is a page. It says what was decided, what became of each of her three, and who to be cross with. She reads it twice. She asks who else gets it."],
    },
    "core_group": {
        "by_29_june": [
            "Monday the twenty-ninth, the music room. Six people on small chairs. Before anybody speaks Dawn puts the paper on the piano lid and asks about the first thing on it: has it been done? Somebody goes out to ring, and it takes four minutes.",
            "Twelve days on. Half the lines have happened, and nobody knew that of anybody else’s half. Mr Corrie has brought the register. Jean’s interpreter has been booked for the right day, and sits where she can be seen."],
        "later": [
            "It is July before there is a morning that suits nine people. By then the lines are a month old, and some were for June. Dawn asks which of them still count. Someone says that they’ll have to take that away and look at it.",
            "Nobody meant to leave it. There was a training day, and leave, and then the room had gone. Local procedures that we read say ten working days. Dawn has a calendar on the fridge with the days crossed off, in green."],
    },
    "record": {
        "in_full": [
            "The reasons go in as they were said, and it takes three days to agree the words. In September somebody reads them who met none of these people, and has a question ready before she has taken off her coat.",
            "The record is late, and a page longer. Under the decision there is a paragraph that does not agree with it. Dawn underlines one sentence, in biro, twice. They let her write it down, she says."],
        "three_words": [
            "It goes out on time. One professional dissented, it says, and then the date of the review. In September a person who was not there reads it, wonders for a moment which one and why, and turns over.",
            "Four minutes became three words. Nobody decided that; there was a box, and it was a small box. Dawn reads it on the bus. She knows who it was. She wonders if it would have been shorter still if it had been hers."],
    },
}
