# ruff: noqa: E501  (each petition is told in one long line)
"""What the public asked of the illustrative Assembly: petitions told by hand, and counts. All invented.

The counts of the quarters are those of ``figures.py``: inquiries are what petitions and complaints leave.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .story import Text

D = date
HERON, IBIS, FISHER, PELICAN = "cmt_heron", "cmt_ibis", "cmt_kingfisher", "cmt_pelican"
NO_TEXT = Text("", "")


class Counts(NamedTuple):
    """Received, answered, in time, still open late."""

    received: int
    answered: int
    within: int
    open_late: int


class Story(NamedTuple):
    """A petition: days after receipt to its review, presentation, report and reply; ``None``: not yet."""

    received: date
    committee: str
    about: Text
    prayer: Text
    review: int | None = 5
    present: int | None = None
    report: int | None = None
    reply: int | None = None
    decision: str = ""
    note: Text = NO_TEXT


PETITIONS = (
    Story(D(2025, 2, 11), HERON, Text("shade at the example market", "kivuli katika soko la mfano"), Text("Asks for shade over the stalls of the example market.", "Linaomba kivuli juu ya vibanda vya soko la mfano."), 6, 16, 57, 71, "granted"),
    Story(D(2025, 3, 5), IBIS, Text("a footbridge at the example stream", "daraja la miguu kwenye kijito cha mfano"), Text("Asks for a footbridge, so that children cross the stream safely.", "Linaomba daraja la miguu ili watoto wavuke kijito salama."), 7, 21, 77, 98, "partly_granted"),
    Story(D(2025, 3, 20), PELICAN, Text("a matter before an example court", "jambo lililo mbele ya mahakama ya mfano"), Text("Asked the Assembly to decide what a court was hearing.", "Liliomba Bunge liamue jambo ambalo mahakama ilikuwa ikisikiliza."), 7, None, None, 12, "not_admitted", Text("What is before a court is not admitted.", "Jambo lililo mbele ya mahakama halipokelewi.")),
    Story(D(2025, 4, 15), FISHER, Text("longer hours at the example library", "saa zaidi za maktaba ya mfano"), Text("Asks that the example library stay open until eight in the evening.", "Linaomba maktaba ya mfano ifunguliwe hadi saa mbili usiku."), 6, 22, 65, 84, "declined", Text("There was no money for a second shift.", "Hakukuwa na fedha za zamu ya pili.")),
    Story(D(2025, 5, 6), HERON, Text("drainage along the example road", "mifereji kando ya barabara ya mfano"), Text("Asks for open drains to be covered along the example road.", "Linaomba mifereji iliyo wazi kando ya barabara ya mfano ifunikwe."), 13, 36, 105, 133, "granted"),
    Story(D(2025, 6, 3), IBIS, Text("a playing field in the example ward", "uwanja wa michezo katika wadi ya mfano"), Text("Asks that one field in the example ward be kept for play.", "Linaomba uwanja mmoja katika wadi ya mfano uhifadhiwe kwa michezo."), 6, 15, 49, 66, "granted"),
    Story(D(2025, 6, 24), FISHER, Text("the fee for example stalls", "ada ya vibanda vya mfano"), Text("Asked for a lower fee for stalls of one table.", "Liliomba ada ya chini kwa vibanda vya meza moja."), 6, 15, None, 30, "withdrawn", Text("Withdrawn: the fee was lowered in the meantime.", "Liliondolewa: ada ilipunguzwa wakati huo.")),
    Story(D(2025, 7, 16), PELICAN, Text("street lights at the example junction", "taa za barabarani katika makutano ya mfano"), Text("Asks for lights at the junction where people wait for the bus before dawn.", "Linaomba taa katika makutano ambako watu husubiri basi kabla ya mapambazuko."), 7, 20, 70, 89, "partly_granted"),
    Story(D(2025, 8, 5), HERON, Text("a second gate at the example clinic", "lango la pili la kliniki ya mfano"), Text("Asks for a second gate on the side of the example village.", "Linaomba lango la pili upande wa kijiji cha mfano."), 10, 42, 118, 150, "declined"),
    Story(D(2025, 9, 9), IBIS, Text("benches at the example bus stop", "viti katika kituo cha basi cha mfano"), Text("Asks for benches and a roof at the example bus stop.", "Linaomba viti na paa katika kituo cha basi cha mfano."), 6, 21, 58, 77, "granted"),
    Story(D(2025, 10, 7), FISHER, Text("a water point at the example school", "kituo cha maji katika shule ya mfano"), Text("Asks for a water point inside the grounds of the example school.", "Linaomba kituo cha maji ndani ya uwanja wa shule ya mfano."), 9, 28, 92, 118, "granted"),
    Story(D(2025, 11, 4), PELICAN, Text("signs in three languages", "alama katika lugha tatu"), Text("Asks that signs in example offices be in English, Kiswahili and Dholuo.", "Linaomba alama katika ofisi za mfano ziwe kwa Kiingereza, Kiswahili na Dholuo."), 7, 23, 64, 83, "partly_granted"),
    Story(D(2025, 11, 25), HERON, Text("a private example boundary", "mpaka wa kibinafsi wa mfano"), Text("Asked the Assembly to move a boundary between two private plots.", "Liliomba Bunge lihamishe mpaka kati ya viwanja viwili vya kibinafsi."), 6, None, None, 9, "not_admitted", Text("Disputes over private land are for the courts.", "Migogoro ya ardhi ya kibinafsi ni ya mahakama.")),
    Story(D(2025, 12, 10), IBIS, Text("noise near the example school", "kelele karibu na shule ya mfano"), Text("Asks for limits on loudspeakers near the example school during lessons.", "Linaomba mipaka ya vipaza sauti karibu na shule ya mfano wakati wa masomo."), 12, 62),
    Story(D(2026, 1, 14), FISHER, Text("waste bins at the example beach", "mapipa ya taka katika ufuo wa mfano"), Text("Asks for bins that are emptied twice a week.", "Linaomba mapipa yanayomwagwa mara mbili kwa wiki."), 6, 20, 57, 79, "granted"),
    Story(D(2026, 1, 28), PELICAN, Text("a holiday named after a tree", "likizo yenye jina la mti"), Text("Asks for one day a year on which everybody plants a tree.", "Linaomba siku moja kwa mwaka ambapo kila mtu hupanda mti."), 6, 14, 43, 62, "declined", Text("The committee asked for a campaign instead.", "Kamati iliomba kampeni badala yake.")),
    Story(D(2026, 2, 17), HERON, Text("ramps at example offices", "njia za viti vya magurudumu katika ofisi za mfano"), Text("Asks for ramps and handrails at every example office.", "Linaomba njia za viti vya magurudumu na reli katika kila ofisi ya mfano."), 9, 28, 98, 126, "granted"),
    Story(D(2026, 3, 10), IBIS, Text("the timetable of example ferries", "ratiba ya feri za mfano"), Text("Asks that the timetable be put up at the landing and kept to.", "Linaomba ratiba ibandikwe gatini na ifuatwe."), 8, 35, 168),
    Story(D(2026, 3, 24), FISHER, Text("free drawing classes", "madarasa ya bure ya kuchora"), Text("Asks for a room in the example hall for drawing classes.", "Linaomba chumba katika ukumbi wa mfano kwa madarasa ya kuchora."), 6, 21, 66, 86, "partly_granted"),
    Story(D(2026, 4, 14), PELICAN, Text("trees along the example avenue", "miti kando ya barabara kuu ya mfano"), Text("Asks that felled trees be replaced within the year.", "Linaomba miti iliyokatwa ipandwe tena ndani ya mwaka."), 6, 21, 63, 79, "granted"),
    Story(D(2026, 4, 28), HERON, Text("the cold store of example fishers", "ghala baridi la wavuvi wa mfano"), Text("Asks that the cold store be repaired and run by its users.", "Linaomba ghala baridi litengenezwe na kuendeshwa na watumiaji."), 10, 36, 122, 149, "granted"),
    Story(D(2026, 5, 19), IBIS, Text("a map of public toilets", "ramani ya vyoo vya umma"), Text("Asks for a map and for opening hours on each door.", "Linaomba ramani na saa za kufunguliwa kwenye kila mlango."), 6, 29),
    Story(D(2026, 6, 2), FISHER, Text("an example company's contract", "mkataba wa kampuni ya mfano"), Text("Asked the Assembly to end a contract between two companies.", "Liliomba Bunge livunje mkataba kati ya kampuni mbili."), 6, None, None, 7, "not_admitted", Text("The Assembly has no say in it.", "Bunge halina mamlaka juu yake.")),
    Story(D(2026, 6, 16), PELICAN, Text("a bell in the example tower", "kengele katika mnara wa mfano"), Text("Asks that the bell ring at noon again.", "Linaomba kengele ilie tena saa sita mchana."), 6, 15, 65, 85, "declined"),
    Story(D(2026, 7, 7), HERON, Text("speed humps at the example crossing", "matuta katika kivuko cha mfano"), Text("Asks for two humps before the crossing.", "Linaomba matuta mawili kabla ya kivuko."), 7, 22),
    Story(D(2026, 7, 28), IBIS, Text("the roof of the example hall", "paa la ukumbi wa mfano"), Text("Asks that the roof be mended before the rains.", "Linaomba paa litengenezwe kabla ya mvua."), 3, 9, 28, 42, "granted", Text("Heard early, because of the rains.", "Lilisikilizwa mapema kwa sababu ya mvua.")),
    Story(D(2026, 8, 18), FISHER, Text("a market day for second-hand books", "siku ya soko la vitabu vilivyotumika"), Text("Asks for one market day a month for books.", "Linaomba siku moja ya soko kwa mwezi kwa vitabu."), 6, 22),
    Story(D(2026, 9, 8), PELICAN, Text("bicycle racks at example stations", "vishikio vya baiskeli katika vituo vya mfano"), Text("Asks for racks where bicycles can be locked.", "Linaomba vishikio ambako baiskeli zinaweza kufungwa."), 7),
    Story(D(2026, 9, 22), HERON, Text("shade trees at the example clinic", "miti ya kivuli katika kliniki ya mfano"), Text("Asks for trees where people wait outside.", "Linaomba miti mahali watu wanaposubiri nje."), None),
)  # fmt: skip

#: Complaints by channel; ``None``: suppressed, together with another one. The rest of ``all`` is theirs.
COMPLAINTS: dict[str, dict[str, Counts | None]] = {
    "2025-26-Q3": {"all": Counts(44, 35, 24, 6), "counter": Counts(25, 19, 11, 0), "letter": None, "phone": None, "online": Counts(12, 10, 10, 0)},
    "2025-26-Q4": {"all": Counts(43, 37, 28, 6), "counter": Counts(24, 20, 15, 0), "letter": None, "phone": None, "online": Counts(12, 10, 10, 0)},
    "2026-27-Q1": {"all": Counts(46, 36, 22, 8), "counter": Counts(26, 21, 13, 5), "letter": None, "phone": None, "online": Counts(14, 10, 5, 0)},
}  # fmt: skip
#: Which rule hides them: letters are too few, calls keep them company.
HIDDEN_CHANNELS = {"letter": "small_count", "phone": "complement"}
#: Requests for information, all channels; the urgent ones: not collected, suppressed, none.
INFORMATION = {
    "2025-26-Q3": Counts(9, 8, 8, 0),
    "2025-26-Q4": Counts(11, 10, 5, 0),
    "2026-27-Q1": Counts(14, 12, 12, 0),
}
URGENT: dict[str, str] = {"2025-26-Q3": "not_collected", "2025-26-Q4": "suppressed", "2026-27-Q1": "reported"}
#: Inquiries: how many came beyond those answered, and how many were open late.
INQUIRIES = {"2025-26-Q3": (4, 12), "2025-26-Q4": (7, 9), "2026-27-Q1": (6, 11)}
MEDIAN_DAYS = {
    "inquiry": {"2025-26-Q3": 4, "2025-26-Q4": 3, "2026-27-Q1": 4},
    "complaint": {"2025-26-Q3": 18, "2025-26-Q4": 15, "2026-27-Q1": 19},
    "access_to_information": {"2025-26-Q4": 20, "2026-27-Q1": 13},
}
#: Remarks on complaints, by quarter and channel.
NOTES = {
    ("2026-27-Q1", "all"): Text(
        "The counter was closed for a week in August.", "Dawati lilifungwa kwa wiki moja Agosti."
    )
}
