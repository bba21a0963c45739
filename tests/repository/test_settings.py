"""The settings: what is public differs from what staff build only where it must."""

import ast
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


def assigned(name: str) -> dict[str, ast.expr]:
    """The upper-case names that a settings file assigns."""
    names: dict[str, ast.expr] = {}
    for node in ast.parse((HOME / name).read_text(encoding="utf-8")).body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper() and node.value is not None:
                names[target.id] = node.value
    return names


def test_the_public_settings_change_only_the_address_and_that_a_server_answers() -> None:
    assert set(assigned("publishconf.py")) == {"PUBLIC_ADDRESS", "HOSTED"}


def test_no_address_and_no_contact_is_invented() -> None:
    if (HOME / "data" / "reference" / "beginning.csv").exists():
        return  # the Assembly has begun, and writes its own
    for name in ("pelicanconf.py", "publishconf.py"):
        assert ast.literal_eval(assigned(name)["PUBLIC_ADDRESS"]) == ""
    contact = ast.literal_eval(assigned("pelicanconf.py")["CONTACT"])
    assert contact == {"post": "P.O. Box 86 - 40100, Kisumu", "phone": "", "email": "", "whatsapp": ""}


def test_the_adapters_are_modules_in_the_order_of_the_flow() -> None:
    plugins = assigned("pelicanconf.py")["PLUGINS"]
    assert isinstance(plugins, ast.List)
    names = [item.id for item in plugins.elts if isinstance(item, ast.Name)]
    assert names == ["intake", "prose", "reports", "embeds", "open_data"]


def test_templates_escape_what_they_print_and_refuse_what_is_not_there() -> None:
    environment = ast.unparse(assigned("pelicanconf.py")["JINJA_ENVIRONMENT"])
    assert "'autoescape': True" in environment
    assert "StrictUndefined" in environment
