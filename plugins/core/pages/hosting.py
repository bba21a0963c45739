"""What a web server must say beside the pages: one policy, packed for each kind of host.

The site is plain files, so the policy can be as strict as browsers allow: nothing but the site's own style
sheet, pictures and the script that finds things is loaded, a form leads to a page of the site, no page is
framed. Files whose name holds
their own checksum may be kept for a year; everything else is asked for again after ten minutes, so that a
correction reaches readers soon. Open data may be read from any page of the web.

Formats: ``_headers`` as Netlify and Cloudflare Pages read it; ``.htaccess`` of Apache 2.4; an nginx snippet
for inside a ``server`` block. GitHub Pages reads none of them; there the pages' own ``<meta>`` holds what a
page can say itself.

nginx and Apache send the packed twin (``page.html.gz``) where one lies beside a file, and pack the others as
they send; Netlify and Cloudflare Pages pack all by themselves. Publishing leaves no twin of an older page
behind. ``/.well-known/`` is the host's and is served as it lies there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from .twins import KINDS

#: What a page can say of itself; browsers ignore ``frame-ancestors`` there. Nothing on a page connects to
#: anything, but examiners in a browser ask for ``robots.txt`` by the page's own policy.
CSP = (
    "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
#: Said with every file. HSTS (RFC 6797) holds for a year and for this host only; sent over plain HTTP it is
#: ignored by browsers.
HEADERS = {
    "Content-Security-Policy": f"{CSP}; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: The folder of the files whose names hold their checksum, and that of the open data.
HASHED, OPEN = "static", "data"
LONG, SHORT = "public, max-age=31536000, immutable", "public, max-age=600"
#: Types that many servers do not know, and those worth compressing.
TYPES = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
    "toml": "application/toml",
    "sha256": "text/plain",
    "js": "text/javascript",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TEXTS = (
    *("text/css", "text/javascript", "text/csv", "text/plain", "text/calendar", "image/svg+xml"),
    *("application/json", "application/ld+json", "application/atom+xml", "application/xml", "text/xml"),
    "text/turtle",
)
MISSING = "/404.html"
#: Names of what only the host reads: never served, and no part of the site's list of checksums.
HOST_FILES = frozenset({"_headers", "_redirects", ".htaccess", ".nojekyll", "CNAME"})
#: What the host has put there itself, such as proofs that the address is its own. Publishing leaves it alone.
OWN_OF_HOST = frozenset({".well-known", ".nojekyll", "CNAME"})


def belongs_to_host(name: str) -> bool:
    """Whether what lies at this address of a published site is the host's own."""
    return name.partition("/")[0] in OWN_OF_HOST


#: Where readers go instead of an address, for the addresses whose page has moved; one that ends with a slash
#: stands for everything under it.
Moved = Mapping[str, str]


def host_files(moved: Moved = MappingProxyType({})) -> Mapping[str, bytes]:
    """The files that lie in the published folder for hosts that look there."""
    files = {"_headers": pack_static_host(), ".htaccess": pack_apache(moved)}
    return {**files, "_redirects": pack_redirects(moved)} if moved else files


def pack_redirects(moved: Moved) -> bytes:
    """``_redirects`` for Netlify and Cloudflare Pages."""
    return _text([f"/{_all_under(address, '*')} /{to} 301" for address, to in sorted(moved.items())])


def _all_under(address: str, sign: str) -> str:
    return f"{address}{sign}" if address.endswith("/") else address


