"""Named texts that many tests use, all written for them."""

from __future__ import annotations

PLAIN = (
    "The committee met on Monday in the old town hall. It heard reports from three departments. The budget grew by two percent. "
    "A vote is planned for Thursday. Members asked about the new bridge. The engineer showed a drawing of it. Work may start in "
    "spring. The cost is not known yet. Two firms have sent offers. The mayor thanked everyone for coming. The next meeting is in "
    "March. The doors closed at nine. Visitors left by the side entrance. The minutes will be printed on Friday."
)
QUOTES_HARSH_WORDS = (
    "The minister spoke to reporters on Monday. “This is a disgraceful and brutal attack on decent people,” the minister said. The bill "
    "was published last week. “It is a shameful betrayal and a catastrophic failure,” said a member of the opposition. The house will "
    "vote on Friday. “They are liars and cowards who destroy our country,” a union leader told the crowd. The text has forty pages. "
    "“We despise this horrible, corrupt and vicious plan,” a speaker added. The debate lasted three hours. “It is a savage insult,” "
    "another member said. The next reading is in May. “This is evil, hateful and cruel,” a visitor told the paper. The committee meets "
    "again in June. Copies of the text are kept in the library. The room was full until the evening. The clerk read the agenda aloud."
)
USES_HARSH_WORDS = (
    "The minister spoke to reporters on Monday. This is a disgraceful and brutal attack on decent people. The bill was published last "
    "week. It is a shameful betrayal and a catastrophic failure. The house will vote on Friday. They are liars and cowards who destroy "
    "our country. The text has forty pages. We despise this horrible, corrupt and vicious plan. The debate lasted three hours. It is a "
    "savage insult. The next reading is in May. This is evil, hateful and cruel. The committee meets again in June. Copies of the text "
    "are kept in the library. The room was full until the evening. The clerk read the agenda aloud."
)
ONE_WORD = "Border."
ONE_SENTENCE = "The border between the two countries is three hundred miles long and follows a river for most of it."
MARKUP = "<script>alert(1)</script> The <b>ruthless</b> regime said *nothing* about ![it](http://example.org/x.png) on Monday."
EMPTY = ""
BLANK = " \n\n \t "
PUNCTUATION = "… !!! ??? — “”"
FRENCH = (
    "Le président a déclaré lundi que la situation était grave et que le gouvernement allait réagir dès demain matin. "
    * 6
)

NAMED = {
    "plain": PLAIN,
    "quotes harsh words": QUOTES_HARSH_WORDS,
    "uses harsh words": USES_HARSH_WORDS,
    "one word": ONE_WORD,
    "one sentence": ONE_SENTENCE,
    "markup": MARKUP,
    "empty": EMPTY,
    "blank": BLANK,
    "punctuation only": PUNCTUATION,
    "French": FRENCH,
}
