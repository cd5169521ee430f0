"""Language tags: their form, and which languages and regions of two letters there are.

Source: RFC 5646, section 2.1, with the primary language in two or three letters, as all in use are;
ISO 639-1 and ISO 3166-1 as of 2026, with what the IANA registry keeps of earlier codes.
"""

from __future__ import annotations

import re

__all__ = ["is_country", "is_language_tag", "is_long_country", "unregistered_in"]

_TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3})){0,4}"
    r"(?:-[0-9A-WYZa-wyz](?:-[A-Za-z0-9]{2,8}){1,4}){0,4}"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8}){1,4})?|[xXiI](?:-[A-Za-z0-9]{1,8}){1,4})", re.ASCII
)  # fmt: skip

# Languages of ISO 639-1; the last six are deprecated, and valid.
_LANGUAGE_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
    "ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
    "ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
    "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr "
    "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu in iw ji jw mo sh"
)
# Countries of ISO 3166-1.
_COUNTRY_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
    "VN VU WF WS YE YT ZA ZM ZW"
)
# The same countries by three letters.
_LONG_COUNTRY_CODES = (
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD "
    "BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR "
    "COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH "
    "ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL "
    "GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR "
    "JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR "
    "MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL "
    "NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY "
    "PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP "
    "SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA "
    "UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE"
)
# Regions that are no countries any more, or never were, and are registered or left to private use.
_REGION_CODES = "AA AC AN BU CP CQ CS DD DG EA EU EZ FX IC NT SU TA TP UN XK YD YU ZR ZZ"
# Tags that were registered as a whole before there was a form, and do not have it; RFC 5646, 2.2.8.
_WHOLE = frozenset(
    {"en-gb-oed", "no-bok", "no-nyn", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "zh-guoyu", "zh-hakka",
     "zh-min", "zh-min-nan", "zh-xiang"}
)  # fmt: skip
# Languages behind which another of three letters may stand; RFC 5646, 2.2.2, and the registry.
_EXTENDED = frozenset({"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"})
_LANGUAGES = frozenset(_LANGUAGE_CODES.split())
_COUNTRIES = frozenset(_COUNTRY_CODES.split())
_LONG_COUNTRIES = frozenset(_LONG_COUNTRY_CODES.split())
_REGIONS = _COUNTRIES.union(_REGION_CODES.split())
_SHORT = 2  # letters of a language that ISO 639-1 has
_EXTENDING = re.compile(r"[a-z]{3}", re.ASCII)
_EXTENSION = re.compile(r"-[A-Za-z0-9]-", re.ASCII)
_REGION = re.compile(r"-([A-Za-z]{2})(?=-|$)", re.ASCII)


def is_language_tag(text: str) -> bool:
    """Tell whether a text is a tag of BCP 47, by its form; white space around it is no matter."""
    tag = text.strip()
    return _TAG.fullmatch(tag) is not None or tag.lower() in _WHOLE


def is_country(code: str) -> bool:
    """Tell whether two capitals are a country's code; Kosovo's is in use without being assigned."""
    return code in _COUNTRIES or code == "XK"


def is_long_country(code: str) -> bool:
    """Tell whether three capitals are a country's code; Kosovo's is in use, too."""
    return code in _LONG_COUNTRIES or code == "XKX"


def unregistered_in(tag: str) -> str:
    """Give the part of a tag that nobody registered: a language, or a region of two letters."""
    if tag[1:2] == "-" or tag.lower() in _WHOLE:  # for private use, or of old as a whole
        return ""
    language, *parts = tag.lower().split("-")
    if len(language) == _SHORT and language not in _LANGUAGES:
        return language
    if parts and _EXTENDING.fullmatch(parts[0]) and language not in _EXTENDED:
        return tag.split("-")[1]
    region = _REGION.search(_EXTENSION.split(tag, maxsplit=1)[0])
    return region[1] if region and region[1].upper() not in _REGIONS else ""
