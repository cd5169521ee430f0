"""What languages are known by: letters that one alone is written in, and its small words."""

from __future__ import annotations

import re

__all__ = ["ALIKE", "SCRIPTS", "WORDS"]

# Scripts of one language among those that papers appear in, or of a first one and some others.
SCRIPTS = tuple(
    (re.compile(f"[{letters}]"), tuple(codes.split()))
    for letters, codes in (
        ("\uac00-\ud7a3", "ko"), ("\u3040-\u30ff", "ja"), ("\u0e01-\u0e4e", "th"),
        ("\u0370-\u03ff", "el"), ("\u0531-\u058f", "hy"), ("\u10a0-\u10ff", "ka"),
        ("\u0e81-\u0edf", "lo"), ("\u1780-\u17dd", "km"), ("\u0b80-\u0bff", "ta"),
        ("\u0c00-\u0c7f", "te"), ("\u0a80-\u0aff", "gu"), ("\u0c80-\u0cff", "kn"),
        ("\u0d00-\u0d7f", "ml"), ("\u0d80-\u0dff", "si"), ("\u0a00-\u0a7f", "pa"),
        ("\u0980-\u09ff", "bn as"), ("\u0590-\u05ff", "he iw yi"),
        ("\u0900-\u097f", "hi mr ne bho doi kok mai sa"), ("\u1000-\u109f", "my shn"),
    )
)  # fmt: skip
ALIKE = frozenset({"no"})  # codes of a language that goes by another one, too
# Articles, prepositions, conjunctions and their like, which every text has many of.
WORDS = {
    code: frozenset(words.split())
    for code, words in (
        ("af", "die en van in is het dat nie te met vir wat op sy om aan ook hy deur word"),
        ("be", "і у на што не з да за як ад па гэта але для ў"),
        ("bg", "и на да за се от е в с не по че са като това"),
        ("ca", "el la els les de que i en un una per amb del no és als més ha"),
        ("cs", "a v na se je že s z do o to i ve za jako ale od pro po by"),
        ("cy", "y yn i ar o ac mae ei gan wedi fod bod am at oedd yr"),
        ("da", "og at det er en til på for med den af ikke der som et har de om fra ved"),
        ("de", "der die und das in den von zu mit ist im für auf nicht ein eine dem des sich auch"),
        ("en", "the of and to in a is that for it with as was on are by be at this from"),
        ("es", "el la los las de que en y del un una por con para se su al como más no"),
        ("et", "ja on ei et see oma ka kui ning ta mis või aga oli kes siis selle veel"),
        ("eu", "eta da ez du bat dira izan dute baina hori ere egin dela den"),
        ("fi", "ja on ei että se oli mutta kun hän myös ovat joka mukaan sekä ole tai vain kuin"),
        ("fr", "le la les de des et en du une est dans pour que qui sur par au pas plus avec"),
        ("ga", "agus an na ar le go is sa don bhí tá mar atá ag"),
        ("gl", "o a os as de que do da en un unha para con non por se no na dos ao"),
        ("ha", "da na ya a ta don ne ba cewa kuma wannan su shi"),
        ("hr", "i je u na se da su za od ne s o što kao koji bi iz ali"),
        ("hu", "a az és hogy nem is egy ez de volt meg csak már van mint még"),
        ("id", (
            "yang dan di ini untuk dengan dari itu pada tidak dalam akan juga ke oleh karena"
            " bisa adalah sudah bahwa saat"
        )),
        ("is", "og að í á er sem við til en um ekki það með var"),
        ("it", "il la di che e del della in per un una con non si da sono le dei al più"),
        ("kl", (
            "aamma imaluunniit kisianni taamaalilluni tassa una tamanna matumani taakku uani"
            " pillugu aammalu tassani taamaattumik ilaatigut taanna massakkut siullermik"
        )),
        ("lb", "an de den vun op ass net fir mat dat eng datt déi hunn ginn"),
        ("lt", "ir yra kad su į iš bet tai jo apie kaip už buvo tik nuo šio"),
        ("lv", "un ir ar par no kas to ka arī bet lai vai pēc tas gan uz"),
        ("ms", (
            "yang dan di ini untuk dengan dari itu pada tidak dalam akan juga ke oleh kerana"
            " boleh adalah telah beliau bahawa ketika"
        )),
        ("nb", "og det er en til på for med den av ikke som et har å at om fra ved i"),
        ("nl", "de het een van en in is dat op te met voor zijn niet aan er om ook door naar"),
        ("no", "og det er en til på for med den av ikke som et har å at om fra ved i"),
        ("pl", "i w na z się nie do to że jest o jak po co dla od przez ale są przy"),
        ("pt", "o a os as de que do da em um uma para com não por se na no dos ao"),
        ("ro", "și de în a la cu pe din nu o că să este un care pentru mai"),
        ("ru", "и в не на что с по как это к из у за от для"),
        ("sk", "a v na sa je že s z do o to aj vo za ako ale od pre po by"),
        ("sl", "in je v na za se da so z ki pa ne po tudi kot pri bi"),
        ("so", "iyo oo ka ku in waa soo ay ayaa uu ah la ee"),
        ("sq", "të e në dhe për me një që nga është si ka janë i se do"),
        ("sv", "och att det som en på är av för med den till inte om ett har de från vid kan"),
        ("sw", "ya na wa kwa ni la katika za kuwa hiyo cha huo yake hii kama huku hivyo pia"),
        ("tl", "ang ng sa na mga ay ni si at para ito kay nang hindi rin siya"),
        ("tr", "ve bir bu da de için ile olarak olan daha çok gibi ise kadar sonra"),
        ("uk", "і в на що з не у до та за як для це від по"),
        ("vi", "và của là có cho được không trong với một các những người này đã đến"),
        ("xh", (
            "ukuba ukuze kwaye okanye kunye ngoku xa ke eli apho uthi ukuya nto kwi esi"
            " kodwa nje lo le"
        )),
        ("yo", "ti ni si ati awọn fun pe jẹ naa o àti tí ní"),
        ("zu", (
            "ukuthi futhi noma kanye uma ngesikhathi kusho lapho ngemuva kule ngoba yini"
            " lokhu leli khona kodwa nje lo le"
        )),
    )
}  # fmt: skip
