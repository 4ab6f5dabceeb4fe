"""Texts of our own in every encoding that can hold them: with a mark or a declaration, and with nothing to tell them by.

``python -m benchmarks.hostile_encodings`` prints the table. Right: every letter of the article, its set-aside lines
included, is a letter of the text.
"""

from __future__ import annotations

import codecs
import encodings.aliases
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import analysis
from benchmarks.hostile_table import Row, Section, aligned

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = {
    "English": "The café’s owner said “nothing was naïve about it” – the price rose by £5, or 50 % more than in March, she told the paper. Her neighbours signed a petition on Monday. The council will meet on Friday, and the mayor wants to hear both sides before the vote in the old town hall.",
    "plain English": "The owner of the mill said that nothing was wrong with it. The price rose by five pounds, or half as much again as in March, she told the paper. Her neighbours signed a petition on Monday. The council will meet on Friday, and the mayor wants to hear both sides.",
    "French": "Le ministre a déclaré lundi que la situation était grave et que le gouvernement allait réagir dès demain. « Nous n’avons pas le choix », a-t-il ajouté à l’issue de la réunion. Les élus de la région, eux, espèrent que la fermeture de l’usine sera repoussée à l’été prochain.",
    "German": "Der Bürgermeister erklärte am Montag, die Brücke müsse für mehrere Wochen gesperrt werden. „Wir können das Risiko nicht länger tragen“, sagte er. Die Händler in der Altstadt fürchten Einbußen und fordern größere Hilfen. Im März soll der Rat über die Übergangslösung entscheiden.",
    "Spanish": "El alcalde anunció el lunes que el puente permanecerá cerrado varias semanas. «No podemos asumir más riesgos», señaló. ¿Quién pagará las obras? Los comerciantes del casco antiguo temen pérdidas y piden más ayudas. La votación está prevista para el próximo año, según la información.",
    "Polish": "Burmistrz ogłosił w poniedziałek, że most będzie zamknięty przez kilka tygodni. „Nie możemy dłużej ryzykować”, powiedział dziennikarzom. Sklepikarze ze starego miasta obawiają się strat i żądają większej pomocy. W marcu rada zdecyduje, co dalej z przeprawą przez rzekę.",
    "Czech": "Starosta v pondělí oznámil, že most bude několik týdnů uzavřen. „Nemůžeme dál riskovat,“ řekl novinářům. Obchodníci ze starého města se bojí ztrát a žádají větší pomoc. Příští měsíc zastupitelé rozhodnou, jak bude řešení vypadat a kdo je zaplatí.",
    "Russian": "Мэр объявил в понедельник, что мост будет закрыт на несколько недель. «Мы не можем больше рисковать», — сказал он журналистам. Владельцы магазинов в старом городе опасаются убытков и требуют помощи. В марте совет решит, что делать с переправой через реку дальше.",
    "Ukrainian": "Мер оголосив у понеділок, що міст буде закрито на кілька тижнів. «Ми не можемо більше ризикувати», — сказав він журналістам. Власники крамниць у старому місті побоюються збитків і вимагають допомоги. У березні рада вирішить, що робити з переправою через річку далі.",
    "Greek": "Ο δήμαρχος ανακοίνωσε τη Δευτέρα ότι η γέφυρα θα μείνει κλειστή για αρκετές εβδομάδες. «Δεν μπορούμε να ρισκάρουμε άλλο», είπε στους δημοσιογράφους. Οι έμποροι της παλιάς πόλης φοβούνται ζημιές και ζητούν βοήθεια. Τον Μάρτιο το συμβούλιο θα αποφασίσει για τη συνέχεια.",
    "Turkish": "Belediye başkanı pazartesi günü köprünün birkaç hafta kapalı kalacağını açıkladı. “Daha fazla risk alamayız” dedi. Eski şehirdeki esnaf zarardan korkuyor ve daha çok yardım istiyor. Meclis mart ayında ırmağın üzerindeki geçiş için ne yapılacağına karar verecek.",
    "Hebrew": "ראש העיר הודיע ביום שני כי הגשר יהיה סגור במשך כמה שבועות. הוא אמר לעיתונאים כי אי אפשר להמשיך ולסכן את התושבים. בעלי החנויות בעיר העתיקה חוששים מהפסדים ודורשים סיוע נוסף. במרץ תחליט המועצה מה לעשות עם המעבר מעל הנהר ומי ישלם על העבודות.",
    "Arabic": "أعلن رئيس البلدية يوم الاثنين أن الجسر سيبقى مغلقا لعدة أسابيع. وقال للصحفيين إنه لا يمكن الاستمرار في المخاطرة بسلامة السكان. ويخشى أصحاب المتاجر في المدينة القديمة من الخسائر ويطالبون بمزيد من المساعدة. وسيقرر المجلس في مارس ما يجب فعله بعد ذلك.",
    "Japanese": "市長は月曜日、橋を数週間閉鎖すると発表した。「これ以上の危険は冒せない」と記者団に語った。旧市街の商店主たちは損失を心配し、さらなる支援を求めている。議会は三月に、川を渡る交通を今後どうするかを決める予定である。住民の多くは工事の費用を誰が払うのかと尋ねている。",
    "simplified Chinese": "市长星期一宣布，这座桥将关闭几个星期。他对记者说：“我们不能再冒险了。”老城的店主们担心损失，要求更多的帮助。议会将在三月决定今后如何处理过河的交通。许多居民想知道谁来支付工程的费用，也想知道什么时候可以重新通车。",
    "traditional Chinese": "市長星期一宣布，這座橋將關閉幾個星期。他對記者說：「我們不能再冒險了。」老城的店主們擔心損失，要求更多的幫助。議會將在三月決定今後如何處理過河的交通。許多居民想知道誰來支付工程的費用，也想知道什麼時候可以重新通車。",
    "Korean": "시장은 월요일에 다리를 몇 주 동안 폐쇄한다고 발표했다. 그는 기자들에게 더 이상 위험을 감수할 수 없다고 말했다. 구시가지의 상인들은 손해를 걱정하며 더 많은 지원을 요구하고 있다. 의회는 삼월에 강을 건너는 교통을 어떻게 할 것인지 결정할 예정이다.",
    "Thai": "นายกเทศมนตรีประกาศเมื่อวันจันทร์ว่าสะพานจะปิดเป็นเวลาหลายสัปดาห์ เขาบอกกับผู้สื่อข่าวว่าไม่สามารถเสี่ยงต่อไปได้อีก เจ้าของร้านค้าในเมืองเก่ากังวลเรื่องความเสียหายและขอความช่วยเหลือเพิ่มเติม สภาจะตัดสินใจในเดือนมีนาคมว่าจะทำอย่างไรต่อไป",
    "Vietnamese": "Thị trưởng thông báo hôm thứ Hai rằng cây cầu sẽ đóng cửa trong vài tuần. Ông nói với các nhà báo rằng không thể tiếp tục mạo hiểm. Các chủ cửa hàng ở phố cổ lo ngại thiệt hại và yêu cầu hỗ trợ thêm. Hội đồng sẽ quyết định vào tháng Ba về việc đi lại qua sông.",
}  # fmt: skip
MARKED = {
    "utf_8_sig": b"",
    "utf_16": b"",
    "utf_32": b"",
    "utf_16_le": codecs.BOM_UTF16_LE,
    "utf_16_be": codecs.BOM_UTF16_BE,
}
PAGE = '<!doctype html><html><head><meta charset="{told}"><title>News</title></head><body><article><h1>News of the day</h1>{body}</article></body></html>'
COMMON = (
    "utf_8", "utf_16_le", "utf_16_be", "cp1252", "latin_1", "iso8859_15", "mac_roman", "cp1250", "iso8859_2", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp1253", "iso8859_7", "cp1254", "iso8859_9",
    "cp1255", "iso8859_8", "cp1256", "iso8859_6", "shift_jis", "euc_jp", "iso2022_jp", "gb2312", "gbk", "gb18030", "big5", "euc_kr", "cp949", "iso2022_kr", "cp874", "tis_620", "cp1258", "ascii",
)  # fmt: skip
"""Encodings in which texts are met; the table of what nothing tells is over these."""


