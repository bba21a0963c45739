"""The site's shape: what ``invoke build`` uses. What differs in public is in ``publishconf.py``.

The adapters, in order, tell the story: take in the data, read the prose, lay out and write the pages, put
figures into prose, pack the open data.
"""

import sys
from hashlib import sha256
from pathlib import Path

import jinja2

HOME = Path(__file__).resolve().parent
#: The folders whose modules may be imported; Pelican loads this file by its path and adds none.
MODULES = (HOME,)
sys.path[:0] = [str(folder) for folder in MODULES if str(folder) not in sys.path]

from plugins.adapters import embeds, intake, open_data, prose, reports  # noqa: E402

SITENAME = "County Assembly of Kisumu"
SITEURL = ""
#: The address under which the public reads the site, for example "https://example.go.ke"; canonical
#: links, feeds and language alternates for search engines are left out while it is empty.
PUBLIC_ADDRESS = ""
#: Whether a web server will serve the site: each page then says its security policy, and the files with
#: which common hosts are told to say it lie beside the pages.
HOSTED = False
#: Contacts are shown only when the Assembly has given them.
CONTACT = {"post": "P.O. Box 86 - 40100, Kisumu", "phone": "", "email": "", "whatsapp": ""}

PLUGINS = [intake, prose, reports, embeds, open_data]
PATH = str(HOME / "content")
DATA_DIR = str(HOME / "data")
WORDING_DIR = str(HOME / "content" / "wording")
FINDINGS_CACHE = str(HOME / ".cache" / "findings")
CHART_CACHE = str(HOME / ".cache" / "charts")
PROSE_CACHE = str(HOME / ".cache" / "prose")
THEME = str(HOME / "theme")
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS: list[str] = []

TIMEZONE = "UTC"
LOCALE = ["C.UTF-8", "C"]
DEFAULT_LANG = "en"
PATH_METADATA = r"(?:official/)?(?P<lang>en|sw)/(?P<slug>.*)\..*"
PAGE_PATHS = ["en", "sw", "official/en", "official/sw"]
ARTICLE_PATHS: list[str] = []
READERS = {"rst": None, "html": None}
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.tables": {"use_align_attribute": True},
        "markdown.extensions.toc": {"permalink": False},
    },
    "output_format": "html5",
}

# Every page is written by the reports adapter, so that prose and data share one way out.
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = ""
PAGE_URL = PAGE_LANG_URL = "{lang}/{slug}.html"
DIRECT_TEMPLATES: list[str] = []
ARTICLE_SAVE_AS = AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
RELATIVE_URLS = False

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": jinja2.StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
    "auto_reload": False,
}
# Templates are compiled once. An entry holds the checksum of its template's source, and lies in a folder
# named by all else that decides what is compiled.
_compiled = (
    HOME
    / ".cache"
    / "templates"
    / sha256(f"{jinja2.__version__} {sorted(JINJA_ENVIRONMENT.items())}".encode()).hexdigest()[:8]
)
_compiled.mkdir(parents=True, exist_ok=True)
JINJA_ENVIRONMENT["bytecode_cache"] = jinja2.FileSystemBytecodeCache(str(_compiled))
