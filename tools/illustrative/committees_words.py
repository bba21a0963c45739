"""What the illustrative committees deal with, in both languages: subjects, aspects, what they recommend."""

from __future__ import annotations

from .story import Text

SUBJECTS = (
    Text("the example market", "soko la mfano"),
    Text("the example bridge", "daraja la mfano"),
    Text("street lights", "taa za barabarani"),
    Text("the example clinic", "zahanati ya mfano"),
    Text("water points", "vituo vya maji"),
    Text("nursery classes", "madarasa ya chekechea"),
    Text("the bus park", "kituo cha mabasi"),
    Text("waste collection", "ukusanyaji wa taka"),
    Text("farm inputs", "pembejeo za kilimo"),
    Text("ward bursaries", "basari za wadi"),
    Text("the county stores", "maghala ya kaunti"),
    Text("rural roads", "barabara za vijijini"),
    Text("sports grounds", "viwanja vya michezo"),
    Text("fish landing sites", "vituo vya kupokea samaki"),
)
ASPECTS = (
    Text("costs and payments", "gharama na malipo"),
    Text("state of the works", "hali ya kazi"),
    Text("service to residents", "huduma kwa wakazi"),
    Text("contracts", "mikataba"),
    Text("spending in the quarter", "matumizi ya robo ya mwaka"),
    Text("an inspection", "ziara ya ukaguzi"),
    Text("a petition", "ombi kwa Bunge"),
    Text("maintenance", "matengenezo"),
    Text("records", "kumbukumbu"),
    Text("plans for the year", "mipango ya mwaka"),
    Text("revenue", "mapato"),
    Text("safety", "usalama"),
)
RECOMMENDED = (
    Text("Publish the costs of {} every quarter.", "Chapisha gharama za {} kila robo ya mwaka."),
    Text("Keep a register of the contracts for {}.", "Orodhesha mikataba ya {} katika rejista."),
    Text("Check payments for {} against the work done.", "Linganisha malipo ya {} na kazi iliyofanyika."),
    Text("Tell residents when work on {} begins and ends.", "Waambie wakazi kazi ya {} inapoanza na kuisha."),
    Text("Appoint one officer who answers for {}.", "Teua afisa mmoja anayewajibika kwa {}."),
    Text("Recover money paid twice for {}.", "Rudisha fedha zilizolipwa mara mbili kwa {}."),
    Text("Bring a plan for {} to the Assembly.", "Lete mpango wa {} mbele ya Bunge la Kaunti."),
    Text("Put the records of {} into electronic form.", "Weka kumbukumbu za {} katika mfumo wa TEHAMA."),
    Text("Ask the auditor to look at {} again.", "Omba mkaguzi aangalie {} tena."),
    Text("Set money aside for {} in the next budget.", "Tenga fedha za {} katika bajeti ijayo."),
    Text("Finish open work on {} before new work begins.", "Maliza kazi ya {} kabla ya kuanza nyingine."),
)
FOUND = (
    Text("No register was kept", "Hakukuwa na rejista"),
    Text("Payments without papers", "Malipo bila nyaraka"),
    Text("Work paid for and not finished", "Kazi iliyolipwa bila kukamilika"),
    Text("Contracts that nobody had signed", "Mikataba isiyotiwa saini"),
)
#: What the independent audit of the productivity programme found (``plan.py`` has the audit itself).
UNTRACED = Text(
    "Answers on audits could not be traced (example)", "Majibu kuhusu ukaguzi hayakufuatilika (mfano)"
)
TRACE = Text(
    "Publish the register of answers on audits with each report.",
    "Chapisha rejista ya majibu kuhusu ukaguzi pamoja na kila ripoti.",
)
REASONS = (
    Text("The road was closed by floods.", "Barabara ilifungwa na mafuriko."),
    Text("The papers came late.", "Nyaraka zilichelewa."),
    Text("The visit was put off by a month.", "Ziara iliahirishwa kwa mwezi mmoja."),
)
ASKED_FOR = Text("Carry out what the petition asked for.", "Tekeleza kilichoombwa katika ombi.")
DROPPED = Text("The work was given to another committee.", "Kazi hii ilipewa kamati nyingine.")


def about(number: int) -> Text:
    """A subject and an aspect of it; the first 168 numbers give 168 different ones."""
    place = number % (len(SUBJECTS) * len(ASPECTS))
    subject, aspect = SUBJECTS[place % len(SUBJECTS)], ASPECTS[(place // 14 + place) % len(ASPECTS)]
    return Text(f"{subject.en}: {aspect.en}", f"{subject.sw}: {aspect.sw}")


def recommended(number: int, subject: Text | None) -> Text:
    """What is recommended about a subject, each time something else; ``None``: about a petition."""
    if subject is None:
        return ASKED_FOR
    form = RECOMMENDED[number % len(RECOMMENDED)]
    return Text(form.en.format(subject.en), form.sw.format(subject.sw))


def subject_of(title: str) -> Text:
    """The subject that an English title names."""
    return next(subject for subject in SUBJECTS if subject.en in title)


def sentence(text: Text) -> Text:
    """With a capital letter at its beginning."""
    return Text(text.en[:1].upper() + text.en[1:], text.sw[:1].upper() + text.sw[1:])
