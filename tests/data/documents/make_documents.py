#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the documents of this folder again, with LibreOffice and Chromium, from the articles under source/.

    make_documents.py [FOLDER]      into this folder if nothing is said

Needs libreoffice-writer and chromium of Debian 12. What the programs write has times and ids in it, so a new
document differs in bytes from the one that is kept here, and never in text: tst_documents compares that.
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE


def paragraphs(name):
    return (HERE / "source" / f"{name}.txt").read_text("utf-8").strip().split("\n\n")


def with_soft_hyphens(text):
    """Hyphens where a long word may be parted: between a vowel and a consonant that a vowel follows. Chromium on
    Debian has no dictionaries of its own."""
    def parted(match):
        return re.sub(r"(?<=..[aeiouäöü])(?=[bdfgklmnprstvwz][aeiouäöü].)", "\u00ad", match.group())
    return re.sub(r"\w{9,}", parted, text)


def body(name):
    first, *rest = paragraphs(name)
    if name == "german":
        rest = [with_soft_hyphens(p) for p in rest]
    items = [p for p in rest if p.endswith("?")]
    text = [f"<h1>{html.escape(first)}</h1>"]
    for p in rest:
        tag = "li" if p.endswith("?") else "p"
        opening = "<ul>" if items and p == items[0] else ""
        closing = "</ul>" if items and p == items[-1] else ""
        text.append(f"{opening}<{tag}>{html.escape(p)}</{tag}>{closing}")
    return "\n".join(text)


NEWS_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Harbour town votes on ferry tunnel | The Sound Courier</title>
<meta property="og:site_name" content="The Sound Courier">
<meta property="og:url" content="https://courier.example/2026/03/tunnel">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"},
 {"@type": "NewsArticle", "headline": "Harbour town votes on ferry tunnel", "datePublished": "2026-03-04T06:30:00+01:00",
  "author": [{"@type": "Person", "name": "Mara Lund"}, {"@type": "Person", "name": "Ove Dahl"}],
  "publisher": {"@type": "Organization", "name": "The Sound Courier"}}]}
</script>
<style>p { margin: 1em }</style>
</head>
<body class="page with-sidebar">
<header class="site-header"><a href="/">The Sound Courier</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<div class="cookie-banner"><p>We and our 812 partners use cookies. Please accept them to go on reading, or change your choices at any time.</p></div>
<div class="layout"><main><article class="story">
%s
</article>
<section id="comments"><h2>Comments</h2><p>Lars: I took that ferry to school, and it was late every single day of the winter.</p></section>
</main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/1">Storm closes the bridge for a third day</a></li></ul></aside></div>
<footer><p>© 2026 The Sound Courier. All rights reserved.</p></footer>
<script>document.write("<p>An advert</p>")</script>
</body></html>
"""

STYLE = """@page { size: A5; margin: 18mm } body { font: 11pt "Noto Serif", serif; text-align: justify }
h1 { font-size: 16pt; text-align: left } %s"""


def with_decoration(text):
    """An advert, a caption, tags and a list of links between the paragraphs of the article."""
    lines = text.split("\n")
    lines.insert(1, '<p class="byline">By Mara Lund and Ove Dahl</p><time datetime="2026-03-04">4 March 2026</time>')
    lines.insert(3, '<figure><img src="a.jpg" alt="Ferry"><figcaption>The ferry at the quay.</figcaption></figure>')
    lines.insert(4, '<div class="ad-slot"><p>Advertisement: Buy boots for the whole family, now with free laces.</p></div>')
    lines.append('<ul class="more"><li><a href="/2">The ferry in pictures</a></li><li><a href="/3">How the sound froze'
                 '</a></li><li><a href="/4">Who sits in the council</a></li></ul><p class="tags">Traffic, Lindhaven</p>')
    return "\n".join(lines)


def page(name, language, style, extra=""):
    return (f'<!DOCTYPE html><html lang="{language}" {extra}><head><meta charset="utf-8"><title>{paragraphs(name)[0]}'
            f"</title><style>{STYLE % style}</style></head><body>{body(name)}</body></html>")


def office_source(plain):
    """Flat OpenDocument: the article with what is to be left out, and what must stay as it is; `plain` without what
    LibreOffice itself prints and a reader cannot tell (deletions, tabs)."""
    first, *rest = (html.escape(p, quote=False) for p in paragraphs("english"))
    note = ('<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            "<text:p>Minutes of the council, p. 7.</text:p></text:note-body></text:note>")
    rest[0] = rest[0].replace("1911.", f"1911{note}.")
    rest[1] = rest[1].replace("blasting", 'blas\u00adting') + ("" if plain else '<text:change text:change-id="c1"/>')
    blocks, items = [], []
    for p in rest:
        if p.endswith("?"):
            items.append(f'<text:list-item><text:p text:style-name="spaced">{p}</text:p></text:list-item>')
            continue
        if items:
            blocks.append(f"<text:list>{''.join(items)}</text:list>")
            items = []
        blocks.append(f'<text:p text:style-name="spaced">{p}</text:p>')
    table = "".join(f"<table:table-row>{''.join(f'<table:table-cell><text:p>{c}</text:p></table:table-cell>' for c in row)}"
                    "</table:table-row>" for row in (("For", "Against"), ("Brandt", "Aker")))
    more = ('<text:p>One<text:tab/>tab, two<text:s text:c="2"/>spaces,<text:line-break/>a new line, 😀 and ن.</text:p>'
            f'<table:table><table:table-column table:number-columns-repeated="2"/>{table}</table:table>')
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:meta><dc:title>{first}</dc:title><meta:initial-creator>Mara Lund</meta:initial-creator><dc:creator>Mara Lund</dc:creator>
<dc:language>en-GB</dc:language></office:meta>
<office:automatic-styles><style:style style:name="spaced" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0.3cm"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes text:track-changes="false"><text:changed-region text:id="c1" xml:id="c1"><text:deletion><office:change-info>
<dc:creator>Editor</dc:creator><dc:date>2026-03-01T10:00:00</dc:date></office:change-info><text:p> This was cut.</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">{first}</text:h>
{''.join(blocks)}{"" if plain else more}
</office:text></office:body></office:document>"""