class Case(NamedTuple):
    """One text in one encoding. ``told``: what tells it (its mark, its declaration, nothing)."""

    told: str
    language: str
    encoding: str
    data: bytes


def cases() -> Iterator[Case]:
    """Yield every text in every encoding that holds it and gives it back."""
    for language, text in TEXTS.items():
        whole = "\n\n".join([text] * 2)
        for encoding, mark in MARKED.items():
            yield Case("mark", language, encoding, mark + whole.encode(encoding))
        for encoding in COMMON:
            if _holds(text, encoding):
                yield Case("nothing", language, encoding, whole.encode(encoding))
        for encoding in _all():
            if _holds(text, encoding) and _holds(PAGE, encoding) and PAGE.encode(encoding) == PAGE.encode("ascii"):
                body = "".join(f"<p>{text}</p>" for _ in range(2))
                yield Case("declaration", language, encoding, PAGE.format(told=encoding, body=body).encode(encoding))


def _all() -> list[str]:
    """Return every text encoding of Python's whose name a page may declare; UTF-7 is not among them, as in browsers."""
    names = sorted(
        {codecs.lookup(name).name for name in set(encodings.aliases.aliases.values()) - {"mbcs", "oem", "utf_7"}}
    )
    return [name for name in names if codecs.lookup(name)._is_text_encoding and "utf-16" not in name and "utf-32" not in name]  # fmt: skip # noqa: SLF001


def _holds(text: str, encoding: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


def right(case: Case) -> tuple[bool, str]:
    """Read a case as the product does; tell whether its letters are right, and what was said of it."""
    wanted = _letters(TEXTS[case.language])
    name = "text.html" if case.told == "declaration" else "text.txt"
    found = next(iter(analysis.read_each(case.data, name)))
    if isinstance(found, analysis.Unreadable):
        return False, found.sentence
    letters = _letters("".join(part.text for part in found.parts))
    return wanted in letters, " ".join(note for note in found.notes if "ecoded" in note or "garbled" in note)


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def section(*, quick: bool = False) -> Section:
    """Read every case. ``quick``: every fifth."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    wrong = []
    for case in list(cases())[:: 5 if quick else 1]:
        good, said = right(case)
        for key in ((case.told, "all"), (case.told, case.language)):
            counts.setdefault(key, Counter()).update(["right" if good else "wrong"])
        if not good:
            wrong.append(f"{case.told:<12} {case.language:<20} {case.encoding:<12} {said}")
    rows = []
    for told, target in (("mark", 0), ("declaration", 0), ("nothing", None)):
        found = counts[told, "all"]
        rows += [Row(f"told by {told}", found.total()), Row(f"told by {told}, wrong", found["wrong"], target)]
    table = [
        [told, language, found.total(), found["right"], found["wrong"]] for (told, language), found in counts.items()
    ]
    lines = [*aligned(["told by", "language", "texts", "right", "wrong"], table), "", f"wrong ({len(wrong)})", *(f"  {one}" for one in wrong)]  # fmt: skip
    return Section("encodings", rows, lines, {"wrong": wrong})


if __name__ == "__main__":
    print("\n".join(section().lines))
