from __future__ import annotations

import codecs

import pytest

from analysis.ingest import latin
from analysis.ingest.decode import decode
from analysis.unreadable import Unreadable

TEXTS = {
    "English": (
        "The council met on Monday to hear what the engineers had found. “We cannot wait,” said the mayor — and the café’s owners agreed that the bridge is old. ",
        "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp1252 mac-roman",
    ),
    "French": (
        "Le conseil s’est réuni lundi pour écouter les ingénieurs. Le maire a déclaré que la ville ne pouvait pas attendre l’hiver, et que les élèves prendraient le bac dès l’été. Où étaient les archives ? À côté du théâtre. ",
        "latin-1 iso8859-15 cp1252 cp850 cp437 cp863 cp858 cp1140 cp037 cp500",
    ),
    "German": (
        "Der Präsident sagte am Montag, daß die Lage für die Bürger größer und schwieriger würde als zuvor. Die Brücke über den Fluß müsse geschlossen werden, hieß es in der Erklärung. ",
        "latin-1 cp1252 cp850 cp437 mac-roman cp273",
    ),
    "Polish": (
        "Rada miasta zagłosowała w poniedziałek za zamknięciem starego mostu. Burmistrz powiedział, że nie można czekać do następnej zimy, a mieszkańcy będą przewożeni łodzią. Więcej światła, żółte źdźbło. ",
        "cp1250 iso8859-2 cp852 mac-latin2 iso8859-16",
    ),
    "Czech": (
        "Městská rada v pondělí hlasovala pro uzavření starého mostu. Starosta řekl, že není možné čekat na další zimu, a lidé budou převáženi lodí. Příliš žluťoučký kůň úpěl. ",
        "cp1250 iso8859-2 cp852",
    ),
    "Turkish": (
        "Belediye meclisi pazartesi günü eski köprünün kapatılması için oy kullandı. Başkan, bir kış daha bekleyemeyiz dedi ve halkın vapurla taşınacağını söyledi. Şehir ışığı. ",
        "cp1254 iso8859-9 cp857 mac-turkish iso8859-3 cp1026",
    ),
    "Russian": (
        "Президент заявил в понедельник, что положение остаётся сложным, и правительство примет меры завтра утром. Мост будет закрыт на два года, сообщили в городском совете. ",
        "cp1251 koi8-r koi8-u iso8859-5 cp866 mac-cyrillic cp855",
    ),
    "Ukrainian": (
        "Президент заявив у понеділок, що становище залишається складним, і уряд вживе заходів завтра вранці. Міст буде зачинено на два роки, повідомили в міській раді. ",
        "cp1251 koi8-u iso8859-5 cp1125",
    ),
    "Greek": (
        "Το δημοτικό συμβούλιο ψήφισε τη Δευτέρα να κλείσει η παλιά γέφυρα. Ο δήμαρχος είπε ότι δεν μπορούμε να περιμένουμε άλλον έναν χειμώνα και ότι θα υπάρχει πλοίο. ",
        "cp1253 iso8859-7 cp737 cp869 mac-greek cp875",
    ),
    "Hebrew": (
        "מועצת העיר הצביעה ביום שני בעד סגירת הגשר הישן. ראש העיר אמר כי אי אפשר לחכות לעוד חורף, והתושבים יועברו בספינה מדי עשר דקות. ",
        "cp1255 iso8859-8 cp862 cp856 cp424",
    ),
    "Arabic": (
        "صوت مجلس المدينة يوم الاثنين على إغلاق الجسر القديم. وقال رئيس البلدية إنه لا يمكن الانتظار شتاء آخر وإن السكان سينقلون بالقارب كل عشر دقائق. ",
        "cp1256 iso8859-6 cp864 cp720 mac-arabic",
    ),
    "Persian": (
        "شورای شهر روز دوشنبه به بستن پل قدیمی رای داد. شهردار گفت که نمی توان تا زمستان دیگر صبر کرد. ",
        "mac-farsi",
    ),
    "Lithuanian": (
        "Miesto taryba pirmadienį balsavo už senojo tilto uždarymą. Meras sakė, kad negalima laukti kitos žiemos, o gyventojai bus plukdomi laivu. Žąsų ėjo įlanka. ",
        "cp1257 iso8859-13 iso8859-4 cp775 iso8859-10",
    ),
    "Vietnamese": (
        "Hội đồng thành phố đã bỏ phiếu hôm thứ hai để đóng cửa cây cầu cũ. Thị trưởng nói rằng không thể chờ thêm một mùa đông nữa. ",
        "cp1258",
    ),
    "Thai": (
        "สภาเมืองลงมติเมื่อวันจันทร์ให้ปิดสะพานเก่า นายกเทศมนตรีกล่าวว่าไม่สามารถรอฤดูหนาวอีกครั้งได้ และประชาชนจะเดินทางโดยเรือ ",
        "cp874 tis-620 iso8859-11",
    ),
    "Japanese": (
        "市議会は月曜日、古い橋を閉鎖することを可決した。市長は、次の冬まで待つことはできないと述べた。住民は船で運ばれることになるという。",
        "shift_jis cp932 euc_jp iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3 iso2022_jp_ext iso2022_jp_2004 shift_jis_2004 shift_jisx0213 euc_jis_2004 euc_jisx0213",
    ),
    "Korean": (
        "시의회는 월요일에 오래된 다리를 폐쇄하기로 의결했다. 시장은 다음 겨울까지 기다릴 수 없다고 말했다. 주민들은 배로 이동하게 된다. ",
        "euc_kr cp949 johab iso2022_kr",
    ),
    "Chinese": (
        "市议会星期一投票决定关闭旧桥。市长说，不能再等一个冬天了，居民将乘船过河。工程师在听证会上表示，桥墩已经移动。",
        "gb2312 gbk gb18030 hz",
    ),
    "Chinese of taiwan": (
        "市議會星期一投票決定關閉舊橋。市長說，不能再等一個冬天了，居民將乘船過河。工程師在聽證會上表示，橋墩已經移動。",
        "big5 cp950 big5hkscs",
    ),
    "Icelandic": (
        "Borgarstjórnin greiddi atkvæði á mánudag um að loka gömlu brúnni. Borgarstjórinn sagði að ekki væri hægt að bíða annan vetur. Það er þannig. ",
        "cp861 mac-iceland latin-1",
    ),
    "Romanian": (
        "Consiliul orasului a votat luni pentru închiderea podului vechi. Primarul a spus ca nu se mai poate astepta înca o iarna, iar locuitorii vor fi dusi cu barca. ",
        "mac-romanian",
    ),
    "Maltese": (
        "Il-kunsill tal-belt ivvota nhar it-Tnejn biex jagħlaq il-pont il-qadim. Is-sindku qal li ma nistgħux nistennew xitwa oħra, u ċ-ċittadini jinġarru bil-lanċa. Żmien. ",
        "iso8859-3",
    ),
    "Esperanto": (
        "La urba konsilio voĉdonis lundon por fermi la malnovan ponton. La urbestro diris, ke oni ne povas atendi alian vintron, kaj la loĝantoj estos ŝipe transportataj ĉiuĵaŭde. ",
        "iso8859-3",
    ),
    "Welsh": (
        "Pleidleisiodd cyngor y ddinas ddydd Llun dros gau’r hen bont. Dywedodd y maer na allwn aros am aeaf arall, a bod y tŷ a’r ŵyl yn bwysig i’r bobl. ",
        "iso8859-14",
    ),
    "Kazakh": (
        "Қала кеңесі дүйсенбі күні ескі көпірді жабу үшін дауыс берді. Әкім тағы бір қысты күте алмаймыз деді. ",
        "kz1048 ptcp154",
    ),
    "Tajik": (
        "Шӯрои шаҳр рӯзи душанбе барои бастани пули кӯҳна овоз дод. Шаҳрдор гуфт, ки зимистони дигарро интизор шуда наметавонем. ",
        "koi8-t",
    ),
    "Portuguese": (
        "A câmara municipal votou na segunda-feira o encerramento da ponte velha. O presidente disse que não se pode esperar mais um inverno, e que a população será levada de barco. ",
        "cp860 latin-1 cp1252",
    ),
    "Danish": (
        "Byrådet stemte mandag for at lukke den gamle bro. Borgmesteren sagde, at man ikke kan vente en vinter til, og at beboerne vil blive sejlet over åen på små både. ",
        "cp865 latin-1",
    ),
    "Hungarian": (
        "A városi tanács hétfőn megszavazta a régi híd lezárását. A polgármester szerint nem lehet tovább várni, és a lakókat hajóval viszik át. Őrült tűző nap. ",
        "cp1250 iso8859-2 cp852 iso8859-16",
    ),
    "Croatian": (
        "Gradsko vijeće u ponedjeljak je glasalo za zatvaranje starog mosta. Gradonačelnik je rekao da se više ne može čekati, a građani će se voziti čamcem. Žuti šešir. ",
        "cp1250 iso8859-2 cp852",
    ),
    "Finnish": (
        "Kaupunginvaltuusto äänesti maanantaina vanhan sillan sulkemisesta. Pormestari sanoi, että toista talvea ei voi odottaa, ja asukkaat kuljetetaan veneellä. ",
        "latin-1 cp850 cp437 mac-roman iso8859-15",
    ),
    "Swedish": (
        "Kommunfullmäktige röstade på måndagen för att stänga den gamla bron. Borgmästaren sade att man inte kan vänta en vinter till. ",
        "latin-1 cp850 cp437 mac-roman",
    ),
    "Spanish": (
        "El consejo municipal votó el lunes a favor de cerrar el viejo puente. “No podemos esperar más”, dijo el alcalde, y añadió que los niños irán en barco. ¿Cuándo? ",
        "cp1252 cp850 cp437 mac-roman latin-1",
    ),
    "Italian": (
        "Il consiglio comunale ha votato lunedì per la chiusura del vecchio ponte. Il sindaco ha detto che non si può più aspettare e che la città è pronta. ",
        "latin-1 cp850 mac-roman",
    ),
    "Latvian": (
        "Pilsētas dome pirmdien nobalsoja par vecā tilta slēgšanu. Mērs teica, ka nevar gaidīt vēl vienu ziemu, un iedzīvotājus vedīs ar laivu. ",
        "cp1257 iso8859-13 iso8859-4 cp775",
    ),
    "Estonian": (
        "Linnavolikogu hääletas esmaspäeval vana silla sulgemise poolt. Linnapea ütles, et enam ei saa oodata ja elanikke veetakse laevaga üle jõe. ",
        "cp1257 iso8859-4 latin-1",
    ),
    "Bulgarian": (
        "Общинският съвет гласува в понеделник за затварянето на стария мост. Кметът каза, че не може да се чака още една зима. ",
        "cp1251 iso8859-5 koi8-r cp866",
    ),
    "Serbian": (
        "Градско веће је у понедељак гласало за затварање старог моста. Градоначелник је рекао да се не може чекати још једна зима. ",
        "cp1251 iso8859-5 cp855",
    ),
    "English, again": (
        "The mayor said: “We can’t wait” — and the engineers agreed that the bridge’s piers had moved; the repair costs £3m. ",
        "cp1252 mac-roman",
    ),
    "French, again": (
        "« Nous ne pouvons pas attendre », a déclaré la maire à la presse, après que les ingénieurs eurent constaté que les piles avaient bougé. ",
        "cp1252 cp850 mac-roman iso8859-15",
    ),
}  # fmt: skip
"""A text of our own a language, and the encodings in which it may come."""
CASES = [(language, text, encoding) for language, (text, names) in TEXTS.items() for encoding in names.split()]
NOT_TOLD = {"cp1026", "cp424", "cp875", "mac-arabic", "mac-farsi"}
"""Encodings that are not told from others: three of IBM's for large machines, and two that no program writes any more."""
FLOOR = 0.95


