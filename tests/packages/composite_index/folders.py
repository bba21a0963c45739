"""Scheme folders on disk for the tests of reading: a small right one, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

SETTINGS = 'scheme_id = "small"\nversion = "1"\ntitle_en = "Small"\nstatus = "illustrative"\n'
NODES = """\
node_id,parent_id,metric_id,weight
whole,,,
part,whole,,60
x,part,x,50
y,part,y,50
z,whole,z,40
"""
RULES = """\
metric_id,method,direction,target,floor,ceiling,cap_pct,minimum,maximum
x,ratio_to_target,up,50,,,125,,
y,goalposts,down,,0,20,,,
z,none,,,,,,0,100
"""
BANDS = """\
number,label_en,label_sw,lower,upper,symbol
1,Poor,Duni,0,50,o
2,Good,Nzuri,50,100,O
"""
FIGURES = """\
period,unit_id,metric_id,value
2025-Q1,u,x,40
2025-Q1,u,y,5
2025-Q1,u,z,70
"""


def scheme_folder(folder: Path, **files: str) -> Path:
    """A folder with the right files, some replaced (``nodes=...``) or more added (``units=...``)."""
    texts = {"scheme": SETTINGS, "nodes": NODES, "normalisation": RULES, "bands": BANDS, **files}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.{'toml' if name == 'scheme' else 'csv'}").write_text(text, encoding="utf-8")
    return folder
