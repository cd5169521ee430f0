"""Hostile documents, small and large, made here; each is for every way in."""

from __future__ import annotations

import gzip

GOOD = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"GOOD"}'
SCRIPT = '<script type="application/ld+json">'
_ITEM = "<item><title>GOOD</title><link>https://a.example/</link></item>"
_FEED = f"<rss><channel><title>A</title><link>https://a.example/</link>{_ITEM}</channel></rss>"
_JSON_FEED = '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 8))

# Broken, odd or of the wrong type, and short.
_SHORT: dict[str, str | bytes] = {
    "nothing": "", "space": " ", "nul": "\0", "less-than": "<", "brace": "{", "bracket": "[",
    "closing": "]}", "quote": '"', "null": "null", "number": "-0", "list": "[]", "object": "{}",
    "list-of-list": "[[]]", "list-of-all": '[null,1,true,"a",[],{}]', "return": "\r",
    "ampersand": "&", "cdata-end": "]]>", "doctype": "<!DOCTYPE", "declaration": "<?xml",
    "open-rss": "<rss", "atom": "<feed/>", "sitemap": "<urlset>", "html": "<!doctype html><p>",
    "utf-16-mark": b"\xff\xfe", "utf-16-half": b"\xff\xfe<", "utf-8-mark": b"\xef\xbb\xbf",
    "utf-16": b"\xff\xfe" + _FEED.encode("utf-16-le"), "utf-16-be": _FEED.encode("utf-16-be"),
    "utf-32": b"\xff\xfe\0\0" + GOOD.encode("utf-32-le"), "not-utf-8": b"\xff\xc0\x80\xed\xa0\x80",
    "gzip-mark": b"\x1f\x8b\x08", "gzip": gzip.compress(_FEED.encode()),
    "gzip-twice": gzip.compress(gzip.compress(_FEED.encode())),
    "entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + _FEED.replace("GOOD", "&x;"),
    "parameter-entity": f'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://a.example/"> %x;]>{_FEED}',
    "include": '<rss xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/>',
    "stylesheet": f'<?xml-stylesheet href="http://a.example/a.xsl"?>{_FEED}',
    "laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>{_FEED}'.replace("GOOD", "&l7;"),
    "surrogate": '{"@type":"NewsArticle","headline":"\\ud800","@id":"\\udfff","\\ud800":1}',
    "number-too-big": '{"@type":"NewsArticle","wordCount":1e99999,"position":-1e99999}',
    "not-a-number": '{"@type":"NewsArticle","wordCount":NaN,"position":Infinity}',
    "keys-twice": '{"@type":"NewsArticle","@type":[],"headline":1,"headline":{}}',
    "types-odd": '{"@type":[1,null,{}],"@id":[],"@graph":{"@graph":5},"headline":{"@value":{}}}',
    "context-odd": '{"@context":[null,5,{"@vocab":5,"a":{"@id":[]}}],"@type":"NewsArticle","a":1}',
    "context-remote": '{"@context":"http://127.0.0.1:9/a","@type":"NewsArticle","headline":"A"}',
    "circle": '[{"@id":"#a","@type":"NewsArticle","author":{"@id":"#b"}},{"@id":"#b",'
    '"@type":"Person","knows":{"@id":"#b"},"worksFor":{"@id":"#a"}}]',
    "list-odd": '{"@type":"NewsArticle","author":{"@list":[{"@list":[1]},null,"A"]}}',
    "set-odd": '{"@type":"NewsArticle","author":{"@set":{"@set":[[["A"]]]}},"@reverse":{"a":5}}',
    "index-odd": '{"@type":"NewsArticle","@index":5,"@nest":[5],"@included":"a","@type2":{}}',
    "json-feed-odd": f"{_JSON_FEED}{{}}}}",
    "json-feed-items": f'{_JSON_FEED}[null,1,"a",[],{{}},{{"id":{{}},"url":[],"title":5,'
    '"authors":[5,{"name":[]}],"tags":{"a":1},"attachments":[5,{}],"date_published":5}]}',
    "atom-odd": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id/><link/><link href=''/>"
    "<author/><content type='xhtml'/><content src='a'/><updated>x</updated></entry></feed>",
    "rss-odd": "<rss><channel><item><enclosure/><guid/><pubDate/><media:content url='a:'/>"
    "<source/></item><item/><channel/></channel></rss>",
    "sitemap-odd": "<urlset><url/><url><loc/></url><url><loc>javascript:1</loc><lastmod>x",
    "microdata-circle": "<div itemscope itemtype=https://schema.org/Person id=a itemref=a>"
    "<p itemprop=knows itemscope itemref=a>",
    "rdfa-odd": "<div vocab=x typeof='a:b :' property=':' about='[' prefix=':'><a rel=x href='['>",
    "script-in-script": f"{SCRIPT}<!--<script>{GOOD}</script>--></script>{SCRIPT}{GOOD}",
    "script-empty": f"{SCRIPT}</script>{SCRIPT} </script>{SCRIPT}null</script>",
    "terminal": '{"@type":"\x1b[2J\\n::error::x","headline":"\\u001b]0;x\\u0007\\u202e"}',
    "house": '[house]\nid="a"\nextends="a.toml"', "config": "[[publication]]\nid=5\n[feed]\na=1",
    "toml-deep": "a=" + "[" * 5_000, "toml-long": f"a = {'9' * 5_000}", "toml-odd": "a=1979-99-99",
}  # fmt: skip
SMALL = {name: text if isinstance(text, bytes) else text.encode() for name, text in _SHORT.items()}

