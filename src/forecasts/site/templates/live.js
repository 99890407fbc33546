// Only on pages that `site --serve` sends: loads the page anew when the ledger has changed.
"use strict";
(() => {
  let seen = null;
  const ask = async () => {
    if (!document.hidden) {
      try {
        const state = await (await fetch("/live")).text();
        if (seen !== null && state !== seen) location.reload();
        seen = state;
      } catch {
        seen = seen ?? ""; // the server has stopped; when it is back, its pages may be others
      }
    }
    setTimeout(ask, 1000);
  };
  ask();
})();
