// Filters and sorts the list of claims. Without it the page is a plain table of all claims, or of the
// newest of a long list, whose columns and words then lie in scripts beside the page (data-lists).
// The state is in the address behind #, so that it can be shared and the back button works.
"use strict";
(() => {
  const table = document.getElementById("claims");
  if (!table) return;
  const FIRST = 60; // rows drawn at once, as laying them out takes longest; the rest waits behind a button
  const MORE = 10000; // rows that the button adds
  const MORE_READ = 500; // and where their words have to be read first
  const AT_ONCE = 16; // files that are read side by side
  const FILTERS = ["subject", "who", "code", "year"];
  const body = table.tBodies[0];
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const heads = [...table.querySelectorAll("th[data-sort]")];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const counted = new Intl.NumberFormat(document.documentElement.lang);
  const here = table.dataset.lists; // the folder of a long list's data; without one all rows are in the page

  // What a column can say (values), and by row which of these it says (rows).
  let columns = {};
  let size = 0;
  let whole = true; // whether the words of all rows are there to be searched
  let limit = FIRST;
  let node; // makes the row of the table at a place
  const texts = []; // the words of each row, in lower case

  const coded = (cells) => {
    const places = new Map();
    const rows = cells.map((cell) => {
      if (!places.has(cell)) places.set(cell, places.size);
      return places.get(cell);
    });
    return { values: [...places.keys()], rows };
  };

  const take = () => {
    const rows = [...body.rows];
    size = rows.length;
    for (const name of [...FILTERS, "stated", "due"]) columns[name] = coded(rows.map((row) => row.dataset[name]));
    columns.what = coded(rows.map((row) => row.querySelector("th a").textContent));
    columns.verdict = coded(rows.map((row) => row.lastElementChild.lastChild.textContent.trim()));
    rows.forEach((row, place) => { texts[place] = row.textContent.toLowerCase(); });
    node = (place) => rows[place];
  };

  // The order of a column's values as numbers: equal where the language does not tell them apart.
  const ranked = (name) => {
    const column = columns[name];
    if (!column.ranks) {
      const compare = name === "stated" || name === "due" ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
      const order = column.values.map((_, place) => place).sort((a, b) => compare(column.values[a], column.values[b]));
      column.ranks = [];
      order.forEach((place, rank) => {
        const same = rank && compare(column.values[order[rank - 1]], column.values[place]) === 0;
        column.ranks[place] = same ? column.ranks[order[rank - 1]] : rank;
      });
    }
    return column;
  };

  const sorted = (kept, name, way) => {
    const { rows, ranks } = ranked(name);
    const piles = [];
    for (const place of kept) (piles[ranks[rows[place]]] ||= []).push(place);
    if (way < 0) piles.reverse();
    return piles.flat();
  };

  const read = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const words = (state) => (state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);

  const wanted = (state) => {
    const searched = words(state);
    const set = FILTERS.filter((name) => state.get(name))
      .map((name) => [columns[name].rows, columns[name].values.indexOf(state.get(name))]);
    const kept = [];
    for (let place = 0; place < size; place++) {
      if (!set.every(([rows, value]) => rows[place] === value)) continue;
      if (searched.every((word) => texts[place] && texts[place].includes(word))) kept.push(place);
    }
    const sort = state.get("sort") || "";
    const name = sort.replace(/^-/, "");
    const way = sort.startsWith("-") ? -1 : 1;
    return [heads.some((head) => head.dataset.sort === name) ? sorted(kept, name, way) : kept, name, way];
  };

  const draw = () => {
    const state = read();
    const [kept, name, way] = wanted(state);
    const drawn = form ? kept.slice(0, limit) : kept;
    for (const head of heads) {
      if (head.dataset.sort === name) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    if (form) {
      for (const field of ["q", ...FILTERS]) {
        const value = state.get(field) || "";
        if (form.elements[field].value !== value) form.elements[field].value = value;
      }
      shown.textContent = shown.dataset.words.replace("#", counted.format(kept.length)).replace("@", counted.format(size));
      more.hidden = drawn.length === kept.length;
    }
    if (here && !prepare(drawn, words(state).length > 0)) return; // and draws again
    body.replaceChildren(...drawn.map(node));
  };

  const go = (state, replace) => {
    for (const [name, value] of [...state]) if (!value) state.delete(name);
    const address = "#" + (state.toString() || "=");
    if (address === location.hash) return;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    limit = FIRST;
    draw();
  };

  // A long list: its columns are one file, the words of its rows are read where they are needed.
  let prepare;
  const follow = () => {
    const pattern = body.rows[0];
    const shards = []; // by number from 1: the words of its rows
    const asked = []; // the same: what is fulfilled once it is read
    let shard = 0;
    let searching = false;
    whole = false;
    const say = (column, place) => columns[column].values[columns[column].rows[place]];

    const load = (name) => new Promise((done) => {
      const script = document.createElement("script");
      script.src = here + name;
      script.onload = () => { script.remove(); done(); };
      script.onerror = () => { shown.textContent = shown.dataset.fault; };
      document.head.append(script);
    });

    const have = (numbers) => Promise.all(numbers.map((number) => (asked[number] ||= load(`rows-${number}.js`))));

    const search = async () => {
      searching = true;
      const count = Math.ceil(size / shard);
      for (let first = 1; first <= count; first += AT_ONCE) {
        await have(Array.from({ length: Math.min(AT_ONCE, count - first + 1) }, (_, more) => first + more));
        shown.textContent = shown.dataset.reading.replace("#", Math.floor((100 * first) / count));
      }
      whole = true;
      draw();
    };

    prepare = (drawn, searched) => {
      if (searched && !whole) {
        if (!searching) search();
        return false;
      }
      const numbers = [...new Set(drawn.map((place) => Math.floor(place / shard) + 1))];
      if (numbers.every((number) => shards[number])) return true;
      have(numbers).then(draw);
      return false;
    };

    node = (place) => {
      const [page, stated, claimed, period, came, quote, language] = shards[Math.floor(place / shard) + 1][place % shard];
      const row = pattern.cloneNode(true);
      for (const name of [...FILTERS, "stated", "due"]) row.dataset[name] = say(name, place);
      const [said, who, what, figure, due, outcome, verdict] = row.cells;
      const near = (link, file) => link.getAttribute("href").replace(/[^/]*$/, file);
      said.textContent = stated;
      who.firstElementChild.textContent = say("who", place);
      who.firstElementChild.href = near(who.firstElementChild, `${columns.who.pages[columns.who.rows[place]]}.html`);
      what.firstElementChild.textContent = say("what", place);
      what.firstElementChild.href = near(what.firstElementChild, `${page}.html`);
      what.lastElementChild.textContent = quote;
      what.lastElementChild.lang = language;
      figure.textContent = claimed;
      due.textContent = period;
      outcome.textContent = came;
      verdict.className = say("mark", place);
      verdict.firstElementChild.textContent = say("sign", place);
      verdict.lastChild.textContent = ` ${say("verdict", place)}`;
      return row;
    };

    window.forecastsList = {
      columns: (found) => {
        ({ columns, size, shard } = found);
        for (const name of FILTERS) {
          const names = columns[name].names;
          form.elements[name].append(...names.map((called, place) => new Option(called, columns[name].values[place])));
        }
        start();
      },
      rows: (number, found) => {
        shards[number] = found;
        found.forEach((cells, place) => {
          const at = (number - 1) * shard + place;
          const told = [...cells.slice(1, 6), say("who", at), say("what", at), say("verdict", at)];
          texts[at] = told.join("\n").toLowerCase();
        });
      },
    };
    load("columns.js");
  };

  const start = () => {
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
      more.addEventListener("click", () => { limit += here ? MORE_READ : MORE; draw(); });
    }
    addEventListener("popstate", draw);
    draw();
  };

  if (here) follow();
  else {
    take();
    start();
  }
})();
