"""Paths for the tools of anybody's tables are seen from the folder in which they are typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]


def test_a_file_beside_whoever_types_is_found_and_the_result_lies_there(tmp_path):
    (tmp_path / "house.csv").write_text("row,col,value\nsize,garden,3\n", encoding="utf-8")
    line = [sys.executable, str(HOME / "start.py"), "weigh", "house.csv", "--out", "result"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "size: 0.750000" in done.stdout  # 3 : 1
    assert (tmp_path / "result" / "weights.csv").is_file()


def test_an_error_of_a_tool_does_not_speak_of_publishing(tmp_path):
    line = [sys.executable, str(HOME / "start.py"), "attack", "nowhere.csv"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "nowhere.csv: This file is missing." in done.stderr
    assert "published" not in done.stderr
    assert "Errno" not in done.stderr
