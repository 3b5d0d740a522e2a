"""A vignette's shape: all that decides which scene follows on which choice, without the words.

Two stories of one shape lead every path to the same scenes. So a record that names the shape it was begun in
can be told from one whose story was edited since, also where its author forgot to raise the version.
"""

import json
import zlib


def of(story):
    """The shape of a compiled vignette, as eight hexadecimal digits.

    Args:
        story: the compiled dictionary (``vignette.schema.json``).

    Returns:
        A CRC-32 of seats, variables, moments, scenes, choices, conditions, effects on variables and targets,
        in their order. Words, ledger, sources and debrief do not count: they lead nowhere else.

    Raises:
        KeyError, TypeError, AttributeError: a part that every vignette has is missing.
    """
    parts = [
        [[seat["id"], seat["first"]] for seat in story["seats"]],
        sorted([one["id"], list(one["values"]), one["start"]] for one in story.get("variables", ())),
        [moment["id"] for moment in story.get("moments", ())],
        sorted([scene["id"], list(scene["seats"]), scene.get("moment", ""), bool(scene.get("ending")), _settings(scene),
                [[choice["id"], _when(choice), _settings(choice),
                  [[target["scene"], _when(target)] for target in choice["targets"]]] for choice in scene.get("choices", ())]]
               for scene in story["scenes"]),
    ]
    return f"{zlib.crc32(json.dumps(parts, separators=(',', ':')).encode()):08x}"


def _when(piece):
    return [[one["variable"], list(one["values"])] for one in piece.get("when", ())]


def _settings(piece):
    return [[one["variable"], one["value"], _when(one)] for one in piece.get("settings", ())]
