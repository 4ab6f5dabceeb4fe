"""What columns and keys are called: the names under which people keep an article's text, headline, outlet, date, link, author.

Names are compared by their letters and digits alone, so "Article Body", "article_body" and "articleBody" are one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIELDS = ("text", "title", "outlet", "date", "url", "author")
"""What an entry tells of an article."""

AGAIN = re.compile(r"(?: \(\d{1,3}\)|\.\d{1,2})$")
"""How the second column of a name is told from the first: "text (2)" here, "text.1" by pandas."""
NAMES = {
    "text": """
        text fulltext full_text article_text articlebody article_body body bodytext body_text text_body maintext main_text
        content contents article_content articlecontent article content_text contenttext content_html contenthtml
        contentencoded content_encoded rawtext raw_text plaintext plain_text cleantext clean_text cleaned_text text_clean textclean
        newstext news_text storytext story_text story paragraphs document doc transcript html body_html bodyhtml post posttext
        post_content message selftext txt td volltext artikeltext inhalt artikel texte contenu corps texte_intégral corps_du_texte
        texto cuerpo contenido conteúdo corpo testo contenuto corpo_del_testo tekst inhoud artikeltekst treść zawartość szöveg
        текст содержание статья полный_текст текст_статьи зміст стаття κείμενο metin içerik النص المحتوى טקסט תוכן 正文 内容 文本 本文 본문 내용
        """,
    "last resort": """
        description desc summary abstract abstract_note abstractnote excerpt snippet lead leadparagraph lead_paragraph lp teaser subtitle standfirst intro
        short_description zusammenfassung beschreibung résumé chapeau description_courte resumen descripción resumo sommario
        описание аннотация 摘要 要約 요약
        """,
    "title": """
        title headline head_line heading article_title articletitle news_title newstitle story_title web_title webtitle post_title name_of_article
        hed hl hd main_headline titel überschrift schlagzeile titre intitulé titulo título titular encabezado manchete titolo
        tytuł nagłówek kop cím rubrik заголовок название назва τίτλος başlık العنوان כותרת 标题 標題 タイトル 見出し 제목
        """,
    "outlet": """
        outlet source_name sourcename source media_outlet news_outlet news_source newssource publisher publication publication_title publicationtitle
        publication_name newspaper newspaper_name paper journal magazine medium media media_name medianame site site_name sitename
        website domain source_domain channel agency provider sn feed_title brand og_site_name quelle zeitung
        herausgeber journal_name éditeur source_de_presse fuente medio periódico diario fonte jornal veículo giornale testata
        bron krant źródło gazeta источник издание газета сми джерело видання kaynak gazete المصدر מקור 来源 媒体 媒體 新聞社 출처 언론사
        """,
    "date": """
        date published publish_date publishdate published_date publisheddate date_published datepublished published_at publishedat published_on
        published_time article_published_time pubdate pub_date publication_date publicationdate publishing_date posted posted_at posted_on date_posted
        web_publication_date webpublicationdate datetime date_time timestamp time issued dcdate dc_date article_date articledate story_date
        created_at createdat created created_utc date_created datecreated published_parsed published_utc seendate pd day updated updated_at
        date_modified datemodified modified datum veröffentlicht erscheinungsdatum veröffentlichungsdatum date_de_publication publié_le fecha
        fecha_de_publicación data data_di_pubblicazione data_de_publicação data_publikacji publicatiedatum дата дата_публикации tarih
        التاريخ תאריך 日期 发布时间 發布日期 日付 公開日 날짜 게시일
        """,
    "url": """
        url link web_url weburl article_url articleurl article_link source_url sourceurl news_url story_url canonical canonical_url canonicalurl permalink main_entity_of_page
        page_url pageurl href uri web_address address external_url document_url guid_url lien adresse enlace dirección ссылка адрес 链接 網址 リンク 링크
        """,
    "author": """
        author authors author_name authorname byline by_line creator dc_creator dccreator writer journalist reporter reporters written_by by
        contributor autor autorin verfasser auteur auteurs autores autora autore автор авторы автори yazar المؤلف الكاتب מחבר 作者 记者 記者 著者 기자 저자
        """,
}  # fmt: skip


EVENTS = """
    event event_name eventname event_title event_label event_id eventid event_uri event_key news_event event_cluster story_cluster story_cluster_id
    cluster cluster_name cluster_label cluster_id clusterid incident incident_id story_name story_id storyid story
    ereignis ereignis_id événement évènement evento wydarzenie zdarzenie gebeurtenis událost событие событие_id подія γεγονός olay الحدث אירוע 事件 イベント 사건
    """
"""What a column is called that tells which articles belong to one event, the most telling first.

Not "topic", "category" or "section": those mostly name what a page is about, and outlets are not to be compared on "sports".
"""


def plain(name: str) -> str:
    """Return a name's letters and digits in small letters, without what tells columns of one name apart."""
    bare = AGAIN.sub("", name[:200])
    return "".join(c for c in unicodedata.normalize("NFKC", bare).casefold() if c.isalnum())


RANKS = {
    field: {plain(name): rank for rank, name in reversed(list(enumerate(names.split())))}
    for field, names in NAMES.items()
}
"""Field → plain name → rank, 0 the most telling."""


EVENT_RANKS = {plain(name): rank for rank, name in reversed(list(enumerate(EVENTS.split())))}
"""Plain name → rank, 0 the most telling. Apart from `RANKS`: an event says nothing about whether a file holds articles."""


def event(names: Iterable[str]) -> str:
    """Return the name under which an entry's event most likely stands, ``""`` for none."""
    named = [name for name in names if plain(name) in EVENT_RANKS]
    return min(named, key=lambda name: EVENT_RANKS[plain(name)], default="")


def known(names: Iterable[str]) -> set[str]:
    """Return the fields for which one of the names speaks."""
    there = {plain(name) for name in names}
    return {field for field, ranks in RANKS.items() if not there.isdisjoint(ranks)}


def guess(names: Sequence[str], sizes: Mapping[str, float]) -> dict[str, str]:
    """Choose the name for each field, as far as one is known.

    ``sizes``: the mean number of characters under each name. Several may be called text ("article" with a number,
    "content" with the words): the longest is it; for every other field the most telling name is.
    """
    found: dict[str, str] = {}
    for field in FIELDS:
        named = {
            name: RANKS[field][plain(name)]
            for name in names
            if plain(name) in RANKS[field] and name not in found.values()
        }
        if field == "text" and named:
            found[field] = max(named, key=lambda name: (sizes.get(name, 0.0), -named[name]))
        elif named:
            found[field] = min(named, key=named.__getitem__)
    if "text" not in found:
        found.update(_text_otherwise(names, sizes, found))
    return {field: found[field] for field in FIELDS if field in found}


def _text_otherwise(names: Sequence[str], sizes: Mapping[str, float], found: Mapping[str, str]) -> dict[str, str]:
    """Return the longest of what is left as the text: a column whose name nobody knows, or a summary when there is no more."""
    left = [name for name in names if name not in found.values() and sizes.get(name, 0.0) > 0]
    return {"text": max(left, key=lambda name: sizes[name])} if left else {}