def right(text: str, encoding: str, size: int) -> bool:
    """Tell whether a text of at least ``size`` bytes comes back from its encoding as it went in."""
    whole = text * (1 + size // len(text.encode()))
    data = whole.encode(encoding, "ignore")
    try:
        return decode(data, "a.txt").text == data.decode(encoding).removeprefix("\ufeff")
    except Unreadable:
        return False


@pytest.mark.parametrize("size", [300, 3000])
def test_encodings_are_told_from_the_bytes(size: int) -> None:
    """Of some 160 pairs of language and encoding, in a hundred encodings, nearly all come out right from 300 bytes on."""
    results = {(language, encoding): right(text, encoding, size) for language, text, encoding in CASES}
    assert len({codecs.lookup(encoding).name for _, _, encoding in CASES}) > 90
    wrong = {pair for pair, came_out in results.items() if not came_out}
    assert {encoding for _, encoding in wrong} <= NOT_TOLD
    assert len(wrong) <= (1 - FLOOR) * len(results)


def test_utf_7_is_not_guessed() -> None:
    """UTF-7, in which any text may hide any other, is read as the ASCII that it also is."""
    assert "+AOk-" in decode(b"The caf+AOk- is open, and they all went home to their houses. " * 8, "a.txt").text


def test_text_in_seven_bits_stays_as_it_is() -> None:
    """What looks a little like escape sequences in plain ASCII is left alone."""
    text = "Write ~{x}~ and ~{ab~} or +44-20-7946; cost $B 5, (J 3). " * 8
    assert decode(text.encode(), "a.txt").text == text


def test_the_alphabets_are_letters() -> None:
    """Every language has letters beyond a to z and function words without accents, each once."""
    assert len(latin.languages()) > 25
    for code, language in latin.languages().items():
        assert language.letters, code
        assert language.words, code
        assert all(letter.isalpha() and not letter.isascii() for letter in language.letters), code


@pytest.mark.parametrize(
    "data", [b"", b"\xe9", b"\x80" * 500, bytes(range(128, 256)) * 20, b"the " * 50 + b"\x81\x8d\x8f\x90\x9d"]
)
def test_bytes_of_no_language_are_not_guessed(data: bytes) -> None:
    """Without words of a language no encoding of the Latin alphabet is named."""
    assert latin.guess(data) in {"", *latin.ENCODINGS}
    if b"the" not in data:
        assert latin.guess(data) == ""
