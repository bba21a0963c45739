# ruff: noqa: E501  (surveys and answers are told in long lines)
"""Illustrative surveys, feedback and members' reports. All invented; seats are example seats.

Satisfied people and submitted reports are those of ``figures.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from . import figures
from .story import Edition, Text
from .tables import Row, dice

D = date


class Fieldwork(NamedTuple):
    """The public survey of a quarter: when, how many asked, answers to its two questions."""

    start: date
    end: date
    invited: int
    satisfaction: tuple[int, int, int, int, int]
    outcome: tuple[int, int, int]


PUBLIC = {
    "2025-26-Q3": Fieldwork(D(2026, 2, 9), D(2026, 2, 27), 520, (24, 84, 45, 33, 15), (99, 61, 41)),
    "2025-26-Q4": Fieldwork(D(2026, 5, 11), D(2026, 5, 29), 560, (30, 98, 51, 36, 14), (120, 66, 43)),
    "2026-27-Q1": Fieldwork(D(2026, 8, 3), D(2026, 8, 21), 600, (41, 112, 48, 37, 14), (141, 68, 43)),
}
_SATISFIED = Text(
    "How satisfied are you with the work of the Assembly?",
    "Unaridhika kiasi gani na kazi ya Bunge la Kaunti?",
)
_LEVELS = (
    Text("Very satisfied", "Nimeridhika sana"),
    Text("Satisfied", "Nimeridhika"),
    Text("Neither", "Sina upande"),
    Text("Dissatisfied", "Sijaridhika"),
    Text("Very dissatisfied", "Sijaridhika kabisa"),
)
_GOT = Text(
    "The last time you turned to the Assembly, did you get what you came for?",
    "Mara ya mwisho ulipoliendea Bunge la Kaunti, ulipata ulichotafuta?",
)
_YES = (Text("Yes", "Ndiyo"), Text("In part", "Kwa sehemu"), Text("No", "Hapana"))
_EVIDENCE = Text(
    "Does the Assembly use what your organisation knows?",
    "Je, Bunge la Kaunti hutumia yale ambayo shirika lako linajua?",
)
_OFTEN = (
    Text("Often", "Mara nyingi"),
    Text("Sometimes", "Wakati mwingine"),
    Text("Rarely", "Mara chache"),
    Text("Cannot say", "Siwezi kusema"),
)
_JOINT = Text("Would you work with the Assembly again?", "Je, ungefanya kazi na Bunge la Kaunti tena?")


def survey_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """Surveys and their answers; none before the first was made."""
    if edition.quarter not in PUBLIC:
        return {}
    surveys, answers = [_public(edition.quarter)], list(_public_answers(edition.quarter))
    if edition.quarter == "2026-27-Q1":
        surveys += [_STAKEHOLDERS, _PARTNERS]
        answers += _answers("srv_2026_q3_stakeholders", 1, _EVIDENCE, _OFTEN, (33, 17, None, None), 58)
        answers += _answers("srv_2026_q3_partners", 1, _JOINT, _YES, (None, None, None), None)
    return {"surveys": surveys, "survey_results": answers}


def _id(quarter: str) -> str:
    end = PUBLIC[quarter].end
    return f"srv_{end.year}_q{(end.month + 2) // 3}_public"


def _public(quarter: str) -> Row:
    work = PUBLIC[quarter]
    return {
        "survey_id": _id(quarter),
        "title_en": "Example survey of the public",
        "title_sw": "Utafiti wa mfano wa umma",
        "audience": "public",
        "mode": "face_to_face",
        "fieldwork_start": work.start,
        "fieldwork_end": work.end,
        "population_en": "People of 18 and over in ten example wards.",
        "population_sw": "Watu wa miaka kumi na minane na zaidi katika wadi kumi za mfano.",
        "sampling": "random",
        "method_en": "Households were drawn by chance, one person in each.",
        "method_sw": "Kaya zilichaguliwa kwa njia ya nasibu, mtu mmoja katika kila kaya.",
        "n_invited": work.invited,
        "n_completed": sum(work.satisfaction),
        "limits_en": "More than half of those asked did not answer; they may think otherwise.",
        "limits_sw": "Zaidi ya nusu ya walioulizwa hawakujibu; huenda wana maoni tofauti.",
    }


def _public_answers(quarter: str) -> Iterator[Row]:
    work = PUBLIC[quarter]
    base = sum(work.satisfaction)
    told = figures.assembly_only("stk_satisfaction", quarter)
    assert told == figures.Count(sum(work.satisfaction[:2]), base)
    rows = _answers(_id(quarter), 1, _SATISFIED, _LEVELS, work.satisfaction, base)
    for number, row in enumerate(rows):
        yield row | {"satisfied": "true" if number < 2 else "false"}
    yield from _answers(_id(quarter), 2, _GOT, _YES, work.outcome, sum(work.outcome))


def _answers(survey: str, number: int, question: Text, texts: Sequence[Text], counts: Sequence[int | None], base: int | None) -> list[Row]:  # fmt: skip
    return [
        {
            "survey_id": survey,
            "question_no": number,
            "answer_no": place,
            "question_en": question.en,
            "question_sw": question.sw,
            "answer_en": text.en,
            "answer_sw": text.sw,
            "n": count,
            "base": base if count is not None else None,
            "status": "suppressed" if count is None else "reported",
        }
        for place, (text, count) in enumerate(zip(texts, counts, strict=True), start=1)
    ]


_STAKEHOLDERS: Row = {
    "survey_id": "srv_2026_q3_stakeholders",
    "title_en": "Example survey of civil society",
    "title_sw": "Utafiti wa mfano kwa mashirika ya kiraia",
    "audience": "stakeholders",
    "mode": "online",
    "fieldwork_start": D(2026, 9, 1),
    "fieldwork_end": D(2026, 9, 18),
    "population_en": "Organisations that wrote to the Assembly in the past year.",
    "population_sw": "Mashirika yaliyoliandikia Bunge la Kaunti mwaka uliopita.",
    "sampling": "everyone",
    "method_en": "One person in each organisation was asked.",
    "method_sw": "Mtu mmoja katika kila shirika aliulizwa.",
    "n_invited": 91,
    "n_completed": 58,
    "limits_en": "It says nothing of organisations that never wrote.",
    "limits_sw": "Halisemi lolote kuhusu mashirika ambayo hayakuandika.",
}
_PARTNERS: Row = _STAKEHOLDERS | {
    "survey_id": "srv_2026_q3_partners",
    "title_en": "Example survey of research partners",
    "title_sw": "Utafiti wa mfano wa washirika",
    "mode": "telephone",
    "population_en": "Example universities and companies that worked with a committee.",
    "population_sw": "Vyuo vikuu na kampuni za mfano zilizofanya kazi na kamati.",
    "n_invited": 12,
    "n_completed": 8,
    "limits_en": "Too few answered for anything to be told.",
    "limits_sw": "Waliojibu ni wachache mno kwa lolote kutajwa.",
}


#: Which rule hides an answer: one is too few and another keeps it company; eight people are too small a base.
HIDDEN_ANSWERS: dict[str, dict[object, str]] = {
    "srv_2026_q3_stakeholders": {3: "small_count", 4: "complement"},
    "srv_2026_q3_partners": dict.fromkeys((1, 2, 3), "small_base"),
}


class Matter(NamedTuple):
    """Something that people raised, and the answer."""

    quarter: str
    theme: Text
    channel: str
    people: int | None
    said: Text
    response: Text
    outcome: str
    action: str = ""
    days: int | None = None


MATTERS = (
    Matter("2025-26-Q4", Text("Order papers", "Orodha za shughuli"), "online", 27, Text("The order paper appears on the day itself.", "Orodha ya shughuli huonekana siku yenyewe."), Text("It is put up the evening before.", "Sasa hubandikwa jioni ya siku iliyotangulia."), "done", days=16),
    Matter("2025-26-Q4", Text("Public hearings", "Vikao vya maoni ya umma"), "town_hall", 64, Text("Bills are passed at the end of the year without a hearing.", "Miswada hupitishwa mwishoni mwa mwaka bila kikao cha maoni ya umma."), Text("No bill is listed for third reading without a look at its hearings.", "Hakuna mswada utakaopangwa kusomwa mara ya tatu bila kuangalia vikao vyake."), "planned", days=21),
    Matter("2025-26-Q4", Text("Ramps", "Njia za viti vya magurudumu"), "letter", None, Text("A door is too narrow for a wheelchair.", "Mlango ni mwembamba mno kwa kiti cha magurudumu."), Text("The door was widened.", "Mlango ulipanuliwa."), "done"),
    Matter("2026-27-Q1", Text("Public hearings", "Vikao vya maoni ya umma"), "town_hall", 71, Text("Notices come too late to ask for a day off.", "Matangazo huja kwa kuchelewa mno kuomba ruhusa kazini."), Text("Notices go out at least seven days before a hearing.", "Matangazo hutolewa angalau siku saba kabla ya kikao."), "planned", "act_2026_004", 18),
    Matter("2026-27-Q1", Text("Telephone", "Simu"), "phone", 19, Text("Nobody answers the telephone at noon.", "Hakuna anayepokea simu saa sita mchana."), Text("Two people now take turns at noon.", "Watu wawili sasa wanapokezana saa sita mchana."), "done", days=9),
    Matter("2026-27-Q1", Text("Petitions", "Maombi kwa Bunge"), "counter", 33, Text("Nobody is told how far a petition has come.", "Hakuna anayeambiwa ombi limefika wapi."), Text("The register on this site shows every step with its day.", "Rejista katika tovuti hii huonyesha kila hatua na siku yake."), "done", days=12),
    Matter("2026-27-Q1", Text("Sitting days", "Siku za vikao"), "survey", 46, Text("The Assembly should sit on Saturdays.", "Bunge linapaswa kuketi Jumamosi."), Text("It cannot: staff and public transport are missing on that day.", "Haliwezi: siku hiyo hakuna wafanyakazi wala usafiri wa umma."), "not_possible", days=25),
    Matter("2026-27-Q1", Text("Sign language", "Lugha ya ishara"), "letter", None, Text("A hearing had no sign language interpreter.", "Kikao kimoja hakikuwa na mkalimani wa lugha ya ishara."), Text("An interpreter is booked for every hearing of the next quarter.", "Mkalimani amepangiwa kila kikao cha robo ijayo."), "planned"),
    Matter("2026-27-Q1", Text("Seats for the public", "Viti vya umma"), "online", 12, Text("There are too few seats in the gallery on budget day.", "Viti vya umma ni vichache siku ya bajeti."), Text("An answer is due in November.", "Jibu linatarajiwa Novemba."), "open"),
)  # fmt: skip


def feedback_rows(edition: Edition) -> list[Row]:
    """What people raised in the quarter, and the answers."""
    own = [matter for matter in MATTERS if matter.quarter == edition.quarter]
    year = edition.period.calendar_year
    before = sum(m.quarter < edition.quarter and m.quarter >= "2025-26-Q4" for m in MATTERS)
    return [
        {
            "feedback_id": f"fb_{year}_{before + number:02d}",
            "theme_en": matter.theme.en,
            "theme_sw": matter.theme.sw,
            "channel": matter.channel,
            "people": matter.people,
            "status": "suppressed" if matter.people is None else "reported",
            "said_en": matter.said.en,
            "said_sw": matter.said.sw,
            "response_en": matter.response.en,
            "response_sw": matter.response.sw,
            "outcome": matter.outcome,
            "action_id": matter.action,
            "median_days": matter.days,
        }
        for number, matter in enumerate(own, start=1)
    ]


def engagement_rows(edition: Edition) -> list[Row]:
    """A row for each of the 35 ward seats and 12 nominated seats; who did not report changes by chance."""
    count = figures.assembly_only("stk_engagement_reports", edition.quarter)
    if count is None or count.denominator is None:
        return []
    seats = range(1, count.denominator + 1)
    luck = {seat: dice("engagement", seat, edition.quarter).random() for seat in seats}
    reported = set(sorted(seats, key=luck.__getitem__)[: int(count.numerator)])
    due = edition.period.last_day + timedelta(days=9)
    return [_seat(seat, seat in reported, due, luck[seat]) for seat in seats]


def _seat(seat: int, reported: bool, due: date, luck: float) -> Row:
    wards = 35
    place = seat if seat <= wards else seat - wards
    kind = "ward" if seat <= wards else "nominated"
    row: Row = {
        "seat_id": f"{kind}_{place:02d}",
        "seat_en": f"Example seat {place}" if kind == "ward" else f"Example nominated seat {place}",
        "seat_sw": f"Kiti cha mfano {place}" if kind == "ward" else f"Kiti cha mfano cha uteuzi {place}",
        "kind": kind,
        "due_on": due,
        "submitted": "yes" if reported else "no",
        "term_id": "term_3",
        "seat_status": "filled",
    }
    if reported:
        days = int(luck * 40) % 13
        row |= {"submitted_on": due + timedelta(days=days - 9), "meetings": 1 + int(luck * 97) % 7}
    return row
