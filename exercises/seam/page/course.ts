/** The course's one script that every page with an exercise loads; all else is fetched when it is needed. */
import { letCopy } from "./copying";
import { define } from "./element";

define();
letCopy(document);
