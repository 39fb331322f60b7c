"""Words by which names are told from what is no name: Dutch and English, in small letters."""

__all__ = ["DOES", "MONTHS", "NO_NAMES", "OPENERS", "PARTICLES", "TITLES"]


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


# After one of these somebody is often named.
TITLES = _list("""
    verloskundige vroedvrouw verpleegkundige verpleegster kraamverzorgster kraamverzorgende kraamhulp
    kraamzorgster gynaecoloog gynaecologe kinderarts huisarts arts dokter dr drs zuster broeder echoscopist
    echoscopiste anesthesist lactatiekundige assistent assistente stagiair stagiaire mevrouw mevr mw meneer
    mijnheer dhr juffrouw heet heette genaamd midwife doctor nurse mrs mr ms miss gynaecologist paediatrician
    obstetrician doula named called
""")
PARTICLES = _list("van de der den ten ter te het in op la le el al bin von du di da dos 't")
MONTHS = _list("""
    januari februari maart april mei juni juli augustus september oktober november december january february
    march may june july august october jan feb mrt apr jun jul aug sep sept okt oct nov dec
""")
# Written with a capital, or after a title, without being a name.
NO_NAMES = _list("""
    ik u uw i i'm i've i'd i'll ctg nipt nicu ic ok gbs hellp vsv prem eerste tweede kerst was is heeft had en
    of in op om met dat die van bij kwam niet zei wist te er het de een deed doet gaf geeft ging gaat hielp
    helpt vond vindt nam neemt bleef blijft werd wordt kon kan wilde wil moest moet mocht mag zou zal hebben
    waren zijn hadden kwamen deden gaven gingen hielpen vonden namen bleven werden konden wilden moesten mochten
    zouden luistert luisterde legde legt stelde stelt nog ook al heel erg zeer zo te maar want toen als dan aan
    voor naar over uit door tijdens na tot omdat zonder thuis daar hier dit deze wat wie hoe waar alles alle
    geen altijd nooit steeds vaak soms zelf haar hem hen ons mij mijn me je jij jou jullie wij we zij ze hij
    iemand niemand iedereen echt goed fijn lief lieve goede fijne aardig aardige top super rustig rustige
    duidelijk duidelijke erbij eraan zat stond zag dacht bezig dienst nodig gebeld langs snel laat weg belde
    zorg geboren gezien wordt praktijk ziekenhuis the a an was were has have had did does do gave came went
    helped told said and or but who that which to at on in for with from of is are been took stayed would could
    should will can explained listened really very so not also always never she he they we you it my our her his
    their me us him them there here this these when while because
    sprak spraken spoke speaks english engels engelse nederlands nederlandse dutch keek dachten dacht
    belden voelde begreep wilden
""")
# Commonly open a sentence, before a verb too.
OPENERS = NO_NAMES | _list("""
    er dit dat deze die het de een alles alle niets iets veel weinig meer minder eerst daarna later vooral
    verder helaas gelukkig jammer fijn prettig goed slecht heel erg super top prima geen wel niet ja nee dank
    dankjewel bedankt communicatie begeleiding zorg nazorg kraamzorg bevalling informatie uitleg bereikbaarheid
    samenwerking verloskundige verloskundigen verloskundigenpraktijk praktijk ziekenhuis personeel team
    kraamhulp kraamverzorgster gynaecoloog arts artsen verpleging verpleegkundige verpleegkundigen dokter pijn
    pijnstilling borstvoeding wachttijd sfeer kamer eten ons onze mijn baby partner man moeder vader kind
    afspraak afspraken controle controles echo overdracht opname ontslag nacht avond ochtend dag week weken uur
    contact aandacht tijd alleen samen iedereen niemand sommige andere everything nothing something
    communication care aftercare information birth staff team hospital midwife midwives doctor doctors nurse
    nurses pain breastfeeding waiting everyone nobody people time thanks thank great good
""")
# What people do, after their name.
DOES = _list("""
    was is heeft had kwam komt deed doet gaf geeft hielp helpt zei zegt bleef vond nam legde luisterde luistert
    stelde werkte werkt zorgde bedankt dank en waren zijn hebben hadden kwamen gaven hielpen deden were has have
    came did gave helped said stayed took listened explained thanks and made makes made
""")
