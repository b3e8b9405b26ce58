// While letters leave, looks again every few seconds and puts the new figures in place. Without it: reload the page.
"use strict";
(() => {
  const look = async () => {
    const shown = document.getElementById("outbox");
    if (!shown || !("busy" in shown.dataset)) return;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("outbox");
      if (answer.ok && fresh) shown.replaceWith(fresh);
    } catch {
      // away for a moment: the next look tells
    }
    setTimeout(look, 3000);
  };
  setTimeout(look, 3000);
})();
