"""Writes the calendars of languages under `nutgraf/houses`: names of months, weekdays, half days.

Run `python schemas/calendars.py` with Babel installed when Unicode CLDR has a new release.
The facts are CLDR's; the words by which a text shows its language are the commonest of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

HOUSES = Path(__file__).parents[1] / "src/nutgraf/houses"

# Language: its commonest words; the language that a text shows most of is taken.
COMMON = {
    "af": "die van en in is nie dat vir met op hy te sal was ook om aan as wat het sy word deur "
    "hulle ná meer kan by uit ’n 'n",
    "ar": "في من على إلى أن هذا هذه التي الذي عن مع كما قال بعد بين كان ما لا أو قد",
    "be": "і не на што ў з да як за гэта але па каб яго быў ці ад пра для таксама які",
    "bg": "и в на се да от за по с не че са е като при до след това които беше ще също",
    "bn": "এবং ও এই করে থেকে না তার একটি করা হয় জন্য বলেন তিনি সঙ্গে পর হয়েছে এ কথা",
    "ca": "el la els les de que i en amb per una un del als és no més ha aquest també però",
    "cs": "že se na je v s z do pro který která které jsou jako také podle když byl by jeho ale "
    "jsme od",
    "da": "og ikke det til af som jeg efter blev også er en et på for med har den der at kan "
    "fra men",
    "de": "der die und das ist nicht mit auch dem den ein eine sich auf für wird nach bei im "
    "von zu des es im an als sind hat am aus so um wie war noch einer vor dass",
    "el": "και το να του της για που είναι από με τα στο στην θα δεν τον την οι ότι η ο",
    "en": "the and of is was were with that his has have from by will this are been it they its "
    "to a in on for at as be an or not would said who their which but after he she had "
    "about more",
    "es": "el los las del que con una por para como pero más ha sus este también de la en y a "
    "se un al lo su no es fue han entre sobre esta sin hasta desde",
    "et": "ja on ei et see ta oma kui ka aga mis oli mida selle nii ning või pole saab kes kuid",
    "fa": "در که به از این است را می با های و برای آن یک بود شد شده کرد خود تا هم بر",
    "fi": "että joka hän mutta myös olla kun oli jo ja on ei se ovat sen sekä kuin mukaan",
    "fr": "les des une est dans pour sur qui pas avec plus par cette sont ont aux été le la de "
    "et en un du que au ce il ne se son sa ses a à d'une leur entre même",
    "he": "של את על הוא לא עם כי גם זה היא אם בין כל אך או יש אין אמר בשנה לאחר היה",
    "hi": "के में की है से को का ने और पर यह हैं था भी कि लिए एक हो कर",
    "hr": "i u na je se da od za su koji koja će kao iz o s ali nije što te bi ili to do",
    "hu": "hogy nem egy és az is meg csak volt már a ezt el de ha lesz azt még vagy mint",
    "id": "yang dan untuk dengan dari tidak ini itu pada dalam akan di ke juga oleh telah kepada",
    "is": "og að ekki sem við fyrir það með hefur þess er í á um til var en hann af verið frá",
    "it": "il che di per della con non una sono anche gli nel dei la e a un del le in è da al "
    "si ha più alla lo dal nella come",
    "ja": "の に は を が で た し と",
    "ko": "을 를 은 는 이 가 에서 있다 했다 하는",
    "lt": "ir kad yra į iš su kaip tai bet buvo jis ne dėl per tik apie po jo savo už prie nuo bus",
    "lv": "un ir ka uz no ar par kas lai bet tas arī pēc vai kā bija nav savu viņš līdz pie tā",
    "ms": "yang dan untuk dengan dari tidak ini itu pada dalam akan di ke juga oleh telah "
    "beliau kata katanya adalah bagi kerana daripada",
    "nb": "og ikke det til av som jeg etter ble også har på er en et for med den at i fra men kan",
    "ne": "र को मा छ गर्न भएको छन् यो पनि लागि गरेको तथा भने उनले बताए नेपाल हुने गर्ने",
    "nl": "het een van niet dat ook zijn voor maar wordt naar werd deze de en in te op met is "
    "die door aan bij uit om er nog heeft",
    "pl": "nie się jest że przez oraz jak jego był dla które po w i na z do to o od za ma są "
    "będzie tym ale czy tak",
    "pt": "não uma com para são mais foi ao pela seu também em dos das de o a e que do da no na "
    "os as um se por sua pelo como já à",
    "ro": "din care pentru este mai această fost prin sunt de la în și a cu pe nu un o că au să "
    "al ale după se",
    "ru": "и не что на он как это был для по его из от было также в с к о за у но до она они "
    "быть которые который после все еще будет же бы во со",
    "sk": "a v na je sa že s o z do pre ktorý ktorá sú ako aj podľa keď bol by jeho ale od po nie",
    "sl": "in je v na se da za so pri po z ki tudi kot ni bo bi iz od pa ter smo ob kjer",
    "sq": "dhe në të e për me nga që një është më u ka se i kjo si do janë nuk ishte por",
    "sr": "и је да у се на су за од не са који као што је то о из али или био ће која",
    "sv": "och att inte det som för med den har till är på av i en ett de om var från han men kan",
    "sw": "ya na wa kwa katika ni za la hiyo huo hilo kuwa kwamba pia baada hii alisema wakati",
    "tr": "bir ve bu için ile olarak daha olan çok gibi da de en olduğunu kadar sonra ise dedi",
    "uk": "і не що на він як це був для до його із від було також та але під в у з за про й що "
    "вона вони які який після ще все буде же б о",
    "ur": "کے کی میں ہے اور سے کا کو نے پر یہ ہیں کہ اس بھی تھا گیا کیا",
    "vi": "và của các là được cho không người trong với có đã một những này khi để từ",
    "zh": "的 了 在 是 和 有 不 这 为 中",
}
# Languages that a page may state, and that no text is taken for by its words.
STATED = ("az", "bs", "eu", "gl", "ka", "mk", "mr", "ta", "te", "th")
# Language: signs that of the languages of its script it alone has, or nearly alone.
LETTERS = {
    "ar": "ةىأإ", "be": "ў", "bg": "ъщ", "bn": "আএকরনবতযহ", "cs": "ěřů", "da": "æø", "de": "ß",
    "es": "ñ¿¡", "et": "õ", "fa": "پچژگ", "fr": "œç", "hr": "đć", "hu": "őű", "is": "ðþ",
    "lt": "ėįųū", "lv": "āēīņķļģ", "nb": "æø", "pl": "łąężźśń", "pt": "ãõ", "ro": "ățș",
    "ru": "ыэё", "sk": "ľĺŕ", "sq": "ëç", "sr": "ђћљњџј", "sv": "å", "tr": "ğışİ",
    "uk": "їєґі", "ur": "ےںٹڈھ", "vi": "ệảạấđ",
}  # fmt: skip
# Language: the words in front of an author, between two, before a date and before an update.
BESIDE = {
    "af": ("Deur", "en", "Gepubliseer", "Opgedateer, Bygewerk"),
    "ar": (
        "",
        "",
        "نشر, نشر في, نشرت في, تاريخ النشر",
        "تحديث, آخر تحديث, تم التحديث, تاريخ التحديث",
    ),
    "az": ("", "və", "", ""),
    "be": ("Аўтар:", "і", "Апублікавана", "Абноўлена"),
    "bg": (
        "От, Автор:, Автори:",
        "и",
        "Публикувано, Публикувана",
        "Обновено, Последна промяна, Обновена, Последна актуализация",
    ),
    "bn": ("", "ও", "প্রকাশ:, প্রকাশিত:, প্রকাশ", "আপডেট:, আপডেট"),
    "bs": ("Autor:, Piše:, Autorica:", "i", "Objavljeno", "Ažurirano"),
    "ca": (
        "Per, Text:",
        "i",
        "Publicat, Publicat el, Publicat a les",
        "Actualitzat, Actualitzat el, Actualitzat a les",
    ),
    "cs": (
        "Autor:, Autoři:, Autorka:",
        "a",
        "Publikováno, Vydáno, Zveřejněno, Vytvořeno",
        "Aktualizováno, Upraveno, Poslední aktualizace",
    ),
    "da": (
        "Af, Tekst, Tekst:, Skrevet af",
        "og",
        "Offentliggjort, Publiceret, Udgivet, Publiceret d., Oprettet",
        "Opdateret, Sidst opdateret, Opdateret d., Senest opdateret",
    ),
    "el": (
        "Του, Της, Από, Συντάκτης:",
        "και",
        "Δημοσίευση, Δημοσιεύθηκε, Δημοσιεύτηκε",
        "Ενημέρωση, Ενημερώθηκε, Τελευταία ενημέρωση",
    ),
    "et": ("Autor:", "ja", "Avaldatud", "Uuendatud, Muudetud, Viimati uuendatud"),
    "eu": ("", "eta", "", ""),
    "fa": ("", "", "انتشار, تاریخ انتشار, منتشر شده", "به‌روزرسانی, بروزرسانی, آخرین به‌روزرسانی"),
    "fi": (
        "Teksti:, Kirjoittaja:",
        "ja",
        "Julkaistu, Luotu",
        "Päivitetty, Muokattu, Viimeksi päivitetty",
    ),
    "gl": ("Por", "e", "Publicado, Publicado o", "Actualizado, Actualizado o"),
    "he": ("", "", "פורסם, פורסם ב, פורסם בתאריך, תאריך פרסום", "עודכן, עודכן ב, עדכון אחרון"),
    "hi": ("", "", "प्रकाशित, पब्लिश्ड, Published, Published on", "अपडेटेड, अपडेट, अद्यतन, Updated"),
    "hr": (
        "Autor:, Piše:, Pišu:, Autorica:",
        "i",
        "Objavljeno",
        "Ažurirano, Zadnja izmjena, Zadnje ažuriranje",
    ),
    "hu": (
        "Szerző:, Írta:",
        "és",
        "Közzétéve, Megjelent, Publikálva, Létrehozva",
        "Frissítve, Módosítva, Utolsó frissítés",
    ),
    "id": (
        "Oleh, Penulis:",
        "dan",
        "Diterbitkan, Tayang, Dipublikasikan, Terbit, Dimuat",
        "Diperbarui, Diperbaharui",
    ),
    "is": ("Eftir, Höfundur:", "og", "Birt", "Uppfært, Síðast uppfært"),
    "it": (
        "Di, A cura di",
        "e",
        "Pubblicato, Pubblicato il, Pubblicata il, Creato il, Data di pubblicazione",
        (
            "Aggiornato, Aggiornato il, Ultimo aggiornamento, Aggiornata il, Aggiornato alle, "
            "Modificato il, modifica il, Ultima modifica"
        ),
    ),
    "ja": (
        "",
        "",
        "公開, 公開日, 公開日時, 掲載, 掲載日, 配信, 投稿日",
        "更新, 更新日, 更新日時, 最終更新, 最終更新日",
    ),
    "ko": (
        "",
        "",
        "입력, 기사입력, 등록, 승인, 게시, 송고, 발행",
        "수정, 최종수정, 최종 수정, 업데이트, 최종업데이트",
    ),
    "lt": ("Autorius:, Autorė:, Parengė", "ir", "Paskelbta, Publikuota", "Atnaujinta, Redaguota"),
    "lv": ("Autors:, Autore:", "un", "Publicēts, Publicēta", "Atjaunots, Atjaunināts, Labots"),
    "ka": ("", "და", "", ""),
    "mk": ("Од, Автор:, Пишува:", "и", "Објавено", "Ажурирано"),
    "ms": (
        "Oleh",
        "dan",
        "Diterbitkan, Disiarkan, Diterbitkan pada",
        "Dikemas kini, Kemas kini, Dikemaskini",
    ),
    "nb": (
        "Av, Tekst, Tekst:, Skrevet av",
        "og",
        "Publisert, Publisert:, Publisert den",
        "Oppdatert, Sist oppdatert, Sist endret",
    ),
    "ne": ("", "र", "प्रकाशित:, प्रकाशित मिति:", "अपडेट:"),
    "nl": (
        "Door, Van onze redactie, Tekst, Tekst:",
        "en",
        "Gepubliceerd, Gepubliceerd op, Geplaatst",
        "Bijgewerkt, Gewijzigd, Laatst bijgewerkt, Laatste update, Update",
    ),
    "pl": (
        "Autor:, Autorzy:, Oprac., Opracowanie:, Autorka:, Tekst:",
        "i, oraz",
        (
            "Opublikowano, Publikacja, Data publikacji, Dodano, Utworzono, Data dodania, "
            "Data utworzenia"
        ),
        "Aktualizacja, Zaktualizowano, Ostatnia aktualizacja, Zmodyfikowano",
    ),
    "pt": (
        "Por, Texto de, Redigido por, Escrito por",
        "e",
        "Publicado, Publicado em, Publicada em, Publicado a, Publicado às, Postado em, Criado em",
        (
            "Atualizado, Atualizado em, Última atualização, Atualizado às, Atualizada em, "
            "Modificado em, Actualizado em, Última actualização"
        ),
    ),
    "ro": (
        "De, Autor:, Autori:, Scris de",
        "și",
        "Publicat, Publicat la, Data publicării, Publicat în, Publicat pe",
        "Actualizat, Actualizat la, Actualizat în, Ultima actualizare",
    ),
    "sk": (
        "Autor:, Autori:, Autorka:",
        "a",
        "Publikované, Zverejnené",
        "Aktualizované, Upravené, Posledná aktualizácia",
    ),
    "sl": ("Piše:, Avtor:, Avtorica:", "in", "Objavljeno", "Posodobljeno, Zadnja sprememba"),
    "sq": (
        "Nga, Shkruan:, Autor:",
        "dhe",
        "Publikuar, Publikuar më",
        "Përditësuar, Përditësuar më",
    ),
    "sr": ("Аутор:, Пише:", "и", "Објављено", "Ажурирано, Измењено"),
    "sv": (
        "Av, Text, Text:",
        "och",
        "Publicerad, Publicerat, Publicerades, Skapad",
        "Uppdaterad, Uppdaterat, Senast uppdaterad, Uppdaterades, Ändrad",
    ),
    "sw": ("Na, Imeandikwa na", "na", "Imechapishwa", "Imesasishwa"),
    "th": ("โดย", "และ", "เผยแพร่, วันที่", "อัปเดต, ปรับปรุง"),
    "tr": (
        "Yazan:, Haber:, Muhabir:",
        "ve",
        (
            "Yayınlanma, Yayın tarihi, Giriş, Yayınlanma Tarihi, Oluşturulma, "
            "Oluşturulma Tarihi, Giriş Tarihi, Eklenme Tarihi"
        ),
        (
            "Güncelleme, Güncellenme, Son güncelleme, Güncelleme Tarihi, Güncellenme Tarihi, "
            "Son Güncelleme"
        ),
    ),
    "ur": ("", "اور", "شائع ہوا, تاریخ اشاعت", "اپ ڈیٹ"),
    "vi": ("Tác giả:, Theo", "và", "Xuất bản, Đăng, Ngày đăng", "Cập nhật, Cập nhật lúc"),
    "zh": (
        "",
        "",
        "发布, 发布于, 发布时间, 发表于, 發布, 發布時間, 發佈, 刊登, 时间, 時間",
        "更新, 更新于, 更新時間, 更新时间, 更新於, 最后更新, 最後更新",
    ),
}
# Language: how a day is written where words stand in it, and what stands before the time.
SHAPES = {
    "af": ([], [" om "]),
    "ar": (["{dd}[\u200f]/{mm}[\u200f]/{year}"], []),
    "az": (["{day}[-| ]{month}[,] {year}"], []),
    "be": ([], [" г., ", " г. ", " г. у "]),
    "bg": ([], [" г., ", " г. ", " г. в ", " в "]),
    "bs": ([], ["., ", ". u ", " u "]),
    "ca": (["[{weekday}[,] ]{day}[ de| d'|] {month}[.][ de| del|,] {year}"], [" a les "]),
    "cs": ([], [" v ", " ve "]),
    "da": ([], [" kl. ", ", kl. ", " kl "]),
    "el": ([], [" στις "]),
    "et": ([], [" kell "]),
    "eu": (["{year}[(e)]ko {month}[ren] {day}[(a)|a]"], []),
    "fi": ([], [" klo ", ", klo "]),
    "gl": (["[{weekday}[,] ]{day}[ de|] {month}[.][ de|,] {year}"], [" ás "]),
    "hr": ([], ["., ", ". u ", " u "]),
    "hu": (["{year}[.] {month}[.] {day}[.][,][ {weekday}]"], []),
    "id": ([], [" pukul "]),
    "is": ([], [" kl. "]),
    "it": ([], [" alle ", " alle ore ", " ore ", ", ore ", " - ore "]),
    "ka": (["[{weekday}, ]{day} {month}[.|,] {year}"], []),
    "lt": (["{year}[ ]m.[ ]{month}[ mėn.] {day}[ ]d.[,][ {weekday}]"], []),
    "lv": (["[{weekday}, ]{year}.[ ]gada {day}.[ ]{month}", "{day}.[ ]{month}, {year}"], []),
    "mk": ([], [" г., ", " г. ", " г. во ", " во "]),
    "nb": ([], [" kl. ", ", kl. ", " kl "]),
    "ne": (["{year} {month} {day}[,][ {weekday}]"], []),
    "nl": ([], [" om "]),
    "pl": ([], [" o ", " godz. ", ", godz. ", " o godz. "]),
    "pt": (["[{weekday}[,] ]{day}[º][ de|] {month}[.][ de|,] {year}"], [" às ", ", às "]),
    "ro": ([], [" la ", " la ora ", " ora ", ", ora "]),
    "sk": ([], [" o "]),
    "sl": ([], [" ob "]),
    "sr": ([], ["., ", ". у ", ". u ", " у ", " u "]),
    "sv": ([], [" kl. ", ", kl. ", " kl ", " klockan "]),
    "ta": (["[{weekday}, ]{day} {month}[.][,] {year}"], []),
    "te": (["{day}[,] {month}[,] {year}[, {weekday}]"], []),
    "th": (["[{weekday}[ที่] ]{day} {month}[.][ ค.ศ.| พ.ศ.] {year}"], [" เวลา "]),
    "tr": (["{day} {month} {year}[,][ {weekday}]"], [" saat "]),
    "ur": (["[{weekday}، ]{day} {month}[،|,] {year}"], []),
}  # fmt: skip
# What papers of Serbs and their neighbours write for the months, in the second case.
_SLAVIC = "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra"
# Language: what papers write for the months beside the names of CLDR, January first.
MORE = {
    "bs": (_SLAVIC,),
    "hr": (
        "januar februar mart april maj juni juli august septembar oktobar novembar decembar",
        _SLAVIC,
        "- - - - - - - augusta - - studenog -",
    ),
    "ro": ("- - - - - - - - - - noi -",),
    "ru": ("- фев - - - - - - сен - ноя -",),
    "sl": (
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra - -",
        "- - - - - - - - - - novembra decembra",
    ),
    "sr": (
        "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
        "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
        "jan feb mar apr maj jun jul avg sep okt nov dec",
        _SLAVIC,
    ),
}
# Papers of these languages date in English as well.
ENGLISH_TOO = frozenset({"hi", "ms", "sw"})
# What a language writes before the name of a month without a space, where it may.
IN = {"he": ("", "ב")}
# CLDR has no month names of these that a newspaper would use: dates in figures, or in English.
WITHOUT_NAMES = frozenset({"ja", "ko", "zh"})


def main() -> None:
    """Write a calendar for each language."""
    for language, words in (COMMON | dict.fromkeys(STATED, "")).items():
        (HOUSES / f"calendar-{language}.toml").write_text(_house(language, words), "utf-8")


def _house(language: str, words: str) -> str:
    lines = [
        "# Written by schemas/calendars.py. Names of months and weekdays: Unicode CLDR.",
        f'id = "calendar-{language}"',
        'extends = "generic"',
        f'name = "any publication whose language is {language}"',
        f'language = "{language}"',
        f"common = {_list(dict.fromkeys(words.split()))}",
        *([f'letters = "{LETTERS[language]}"'] if language in LETTERS else []),
        "",
    ]
    by, between, published, modified = (
        [word for word in words.split(", ") if word] for words in BESIDE.get(language, [""] * 4)
    )
    if between:
        lines += ["[byline]", f"by = {_list(by)}", f"between = {_list(between)}", ""]
    lines.append("[dates]")
    if published:
        lines += [f"published = {_list(published)}", f"modified = {_list(modified)}"]
    if language in SHAPES:
        days, joins = SHAPES[language]
        lines += [f"days = {_list(days)}"] * bool(days) + [f"joins = {_list(joins)}"]
    if language not in WITHOUT_NAMES:
        lines += _table("months", _months(language))
    lines += _table("weekdays", _weekdays(language))
    before, after = _halves(language)
    lines += [f"before_noon = {_list(before)}", f"after_noon = {_list(after)}"]
    return "\n".join(lines) + "\n"


def _locales(language: str) -> list[object]:
    from babel import Locale, localedata

    names = [name for name in localedata.locale_identifiers() if name.split("_")[0] == language]
    plain = [name for name in names if len(name.partition("_")[2]) < 4]  # a country, no script
    return [Locale.parse(name) for name in sorted(plain)]


def _distinct(names: Iterable[str]) -> list[str]:
    """Give the names once each, without those of another script than the first."""
    kept: dict[str, str] = {}
    names = list(names)
    script = unicodedata.name(names[0].lstrip("·")[0]).split()[0]
    for name in names:
        plain = name.rstrip(".")
        if unicodedata.name(plain[0]).split()[0] == script:
            kept.setdefault(plain.casefold(), plain)
    return list(kept.values())


def _months(language: str) -> list[list[str]]:
    found: list[dict[str, None]] = [{} for _ in range(12)]
    for locale in _locales(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    if not name.isdigit():
                        found[number - 1] |= {
                            f"{in_}{name}": None for in_ in IN.get(language, [""])
                        }
    more = zip(*(names.split() for names in MORE.get(language, ("- " * 12,))), strict=True)
    rows = [
        list(dict.fromkeys((*_distinct(names), *(one for one in others if one != "-"))))
        for names, others in zip(found, more, strict=True)
    ]
    if language in ENGLISH_TOO:
        rows = [own + english for own, english in zip(rows, _months("en"), strict=True)]
    return rows


def _weekdays(language: str) -> list[list[str]]:
    found: list[dict[str, None]] = [{} for _ in range(7)]
    for locale in _locales(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.days[context][width].items():
                    found[number][name] = None
    return [_distinct(names) for names in found]


def _halves(language: str) -> tuple[list[str], list[str]]:
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for locale in _locales(language):
        for width in ("abbreviated", "wide"):
            for half, name in zip(found, ("am", "pm"), strict=True):
                word = locale.day_periods["format"][width].get(name, "")
                if word:
                    half[" ".join(word.split())] = None
    return _distinct(found[0]), _distinct(found[1])


def _table(name: str, rows: list[list[str]]) -> list[str]:
    return [f"{name} = [", *(f"  {_list(row)}," for row in rows), "]"]


def _list(words: Iterable[str]) -> str:
    quoted = ", ".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words)
    return f"[{quoted}]"


if __name__ == "__main__":
    main()
