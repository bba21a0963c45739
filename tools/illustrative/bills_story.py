# ruff: noqa: E501  (each bill is told in a few long lines)
"""What happened to each illustrative bill: its key dates, told by hand. All of it is invented.

The counts of the quarters (bills drafted, passed and assented to, days to passage, hearings and the
people who came) are those of ``figures.py``; the portal's own check compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from .story import Text

D = date
NO_TEXT = Text("", "")


class Event(NamedTuple):
    """A hearing, meeting or call for views; ``people`` is ``None`` where the number is suppressed."""

    held_on: date
    notice: int | None
    people: int | None = None
    papers: int | None = None
    kind: Literal["hearing", "town_hall", "written", "digital"] = "hearing"


@dataclass(frozen=True, kw_only=True)
class Story:
    """The key dates of a bill; the dates between are worked out in ``bills.py``."""

    about: Text
    does: Text
    origin: Literal["member", "committee", "executive"] = "member"
    seat: int = 0
    committee: str
    proposed: date | None = None
    scrutiny: date | None = None
    published: date | None = None
    read: date | None = None
    committed: bool = True
    events: tuple[Event, ...] = ()
    second: date | None = None
    deferred: date | None = None
    whole: date | None = None
    passed: date | None = None
    rejected_at: Literal["", "second_reading", "third_reading"] = ""
    rejected: date | None = None
    received: date | None = None
    assented: date | None = None
    gazetted: date | None = None
    in_force: date | None = None
    back: date | None = None
    again: date | None = None
    received_again: date | None = None
    withdrawn: date | None = None
    lapsed: date | None = None
    amendments: int = 0
    note: Text = NO_TEXT


HERON, IBIS, FISHER, PELICAN = "cmt_heron", "cmt_ibis", "cmt_kingfisher", "cmt_pelican"

STORIES = (
    # -- drafted before July 2024
    Story(about=Text("Lantern Festivals", "Sherehe za Taa"), does=Text("Would set out how lantern festivals are announced and kept safe.", "Ungeweka utaratibu wa kutangaza sherehe za taa na kulinda usalama."), seat=3, committee=HERON, scrutiny=D(2024, 3, 13), read=D(2024, 4, 24), events=(Event(D(2024, 5, 31), 14, papers=6, kind="written"),), passed=D(2024, 8, 6), received=D(2024, 8, 13), assented=D(2024, 8, 26), gazetted=D(2024, 9, 6), in_force=D(2024, 9, 20), amendments=1),
    Story(about=Text("Paper Kites", "Tiara za Karatasi"), does=Text("Would name open grounds where kites may be flown.", "Ungetaja viwanja ambako tiara zinaweza kurushwa."), seat=11, committee=IBIS, scrutiny=D(2024, 4, 10), read=D(2024, 5, 16), events=(Event(D(2024, 6, 19), 14, 33, 4),), passed=D(2024, 9, 25), received=D(2024, 10, 2), assented=D(2024, 10, 15), gazetted=D(2024, 10, 25), in_force=D(2024, 11, 8), amendments=2),
    Story(about=Text("Village Sundials", "Saa za Jua za Vijiji"), does=Text("Would have a sundial set up in each example village.", "Ungeweka saa ya jua katika kila kijiji cha mfano."), origin="executive", committee=FISHER, scrutiny=D(2024, 5, 22), read=D(2024, 7, 4), events=(Event(D(2024, 8, 14), 10, 41, 7),), passed=D(2024, 11, 12), received=D(2024, 11, 19), assented=D(2024, 12, 3), gazetted=D(2024, 12, 13), in_force=D(2024, 12, 27)),
    Story(about=Text("Mirror Mazes", "Njia za Vioo"), does=Text("Would license mirror mazes at fairs.", "Ungetoa leseni za njia za vioo katika maonyesho."), seat=27, committee=PELICAN, scrutiny=D(2024, 6, 5), read=D(2024, 7, 16), events=(Event(D(2024, 9, 4), 7, 19, 2),), rejected_at="second_reading", rejected=D(2024, 11, 20)),
    # -- July to September 2024: three drafted
    Story(about=Text("Ice Sculptures", "Sanamu za Barafu"), does=Text("Would set aside cold rooms for ice sculptures.", "Ungetenga vyumba baridi kwa sanamu za barafu."), seat=8, committee=PELICAN, scrutiny=D(2024, 9, 11), read=D(2024, 11, 6), events=(Event(D(2025, 2, 12), 5, 24, 3),), lapsed=D(2025, 12, 4)),
    Story(about=Text("Rain Gauges", "Vipima Mvua"), does=Text("Would give each example school a rain gauge and publish what it shows.", "Ungeipa kila shule ya mfano kipima mvua na kuchapisha vipimo."), origin="committee", committee=FISHER, scrutiny=D(2024, 9, 18), read=D(2024, 11, 14), events=(Event(D(2024, 12, 4), 14, 38, 9),), passed=D(2025, 2, 18), received=D(2025, 2, 25), assented=D(2025, 3, 10), gazetted=D(2025, 3, 21), in_force=D(2025, 4, 4), amendments=1),
    Story(about=Text("Storytelling Evenings", "Jioni za Hadithi"), does=Text("Would fund evenings at which stories are told in public libraries.", "Ungefadhili jioni za kusimulia hadithi katika maktaba za umma."), seat=16, committee=HERON, scrutiny=D(2024, 9, 25), read=D(2024, 10, 30), events=(Event(D(2024, 11, 27), 14, 57, 12),), passed=D(2025, 3, 19), received=D(2025, 3, 27), assented=D(2025, 4, 9), gazetted=D(2025, 4, 17), in_force=D(2025, 5, 1), amendments=3),
    # -- October to December 2024: two
    Story(about=Text("Marble Games", "Michezo ya Gololi"), does=Text("Would set rules for marble games at public fairs.", "Ungeweka kanuni za michezo ya gololi katika maonyesho ya umma."), seat=31, committee=IBIS, scrutiny=D(2024, 10, 9), read=D(2024, 11, 22), events=(Event(D(2025, 1, 31), 21, papers=3, kind="digital"),), passed=D(2025, 3, 11), received=D(2025, 3, 14), assented=D(2025, 3, 27), gazetted=D(2025, 4, 11), in_force=D(2025, 4, 25)),
    Story(about=Text("Shadow Theatre", "Maonyesho ya Vivuli"), does=Text("Would lend halls free of charge for shadow theatre.", "Ungetoa kumbi bila malipo kwa maonyesho ya vivuli."), seat=5, committee=HERON, scrutiny=D(2024, 10, 23), read=D(2024, 12, 4), events=(Event(D(2025, 1, 29), 7, 36, 5), Event(D(2025, 2, 26), 7, 45, 4)), passed=D(2025, 6, 4), received=D(2025, 6, 11), assented=D(2025, 6, 24), gazetted=D(2025, 7, 4), in_force=D(2025, 7, 18), amendments=2),
    # -- January to March 2025: five
    Story(about=Text("Floating Gardens", "Bustani Zinazoelea"), does=Text("Would let people apply for a plot in a floating garden.", "Ungewaruhusu watu kuomba kipande cha bustani inayoelea."), seat=22, committee=FISHER, scrutiny=D(2025, 1, 8), read=D(2025, 2, 11), events=(Event(D(2025, 3, 19), 14, 62, 11),), passed=D(2025, 5, 20), received=D(2025, 5, 27), assented=D(2025, 6, 9), gazetted=D(2025, 6, 20), in_force=D(2025, 7, 4), amendments=1),
    Story(about=Text("Bicycle Bells", "Kengele za Baiskeli"), does=Text("Would ask that every hired bicycle has a bell.", "Ungetaka kila baiskeli ya kukodi iwe na kengele."), seat=14, committee=IBIS, scrutiny=D(2025, 1, 15), read=D(2025, 2, 13), events=(Event(D(2025, 3, 26), 14, 49, 8),), passed=D(2025, 6, 17), received=D(2025, 6, 18), assented=D(2025, 6, 30), gazetted=D(2025, 7, 11), in_force=D(2025, 8, 10), amendments=2, note=Text("The Act itself names the day on which it comes into force.", "Sheria yenyewe inataja siku ya kuanza kutumika.")),
    Story(about=Text("Wooden Toys", "Vitu vya Kuchezea vya Mbao"), does=Text("Would set safety marks for wooden toys.", "Ungeweka alama za usalama kwa vitu vya kuchezea vya mbao."), seat=29, committee=PELICAN, scrutiny=D(2025, 1, 16), read=D(2025, 2, 13), events=(Event(D(2025, 4, 2), 6, kind="town_hall"),), passed=D(2025, 6, 24), received=D(2025, 7, 1), assented=D(2025, 7, 22), gazetted=D(2025, 8, 1), in_force=D(2025, 8, 15)),
    Story(about=Text("Treasure Hunts", "Michezo ya Kusaka Hazina"), does=Text("Would open public parks to treasure hunts on certain days.", "Ungefungua bustani za umma kwa michezo ya kusaka hazina siku fulani."), seat=19, committee=HERON, scrutiny=D(2025, 2, 19), read=D(2025, 4, 9), events=(Event(D(2025, 5, 21), 14, 28, 2),), withdrawn=D(2025, 9, 10), note=Text("Withdrawn by its mover: a regulation was found to be enough.", "Uliondolewa na aliyeuleta: kanuni ilionekana kutosha.")),
    Story(about=Text("Riddle Contests", "Mashindano ya Vitendawili"), does=Text("Would hold a yearly contest of riddles among example schools.", "Ungeandaa mashindano ya vitendawili kila mwaka kati ya shule za mfano."), origin="committee", committee=HERON, scrutiny=D(2025, 3, 12), read=D(2025, 4, 22), events=(Event(D(2025, 6, 4), 21, 71, 14),), passed=D(2025, 8, 5), received=D(2025, 8, 12), assented=D(2025, 8, 26), gazetted=D(2025, 9, 5), in_force=D(2025, 9, 19), amendments=2),
    # -- April to June 2025: six
    Story(about=Text("Bird Hides", "Vibanda vya Kutazama Ndege"), does=Text("Would set up hides from which birds can be watched.", "Ungejenga vibanda vya kutazama ndege."), origin="executive", committee=IBIS, scrutiny=D(2025, 4, 16), read=D(2025, 5, 27), events=(Event(D(2025, 7, 16), 14, 44, 10),), passed=D(2025, 9, 23), received=D(2025, 9, 30), assented=D(2025, 10, 13), gazetted=D(2025, 10, 24), in_force=D(2025, 11, 7), amendments=1),
    Story(about=Text("Carrier Pigeons", "Njiwa Wabeba Barua"), does=Text("Would carry invitations to hearings by pigeon as well.", "Ungepeleka mialiko ya vikao hivyo kwa njiwa pia."), seat=33, committee=PELICAN, scrutiny=D(2025, 5, 7), read=D(2025, 6, 10), events=(Event(D(2025, 7, 23), 3, 17, 1),), rejected_at="second_reading", rejected=D(2025, 11, 19)),
    Story(about=Text("Wind Chimes", "Kengele za Upepo"), does=Text("Would limit the sound of wind chimes at night.", "Ungepunguza sauti ya kengele za upepo usiku."), seat=2, committee=PELICAN, scrutiny=D(2025, 5, 21), read=D(2025, 7, 9), events=(Event(D(2025, 9, 10), 7, 31, 6), Event(D(2026, 5, 13), 14, 66, 9))),
    Story(about=Text("Puppet Parades", "Gwaride la Vikaragosi"), does=Text("Would close one street a year for a parade of puppets.", "Ungefunga barabara moja kila mwaka kwa gwaride la vikaragosi."), seat=24, committee=FISHER, scrutiny=D(2025, 6, 4), published=D(2025, 6, 26), lapsed=D(2025, 12, 4)),
    Story(about=Text("Compass Schools", "Shule za Dira"), does=Text("Would teach the use of a compass in example schools.", "Ungefundisha matumizi ya dira katika shule za mfano."), seat=7, committee=FISHER, scrutiny=D(2025, 6, 18), read=D(2025, 9, 16), events=(Event(D(2026, 2, 18), 14, 52, 8),), second=D(2026, 6, 16), deferred=D(2026, 3, 17), whole=D(2026, 9, 29), amendments=3),
    Story(about=Text("Clockwork Accounts", "Hesabu za Saa za Kujaza"), does=Text("Would extend the accounts for the care of public clocks by a year.", "Ungeongeza kwa mwaka mmoja hesabu za kutunza saa za umma."), origin="executive", committee=IBIS, scrutiny=D(2025, 6, 11), published=D(2025, 6, 18), read=D(2025, 6, 26), passed=D(2025, 6, 26), received=D(2025, 6, 27), assented=D(2025, 7, 8), gazetted=D(2025, 7, 10), in_force=D(2025, 7, 24)),
    # -- July to September 2025: four
    Story(about=Text("Soap Bubbles", "Mapovu ya Sabuni"), does=Text("Would keep soap bubbles out of public fountains.", "Ungezuia mapovu ya sabuni katika chemchemi za umma."), seat=12, committee=HERON, scrutiny=D(2025, 7, 23), read=D(2025, 9, 9), events=(Event(D(2025, 9, 25), 5, 22, 2),), rejected_at="third_reading", rejected=D(2026, 4, 22), amendments=1),
    Story(about=Text("Quilt Exhibitions", "Maonyesho ya Mablanketi ya Viraka"), does=Text("Would hang quilts in public offices on holidays.", "Ungetundika mablanketi ya viraka katika ofisi za umma siku za sikukuu."), seat=35, committee=PELICAN, scrutiny=D(2025, 8, 13), read=D(2025, 10, 8), events=(Event(D(2025, 11, 19), 14, 37, 4),)),
    Story(about=Text("Pebble Paths", "Njia za Kokoto"), does=Text("Would lay pebble paths in public gardens.", "Ungetengeneza njia za kokoto katika bustani za umma."), seat=9, committee=FISHER, scrutiny=D(2025, 9, 3), read=D(2025, 10, 29), events=(Event(D(2025, 12, 3), 14, 47, 7),), passed=D(2026, 2, 24), received=D(2026, 3, 3), assented=D(2026, 3, 16), gazetted=D(2026, 3, 27), in_force=D(2026, 4, 10), amendments=2),
    Story(about=Text("Skipping Ropes", "Kamba za Kuruka"), does=Text("Would keep skipping ropes ready in every public park.", "Ungeweka kamba za kuruka katika kila bustani ya umma."), seat=20, committee=HERON, scrutiny=D(2025, 9, 17), read=D(2025, 11, 5), withdrawn=D(2026, 2, 17)),
    # -- October to December 2025: two
    Story(about=Text("Echo Walls", "Kuta za Mwangwi"), does=Text("Would protect walls that are known for their echo.", "Ungelinda kuta zinazojulikana kwa mwangwi wake."), origin="committee", committee=IBIS, scrutiny=D(2025, 10, 8), read=D(2025, 11, 26), events=(Event(D(2026, 2, 4), 21, 51, 6),), passed=D(2026, 3, 10), received=D(2026, 3, 12), assented=D(2026, 3, 26), gazetted=D(2026, 4, 10), in_force=D(2026, 4, 24), amendments=1),
    Story(about=Text("Button Museums", "Makumbusho ya Vifungo"), does=Text("Would support museums that show buttons.", "Ungesaidia makumbusho yanayoonyesha vifungo."), seat=17, committee=PELICAN, scrutiny=D(2025, 10, 22), read=D(2025, 11, 25), events=(Event(D(2026, 3, 31), 14, papers=2, kind="written"),), passed=D(2026, 6, 23), received=D(2026, 6, 30), back=D(2026, 7, 13), again=D(2026, 8, 25), received_again=D(2026, 9, 8), assented=D(2026, 9, 21), amendments=2),
    # -- January to March 2026: five
    Story(about=Text("Painted Boats", "Mashua Zilizopakwa Rangi"), does=Text("Would hold a yearly show of painted boats.", "Ungeandaa onyesho la kila mwaka la mashua zilizopakwa rangi."), seat=25, committee=FISHER, scrutiny=D(2026, 1, 14), read=D(2026, 2, 10), passed=D(2026, 3, 24), received=D(2026, 3, 31), assented=D(2026, 4, 13), gazetted=D(2026, 4, 24), in_force=D(2026, 5, 8)),
    Story(about=Text("Swing Parks", "Bustani za Bembea"), does=Text("Would add swings to public parks.", "Ungeongeza bembea katika bustani za umma."), seat=6, committee=HERON, scrutiny=D(2026, 1, 15), read=D(2026, 2, 11), events=(Event(D(2026, 3, 20), 10, papers=5, kind="digital"),), passed=D(2026, 5, 19), received=D(2026, 5, 26), assented=D(2026, 6, 8), gazetted=D(2026, 6, 19), in_force=D(2026, 7, 3)),
    Story(about=Text("Drum Circles", "Vikundi vya Ngoma"), does=Text("Would name hours at which drum circles may play.", "Ungetaja saa ambazo vikundi vya ngoma vinaweza kupiga."), seat=30, committee=HERON, scrutiny=D(2026, 1, 20), read=D(2026, 2, 17), events=(Event(D(2026, 3, 18), 14, 38, 3), Event(D(2026, 4, 15), 14, 39, 5)), passed=D(2026, 6, 17), received=D(2026, 6, 18), assented=D(2026, 6, 30), gazetted=D(2026, 7, 10), in_force=D(2026, 7, 24), amendments=1),
    Story(about=Text("Star Maps", "Ramani za Nyota"), does=Text("Would put up star maps where the night is dark.", "Ungeweka ramani za nyota mahali penye giza usiku."), origin="executive", committee=IBIS, scrutiny=D(2026, 1, 21), read=D(2026, 2, 24), events=(Event(D(2026, 3, 25), 21, 62, 13), Event(D(2026, 4, 22), 14, 44, 6)), passed=D(2026, 6, 10), received=D(2026, 6, 11), assented=D(2026, 6, 23), gazetted=D(2026, 7, 3), in_force=D(2026, 7, 17), amendments=2),
    Story(about=Text("Herb Labels", "Lebo za Mimea ya Dawa"), does=Text("Would label the herbs in public gardens in three languages.", "Ungeweka lebo za mimea ya dawa katika bustani za umma kwa lugha tatu."), origin="committee", committee=FISHER, scrutiny=D(2026, 3, 18), read=D(2026, 4, 28), events=(Event(D(2026, 6, 3), 21, 48, 9), Event(D(2026, 7, 1), 14, 55, 4)), passed=D(2026, 7, 21), received=D(2026, 7, 24), assented=D(2026, 8, 4), gazetted=D(2026, 8, 14), in_force=D(2026, 8, 28), amendments=1),
    # -- April to June 2026: seven
    Story(about=Text("Chalk Murals", "Michoro ya Chaki"), does=Text("Would allow chalk murals on certain walls.", "Ungeruhusu michoro ya chaki kwenye kuta fulani."), seat=13, committee=PELICAN, scrutiny=D(2026, 4, 8), read=D(2026, 5, 12), events=(Event(D(2026, 6, 26), None, papers=1, kind="written"),), passed=D(2026, 8, 12), received=D(2026, 8, 18), assented=D(2026, 8, 31), gazetted=D(2026, 9, 18)),
    Story(about=Text("Model Railways", "Reli za Kuchezea"), does=Text("Would run a model railway at the yearly fair.", "Ungeendesha reli ya kuchezea katika maonyesho ya kila mwaka."), seat=28, committee=IBIS, scrutiny=D(2026, 4, 15), read=D(2026, 5, 19), events=(Event(D(2026, 6, 17), 14, 71, 10), Event(D(2026, 7, 8), 14, 74, 8)), passed=D(2026, 9, 15), received=D(2026, 9, 17), back=D(2026, 9, 28), amendments=2),
    Story(about=Text("Moonlight Markets", "Masoko ya Mbalamwezi"), does=Text("Would let markets stay open on nights of full moon.", "Ungeruhusu masoko kubaki wazi usiku wa mbalamwezi."), seat=15, committee=FISHER, scrutiny=D(2026, 4, 29), read=D(2026, 6, 9), events=(Event(D(2026, 6, 25), 7, 54, 7), Event(D(2026, 7, 22), 14, 63, 12)), second=D(2026, 9, 22), amendments=1),
    Story(about=Text("Origami Workshops", "Warsha za Kukunja Karatasi"), does=Text("Would hold workshops on paper folding in libraries.", "Ungeandaa warsha za kukunja karatasi katika maktaba."), seat=4, committee=HERON, scrutiny=D(2026, 5, 20), read=D(2026, 7, 7), events=(Event(D(2026, 9, 2), 14, 58, 6),)),
    Story(about=Text("Garden Statues", "Sanamu za Bustani"), does=Text("Would keep a list of statues in public gardens.", "Ungeweka orodha ya sanamu katika bustani za umma."), seat=21, committee=PELICAN, scrutiny=D(2026, 5, 27), read=D(2026, 7, 21), events=(Event(D(2026, 10, 14), 21),)),
    Story(about=Text("Picnic Baskets", "Vikapu vya Mandari"), does=Text("Would lend picnic baskets in public parks.", "Ungeazimisha vikapu vya mandari katika bustani za umma."), origin="executive", committee=IBIS, scrutiny=D(2026, 6, 3), read=D(2026, 7, 14), events=(Event(D(2026, 8, 14), 8, papers=2, kind="written"),), passed=D(2026, 9, 22), received=D(2026, 9, 24)),
    Story(about=Text("Spinning Tops Levy", "Ushuru wa Pia"), does=Text("Would set a levy on spinning tops for the coming year.", "Ungeweka ushuru wa pia kwa mwaka ujao."), origin="executive", committee=IBIS, scrutiny=D(2026, 6, 22), published=D(2026, 6, 26), read=D(2026, 6, 25), passed=D(2026, 6, 25), received=D(2026, 6, 29), assented=D(2026, 7, 15), gazetted=D(2026, 7, 17), in_force=D(2026, 7, 31)),
    # -- July to September 2026: four
    Story(about=Text("Message Bottles", "Chupa za Ujumbe"), does=Text("Would collect messages found in bottles in one register.", "Ungekusanya jumbe zilizopatikana kwenye chupa katika rejista moja."), seat=18, committee=FISHER, scrutiny=D(2026, 7, 8), read=D(2026, 8, 25), events=(Event(D(2026, 9, 23), 14, 62, 5),)),
    Story(about=Text("Tree Houses", "Nyumba za Mitini"), does=Text("Would set a height for tree houses in public parks.", "Ungeweka kimo cha nyumba za mitini katika bustani za umma."), seat=10, committee=PELICAN, scrutiny=D(2026, 8, 5), published=D(2026, 9, 10)),
    Story(about=Text("Weather Songs", "Nyimbo za Hali ya Hewa"), does=Text("Would sing the weather forecast once a week.", "Ungefanya utabiri wa hali ya hewa uimbwe mara moja kwa wiki."), seat=23, committee=HERON, scrutiny=D(2026, 8, 19), read=D(2026, 9, 22), committed=False),
    Story(about=Text("Snail Races", "Mashindano ya Konokono"), does=Text("Would set rules of fairness for snail races.", "Ungeweka kanuni za haki kwa mashindano ya konokono."), seat=26, committee=HERON, scrutiny=D(2026, 9, 16)),
    Story(about=Text("Cloud Watching", "Kutazama Mawingu"), does=Text("Would set benches on hills for those who watch clouds.", "Ungeweka viti vilimani kwa watazamao mawingu."), seat=1, committee=IBIS, proposed=D(2026, 9, 9)),
)  # fmt: skip

AMENDED = (
    Text("Gives fourteen days of notice instead of seven.", "Hutoa siku kumi na nne za tangazo badala ya saba."),
    Text("Makes clear who pays.", "Hueleza wazi nani hulipa."),
    Text("Takes out a fine that the clause would have set.", "Huondoa faini ambayo kifungu kingeweka."),
    Text("Asks for a report to the Assembly once a year.", "Hutaka ripoti kwa Bunge mara moja kwa mwaka."),
    Text("Adds persons with disabilities to those who are asked.", "Huongeza watu wenye ulemavu kati ya watakaoulizwa."),
)  # fmt: skip