_DEEP, _MANY = 100_000, 20_000
# Large, each in one way.
LARGE: dict[str, bytes] = {
    "deep-list": b"[" * _DEEP + b"]" * _DEEP,
    "deep-object": b'{"author":' * _DEEP + b"1" + b"}" * _DEEP,
    "deep-elements": f"<rss><channel>{'<a>' * _DEEP}{_ITEM}".encode(),
    "deep-html": f"{'<div>' * _DEEP}{SCRIPT}{GOOD}</script>".encode(),
    "deep-items": (
        "<div itemscope itemtype=https://schema.org/Person>"
        + "<p itemprop=knows itemscope>" * 5_000
    ).encode(),
    "attributes": (
        "<rss " + " ".join(f"a{n}='1'" for n in range(_DEEP)) + f">{_FEED[5:]}"
    ).encode(),
    "attributes-item": (
        "<x:a " + " ".join(f"a{n}='1'" for n in range(_MANY)) + "/>"
    ).join((f'<rss xmlns:x="urn:x"><channel>{_ITEM[:-7]}', _ITEM[-7:])).encode(),
    "attributes-html": (
        "<p " + " ".join(f"a{n}" for n in range(_DEEP)) + f">{SCRIPT}{GOOD}</script>"
    ).encode(),
    "items": _FEED.replace(_ITEM, _ITEM * 5_000).encode(),
    "nodes": f"[{','.join([GOOD] * _MANY)}]".encode(),
    "keys": ("{" + ",".join(f'"a{n}":{n}' for n in range(_MANY)) + "}").encode(),
    "authors": (
        '{"@type":"NewsArticle","author":[' + ",".join(['{"@id":"#a"}'] * _MANY) + "]}"
    ).encode(),
    "chain": (
        "[" + ",".join(
            f'{{"@id":"#{n}","@type":"Person","knows":{{"@id":"#{n + 1}"}}}}' for n in range(5_000)
        ) + "]"
    ).encode(),
    "scripts": (f"{SCRIPT}{GOOD}</script>" * 2_000).encode(),
    "metas": ("<meta property=og:title content=A>" * _MANY).encode(),
    "lines": ("A line of a text.\n" * _MANY).encode(),
    "one-line": b"word " * 200_000,
    "zeros": bytes(2_000_000),
    "bomb": gzip.compress(b"<rss><channel>" + bytes(30_000_000)),
}  # fmt: skip
