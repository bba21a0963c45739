"""What differs between two versions of a table, worked by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checked_tables.schemas import Field, TableSchema
from plugins.subjects.corrections.model_tables import RowChanges, changes_said, row_changes, version_changes


def schema(name: str, *fields: Field) -> TableSchema:
    return TableSchema(
        name=name,
        title="",
        description="",
        scope="quarter",
        optional_file=True,
        may_be_empty=True,
        fields=fields,
        primary_key=(fields[0].name,),
    )


BILLS = schema(
    "bills",
    Field(name="bill_id", type="string"),
    Field(name="title", type="string"),
    Field(name="fee", type="number"),
)


def bill(name: str, title: str = "A bill", fee: str = "4.5") -> dict[str, str]:
    return {"bill_id": name, "title": title, "fee": fee}


def test_rows_new_gone_and_changed():
    before = [bill("ash"), bill("beech"), bill("cedar")]
    now = [bill("cedar"), bill("beech", title="Another"), bill("date"), bill("elm")]
    # date and elm came, ash went, beech has another title; cedar only stands elsewhere
    assert row_changes(BILLS, before, now) == RowChanges(new=2, gone=1, changed=1)


def test_the_same_number_in_another_form_is_no_change_and_another_text_is():
    assert row_changes(BILLS, [bill("ash")], [bill("ash", fee="4.50")]).total == 0
    assert row_changes(BILLS, [bill("ash", title="4.5")], [bill("ash", title="4.50")]).changed == 1
    assert (
        row_changes(BILLS, [bill("ash", fee="0")], [bill("ash", fee="")]).changed == 1
    )  # missing is not zero


def test_a_column_that_was_added_later_and_is_empty_is_no_change():
    assert row_changes(BILLS, [{"bill_id": "ash", "title": "A bill"}], [bill("ash", fee="")]).total == 0


def test_only_tables_that_differ_are_named_and_figures_are_left_to_their_own_list():
    others = (BILLS, schema("petitions", Field(name="petition_id", type="string")))
    figures = schema("observations", Field(name="metric_id", type="string"))
    trail = schema("sign_offs", Field(name="stage", type="string"))
    assert version_changes(
        (*others, figures, trail),
        {"bills": [bill("ash")], "observations": [{"metric_id": "a"}], "sign_offs": []},
        {"bills": [bill("ash")], "petitions": [{"petition_id": "p"}], "sign_offs": [{"stage": "tabled"}]},
    ) == {"petitions": RowChanges(1, 0, 0)}


COUNT = st.integers(min_value=0, max_value=10**6)


@given(COUNT, COUNT, COUNT)
def test_the_counts_are_read_as_they_are_written(new: int, gone: int, changed: int):
    counts = RowChanges(new, gone, changed)
    assert changes_said(str(counts)) == counts


def test_other_words_are_no_counts():
    assert changes_said("two rows") is None
