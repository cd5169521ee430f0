"""Where papers have their people, as bylines name it: cities and the spellings they go by."""

from __future__ import annotations

import re

from ._text_lines import folded

__all__ = ["is_place"]

# Of cities only, and of few countries: a name that persons bear alone stands elsewhere. What has a
# capital behind it is no place: `Jack London`. Source: the seats of governments and the cities of
# a million people, in the languages of their papers and of their neighbours.
_NAMES = """
Abidjan; Abu Dhabi; Abuja; Accra; Addis Abeba; Addis Ababa; Ahmedabad; Aleppo; Algier; Algiers;
Alger; Almaty; Amman; Amsterdam; Ankara; Antananarivo; Antwerpen; Athen; Athens; Athènes; Atenas;
Atene; Atlanta; Auckland; Bagdad; Baghdad; Baku; Baltimore; Bamako; Bangalore; Bengaluru; Bangkok;
Barcelona; Barcelone; Basel; Beijing; Beirut; Beyrouth; Belfast; Belgrad; Belgrade; Beograd;
Berlin; Berlim; Berlino; Bern; Berne; Bilbao; Birmingham; Bogotá; Bogota; Bologna; Bonn; Bordeaux;
Boston; Brasília; Brasilia; Bratislava; Bremen; Brisbane; Brno; Brussel; Brussels; Bruxelles;
Bruselas; Bruxelas; Brüssel; Bucharest; București; Bukarest; Budapest; Buenos Aires; Cairo; Kairo;
Le Caire; El Cairo; Calcutta; Kolkata; Cali; Canberra; Cape Town; Kapstadt; Caracas; Casablanca;
Chennai; Chicago; Chișinău; Chisinau; Ciudad de México; Cologne; Colombo; Conakry; Copenhagen;
København; Kopenhagen; Copenhague; Dakar; Dallas; Damascus; Damaskus; Damas; Dar es Salaam; Delhi;
Den Haag; Denver; Detroit; Dhaka; Doha; Donetsk; Dortmund; Dresden; Dubai; Dublin; Düsseldorf;
Edinburgh; Erbil; Frankfurt; Frankfurt am Main; Gdańsk; Genf; Genève; Geneva; Glasgow; Göteborg;
Guadalajara; Guangzhou; Hamburg; Hannover; Hanoi; Harare; Havana; Havanna; La Habana; Helsinki;
Ho Chi Minh City; Hong Kong; Hongkong; Houston; Hyderabad; Islamabad; Istanbul; İstanbul; Izmir;
Jakarta; Jerusalem; Jérusalem; Jerusalén; Gerusalemme; Johannesburg; Juba; Kabul; Kaboul; Kampala;
Karachi; Karlsruhe; Kathmandu; Khartoum; Kiev; Kiew; Kyiv; Kigali; Kinshasa; Köln; Kraków; Krakow;
Kuala Lumpur; Kuwait City; La Paz; Lagos; Lahore; Las Vegas; Lausanne; Leipzig; Libreville; Lille;
Lilongwe; Lima; Lisboa; Lisbon; Lissabon; Lisbonne; Liverpool; Ljubljana; London; Londres; Londen;
Londra; Londyn; Los Angeles; Luanda; Lusaka; Luxembourg; Luxemburg; Luzern; Lviv; Lyon; Madrid;
Mailand; Milano; Milan; Málaga; Managua; Manchester; Manila; Maputo; Marrakesch; Marseille;
Mecca; Medellín; Melbourne; Mexico City; Mexiko-Stadt; Miami; Minneapolis; Minsk; Mogadishu;
Monterrey; Montevideo; Montréal; Montreal; Moscow; Moskau; Moscou; Moscú; Mosca; Moskva; Moskwa;
Mumbai; München; Munich; Múnich; Muscat; Nairobi; Napoli; Neapel; Neu-Delhi; New Delhi;
New Orleans; New York; New York City; Nueva York; Nova York; Nova Iorque; Niamey; Nicosia; Nikosia;
Nouakchott; Nürnberg; Odesa; Odessa; Oslo; Ottawa; Ouagadougou; Palermo; Panama City; Paris;
Parigi; París; Parijs; Paryż; Peking; Pékin; Pechino; Pequim; Pekín; Perth; Philadelphia;
Phnom Penh; Phoenix; Port-au-Prince; Porto; Porto Alegre; Potsdam; Poznań; Prag; Praha; Prague;
Praga; Pretoria; Pristina; Pyongyang; Québec; Quebec; Quito; Rabat; Ramallah; Recife; Reykjavik;
Reykjavík; Riad; Riga; Rio de Janeiro; Riyadh; Rom; Roma; Rome; Rotterdam; Salt Lake City; Salzburg;
San Diego; San Francisco; San José; San Jose; San Juan; San Salvador; Sanaa; Santo Domingo;
São Paulo; Sao Paulo; Sarajevo; Seattle; Seoul; Sevilla; Shanghai; Shenzhen; Simferopol; Singapore;
Singapur; Singapour; Skopje; St. Gallen; St. Louis; St. Petersburg; Stockholm; Strasbourg;
Straßburg; Stuttgart; Taipei; Taipeh; Tallinn; Tashkent; Tbilisi; Tegucigalpa; Teheran; Tehran;
Téhéran; Tel Aviv; Tel-Aviv; Thessaloniki; Tiflis; Tirana; Tokio; Tokyo; Toronto; Toulouse; Tripoli;
Tripolis; Tunis; Turin; Torino; Ulaanbaatar; Utrecht; Valencia; Vancouver; Varsovia; Varsovie;
Warsaw; Warschau; Warszawa; Venezia; Vienna; Vienne; Viena; Wien; Vientiane; Vilnius;
Washington; Washington, D.C.; Washington D.C.; Washington DC; Wellington; Winterthur; Wrocław;
Yangon; Yaoundé; Yerevan; Jerewan; Zagreb; Zaragoza; Zürich; Zurich;
Москва; Санкт-Петербург; Киев; Київ; Минск; Мінск; Лондон; Париж; Берлин; Берлін; Вашингтон;
Варшава; Брюссель; Львів; Одеса; Одесса; Харків; Харьков; София; Белград; Београд
"""
_PLACES = frozenset(map(folded, re.split(r";\s*", _NAMES.strip())))


def is_place(text: str) -> bool:
    """Tell whether a text is the name of a city from which papers report, and nothing else."""
    return folded(text) in _PLACES
