// Filters and sorts the list of claims. Without it the page is a plain table of all claims.
// The state is in the address behind #, so that it can be shared and the back button works.
"use strict";
(() => {
  const table = document.getElementById("claims");
  if (!table) return;
  const FIRST = 60; // rows drawn at once, as laying them out takes longest; the rest waits behind a button
  const FILTERS = ["subject", "who", "code", "year"];
  const body = table.tBodies[0];
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const heads = [...table.querySelectorAll("th[data-sort]")];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rows = [...body.rows].map((row, place) => ({
    row, place, text: row.textContent.toLowerCase(), facts: row.dataset,
    keys: {
      stated: row.dataset.stated, due: row.dataset.due, who: row.dataset.who,
      what: row.querySelector("th").textContent, verdict: row.lastElementChild.textContent,
    },
  }));
  let all = false;

  const read = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  const wanted = (state) => {
    const words = (state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const set = FILTERS.filter((name) => state.get(name));
    const kept = rows.filter((one) =>
      set.every((name) => one.facts[name] === state.get(name)) &&
      words.every((word) => one.text.includes(word)));
    const sort = state.get("sort") || "";
    const name = sort.replace(/^-/, "");
    const way = sort.startsWith("-") ? -1 : 1;
    if (heads.some((head) => head.dataset.sort === name)) {
      const compare = name === "stated" || name === "due"
        ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
      kept.sort((a, b) => way * compare(a.keys[name], b.keys[name]) || a.place - b.place);
    }
    return [kept, name, way];
  };

  const draw = () => {
    const state = read();
    const [kept, sorted, way] = wanted(state);
    const drawn = form && !all ? kept.slice(0, FIRST) : kept;
    body.replaceChildren(...drawn.map((one) => one.row));
    for (const head of heads) {
      if (head.dataset.sort === sorted) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    if (!form) return;
    for (const name of ["q", ...FILTERS]) {
      const field = form.elements[name];
      const value = state.get(name) || "";
      if (field.value !== value) field.value = value;
    }
    shown.textContent = shown.dataset.words.replace("#", kept.length).replace("@", rows.length);
    more.hidden = drawn.length === kept.length;
  };

  const go = (state, replace) => {
    for (const [name, value] of [...state]) if (!value) state.delete(name);
    const address = "#" + (state.toString() || "=");
    if (address === location.hash) return;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    all = false;
    draw();
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const state = read();
      const name = head.dataset.sort;
      state.set("sort", state.get("sort") === name ? "-" + name : name);
      go(state);
    });
  }
  if (form) {
    form.hidden = false;
    let typing = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      const state = read();
      state.set(event.target.name, event.target.value);
      const typed = event.target.name === "q";
      go(state, typed && typing); // one step back undoes all that was typed
      typing = typed;
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      typing = false;
      go(new URLSearchParams());
    });
    more.addEventListener("click", () => { all = true; draw(); });
  }
  addEventListener("popstate", draw);
  draw();
})();
