// Finds things by their names, in lists that plugins/core/pages/find_list.py writes. Nothing is loaded before
// somebody begins to type; what is typed stands in the address and never leaves the reader's machine.
(() => {
  const get = id => document.getElementById(id), form = get("finder"), field = form.q, box = get("results");
  const [heading] = box.getElementsByTagName("h2"), [list] = box.getElementsByTagName("ol");
  const lists = form.dataset.lists.trim().split(" "), kiswahili = document.documentElement.lang == "sw";
  const things = [], step = 20;
  let shown, timer, waiting;
  const words = text => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];
  // A word, and what is left of it without one prefix of a noun class or, in English, without an ending: there
  // names keep theirs.
  const [parts, left] = kiswahili
    ? ["mwa wa mw mi ma ki vi vy ch ny ku kw m n u", (word, part) => word.startsWith(part) && word.slice(part.length)]
    : ["ies es s ing ed", (word, part) => word.endsWith(part) && word.slice(0, -part.length)];
  const asked = word => [word, ...parts.split(" ").map(part => left(word, part)).filter(rest => rest && rest.length > 2)];
  const named = kiswahili ? asked : word => [word];
  // How well a name's word answers a word that was asked for: 2 as it stands, 1 by its beginning.
  const fits = (name, word) => name[0] == word[0] ? 2 : name.some(a => word.some(b => a.startsWith(b))) ? 1 : 0;
  const score = (thing, query) => {
    let sum = 0, missed = 0;
    const hits = thing.names.map(() => 0);
    for (const word of query) {
      let best = thing.kind.some(kind => fits(kind, word)) ? 1 : 0;
      thing.names.forEach((name, place) => {
        const fit = Math.max(0, ...name.map(each => fits(each, word)));
        hits[place] += fit > 0;
        best = Math.max(best, fit && 2 * fit + !place);
      });
      missed += !best;
      sum += best;
    }
    return [missed, hits.some((hit, place) => hit == query.length && thing.names[place].length == hit) ? -99 : -sum];
  };
  const link = (address, text) => Object.assign(document.createElement("a"), {href: address, textContent: text});
  const row = thing => {
    const item = document.createElement("li"), said = document.createElement("span");
    const name = link(thing.url, thing.title);
    if (thing.lang) name.lang = thing.lang;
    said.className = "sub";
    said.textContent = thing.said;
    item.append(name, " ", said);
    return item;
  };
  // Letters to alter, add or leave out to make one word of the other.
  const distance = (a, b) => {
    let before = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const now = [i];
      for (let j = 1; j <= b.length; j++) now[j] = Math.min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
      before = now;
    }
    return before[b.length];
  };
  const nearest = query => {
    const known = new Set(things.flatMap(thing => thing.names[0].map(name => name[0])).filter(word => word.length > 3));
    return [...known].map(word => [Math.min(...query.map(([each]) => each.length > 3 ? distance(each, word) : 9)), word]).filter(([far]) => far < 3).sort().slice(0, 3);
  };
  const search = () => {
    const text = field.value, query = words(text).map(asked);
    history.replaceState(null, "", text ? "?q=" + encodeURIComponent(text) : location.pathname);
    box.hidden = !query.length || !things.length;
    get("status").textContent = "";
    if (box.hidden) return;
    // Those that answer the most words, one at least.
    const all = things.map(thing => [...score(thing, query), thing]).sort((a, b) => a[0] - b[0] || a[1] - b[1]), [missed] = all[0];
    const found = all.filter(each => each[0] == missed && query[missed]);
    list.replaceChildren(...found.slice(0, shown).map(each => row(each[2])));
    get("more").hidden = found.length <= shown;
    get("none").hidden = !missed;
    get("earlier").hidden = !lists.length;
    const close = missed ? nearest(query) : [], near = get("nearest");
    near.hidden = !close.length;
    near.replaceChildren(near.firstChild, ...close.flatMap(([, word]) => [" ", link("?q=" + word, word)]), " ·");
    get("status").textContent = form.dataset.found.replace("#", found.length.toLocaleString("en"));
  };
  const later = () => { clearTimeout(timer); shown = step; timer = setTimeout(search, 200); };
  const load = () => document.head.append(Object.assign(document.createElement("script"), {src: lists.shift()}));
  const begin = () => { if (!waiting) { waiting = true; load(); } };
  window.found = (kinds, rows) => {
    for (const [kind, title, url, said = "", also = "", lang] of rows) things.push({
      title, url, lang, said: [kinds[kind][0], said].filter(Boolean).join(" · "),
      kind: words(kinds[kind][1]).map(named), names: [title, ...also.split("|")].map(name => words(name).map(named)),
    });
    search();
  };
  field.addEventListener("focus", begin);
  field.addEventListener("input", later);
  field.addEventListener("keydown", event => { if (event.key == "Escape") { field.value = ""; later(); } });
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); shown = step; search(); heading.focus(); });
  get("more").addEventListener("click", () => { const first = shown; shown += step; search(); list.children[first].firstChild.focus(); });
  get("earlier").addEventListener("click", () => { while (lists.length) load(); });
  field.value = new URLSearchParams(location.search).get("q") || "";
  shown = step;
  if (field.value) begin();
})();
