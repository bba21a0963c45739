# ruff: noqa: E501  (rows are written as they stand in the files)
"""Sound tables on services for the tiny data folder's second quarter, October to December 2025."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from tests.samples.tiny import Q2, Tiny, write_tiny

STANDARDS = "reference/service_standards.csv"
REQUESTS, PETITIONS = f"{Q2}/service_requests.csv", f"{Q2}/petitions.csv"
SURVEYS, ANSWERS = f"{Q2}/surveys.csv", f"{Q2}/survey_results.csv"
FEEDBACK, SEATS = f"{Q2}/feedback.csv", f"{Q2}/engagement.csv"

FILES: Mapping[str, str] = {
    STANDARDS: """\
        service_id,first_quarter,order,kind,name_en,name_sw,standard_days,answered_en,answered_sw,basis,clause,verified,how_en,how_sw
        inquiry,2025-26-Q1,1,inquiry,Inquiry,,5,It was answered.,,illustrative,"Policy, 2.2(4)",false,Ask.,
        petition,2025-26-Q1,2,petition,Petition,,90,A reply was sent.,,illustrative,"Policy, 2.2(4)",false,Write.,
        complaint,2025-26-Q1,3,complaint,Complaint,,21,A decision was sent.,,illustrative,"Policy, 2.2(4)",false,Write.,
        """,
    REQUESTS: """\
        service_id,channel,received,answered,within_standard,open_late,median_days,status,note_en,note_sw
        inquiry,all,9,8,7,1,3,reported,,
        petition,all,1,0,0,0,,reported,,
        complaint,all,20,18,12,6,14,reported,,
        complaint,counter,12,10,5,0,15,reported,,
        complaint,letter,,,,,,suppressed,,
        complaint,online,,,,,,suppressed,,
        """,
    PETITIONS: """\
        petition_id,title_en,title_sw,prayer_en,prayer_sw,received_on,reviewed_on,presented_on,committee_id,report_tabled_on,decision,replied_on,address,note_en,note_sw
        pet_one,Example petition about shade,,Asks for shade.,,2025-10-06,2025-10-13,2025-10-28,comm_ibis,,,,,,
        pet_two,Example petition about a bell,,Asked for a bell.,,2025-05-06,2025-05-12,2025-05-20,comm_ibis,2025-07-08,granted,2025-07-22,,,
        """,
    SURVEYS: """\
        survey_id,title_en,title_sw,audience,mode,fieldwork_start,fieldwork_end,population_en,population_sw,sampling,method_en,method_sw,n_invited,n_completed,limits_en,limits_sw,address
        srv_one,Example survey,,public,paper,2025-11-03,2025-11-21,Everybody.,,random,By chance.,,80,40,It is small.,,
        """,
    ANSWERS: """\
        survey_id,question_no,answer_no,question_en,question_sw,answer_en,answer_sw,satisfied,n,base,status
        srv_one,1,1,Satisfied?,,Yes,,true,22,40,reported
        srv_one,1,2,Satisfied?,,No,,false,18,40,reported
        srv_one,2,1,Often?,,Often,,,28,40,reported
        srv_one,2,2,Often?,,Rarely,,,,,suppressed
        srv_one,2,3,Often?,,Never,,,,,suppressed
        """,
    FEEDBACK: """\
        feedback_id,theme_en,theme_sw,channel,people,status,said_en,said_sw,response_en,response_sw,outcome,action_id,median_days
        fb_one,Notices,,town_hall,31,reported,Notices come late.,,They go out earlier.,,done,,12
        """,
    SEATS: """\
        seat_id,seat_en,seat_sw,kind,due_on,submitted,submitted_on,meetings,note_en,note_sw
        seat_01,Example seat 1,,ward,2026-01-09,yes,2026-01-08,4,,
        seat_02,Example seat 2,,ward,2026-01-09,no,,,,
        seat_03,Example seat 3,,ward,,not_due,,,The seat was vacant.,
        """,
}


def write_tiny_services(folder: Path) -> Tiny:
    """The tiny data folder with every table on services in its second quarter."""
    tiny = write_tiny(folder)
    for name, text in FILES.items():
        tiny.write(name, textwrap.dedent(text))
    return tiny