def markdown():
    """The article with every kind of markup that says nothing."""
    first, *rest = paragraphs("english")
    lines = ["---", f"title: {first}", 'author: "Mara Lund"', "date: 2026-03-04", "---", "", f"# {first} #", ""]
    for p in rest:
        p = p.replace("*", "\\*").replace("Ida Brandt", "**Ida** *Brandt*").replace("Jorn Aker", "[Jorn Aker](https://a.example/b_(c))")
        p = p.replace("crew", "`crew`").replace("Sound Alliance", "[Sound Alliance][sa]").replace("60%", "__60%__")
        p = p.replace("1911", "1911<!-- sure? -->").replace("tunnel", "tun&#110;el")
        words = p.split(" ")
        half = len(words) // 2
        lines += [("* " if p.endswith("?") else "") + " ".join(words[:half]), " ".join(words[half:]), ""]
    return "\n".join(lines + ["[sa]: https://sa.example 'The alliance'", ""])


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def print_page(source, target, head=False):
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}",
        *([] if head else ["--no-pdf-header-footer"]), source.as_uri())


def main():
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        (OUT / "news_page.html").write_text(NEWS_PAGE % with_decoration(body("english")), "utf-8")
        (OUT / "article.md").write_text(markdown(), "utf-8")
        pages = {"two_columns": (page("german", "de", "main, body { columns: 2; hyphens: manual } h1 { column-span: all }"), True),
                 "arabic": (page("arabic", "ar", 'body { font-family: "Noto Naskh Arabic" }', 'dir="rtl"'), False),
                 "one_column": (page("english", "en", "@page { size: 105mm 120mm; margin: 16mm } h1 { hyphens: manual }"), True)}
        for name, (text, head) in pages.items():
            (work / f"{name}.html").write_text(text, "utf-8")
            print_page(work / f"{name}.html", OUT / f"{name}.pdf", head)
        for kind in ("odt", "docx", "rtf", "epub", "pdf"):
            (work / "article.fodt").write_text(office_source(plain=kind in ("epub", "pdf")), "utf-8")
            run("soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", kind, "--outdir",
                str(OUT), str(work / "article.fodt"))
        (work / "scan.html").write_text('<svg width="300" height="300"><circle cx="150" cy="150" r="99"/></svg>', "utf-8")
        print_page(work / "scan.html", OUT / "no_text.pdf")


main()