def pack_static_host() -> bytes:
    """``_headers`` for Netlify and Cloudflare Pages. Neither lets a later rule replace what an earlier one
    said, so the time to keep is only said where it differs from their own short one."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    lines += [f"/{HASHED}/*", f"  Cache-Control: {LONG}"]
    lines += [f"/{OPEN}/*", "  Access-Control-Allow-Origin: *"]
    lines += ["/*.atom", f"  Content-Type: {TYPES['atom']}; charset=utf-8"]
    return _text(lines)


def pack_apache(moved: Moved = MappingProxyType({})) -> bytes:
    """``.htaccess`` for Apache 2.4; what needs a module that is not loaded is left out by the server."""
    lines = [
        "Options -Indexes +SymLinksIfOwnerMatch",  # without the second nothing may be rewritten
        *(
            f'RedirectMatch 301 "^/{re.escape(address)}" /{to}'
            if address.endswith("/")
            else f"Redirect 301 /{address} /{to}"
            for address, to in sorted(moved.items())
        ),
        "DirectoryIndex index.html",
        f"ErrorDocument 403 {MISSING}",
        f"ErrorDocument 404 {MISSING}",
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .css .js .csv .svg .json .ics .txt .atom .xml",
        *(f"AddType {kind} .{ending}" for ending, kind in TYPES.items()),
        '<FilesMatch "^(\\.|_headers$|_redirects$)">',
        "  Require all denied",
        "</FilesMatch>",
        "<IfModule mod_alias.c>",
        f'  RedirectMatch 404 "{_HIDDEN}"',
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'  Header set Cache-Control "{SHORT}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^/{HASHED}/#">',
        f'    Header set Cache-Control "{LONG}"',
        "  </If>",
        f'  <If "%{{REQUEST_URI}} =~ m#^/{OPEN}/#">',
        '    Header set Access-Control-Allow-Origin "*"',
        "  </If>",
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        "  RewriteEngine On",
        "  RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b",
        "  RewriteCond %{REQUEST_FILENAME}.gz -f",
        f"  RewriteRule ^(.*\\.(?:{'|'.join(KINDS)}))$ $1.gz [L]",
        f'  <FilesMatch "\\.(?:{"|".join(KINDS)})\\.gz$">',
        "    RemoveType .gz",
        "    AddEncoding gzip .gz",
        "    <IfModule mod_headers.c>",
        "      Header merge Vary Accept-Encoding",
        "    </IfModule>",
        "  </FilesMatch>",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE text/html {' '.join(TEXTS)}",
        "</IfModule>",
    ]
    return _text(lines)


def pack_nginx(moved: Moved = MappingProxyType({})) -> bytes:
    """A snippet for inside the ``server`` block of an nginx that serves the site from its root."""
    lines = [
        "# Put this file beside nginx.conf and name it in the server block of the site:",
        "#",
        "#     server {",
        "#         listen 443 ssl;",
        "#         root /var/www/portal;",
        "#         include portal.conf;",
        "#     }",
        "index index.html;",
        f"error_page 403 404 =404 {MISSING};",
        "autoindex off;",
        "charset utf-8;",
        f"charset_types {' '.join(TEXTS)};",
        "include mime.types;",
        "types {",
        *(f"    {kind} {ending};" for ending, kind in TYPES.items() if ending in _UNKNOWN_TO_NGINX),
        "}",
        "gzip on;",
        "gzip_static on;",
        "gzip_vary on;",
        f"gzip_types {' '.join(TEXTS)};",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        f'set $portal_keep "{SHORT}";',
        f'if ($uri ~ "^/{HASHED}/") {{ set $portal_keep "{LONG}"; }}',
        "add_header Cache-Control $portal_keep;",
        'set $portal_open "";',
        f'if ($uri ~ "^/{OPEN}/") {{ set $portal_open "*"; }}',
        "add_header Access-Control-Allow-Origin $portal_open;",
        *(
            f"location {'^~' if address.endswith('/') else '='} /{address} {{ return 301 /{to}; }}"
            for address, to in sorted(moved.items())
        ),
        f'location ~ "{_HIDDEN}|/(_headers|_redirects)$" {{ return 404; }}',
    ]
    return _text(lines)


#: Folders and files that begin with a dot, but for the host's own.
_HIDDEN = r"/\.(?!well-known/)"
#: nginx warns of a type that its own list has already.
_UNKNOWN_TO_NGINX = frozenset({"csv", "ics", "toml", "sha256"})


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
