// Keeps what a translator types and has not saved in this browser, so that a closed tab or a lost connection
// loses nothing. A draft knows which version it was typed on: {version, words}. Without a store nothing happens.
(function () {
  "use strict";
  const PREFIX = "standfest translation ";

  function read(name) {
    try { return JSON.parse(localStorage.getItem(PREFIX + name)); } catch (error) { return null; }
  }
  function write(name, draft) {
    try { localStorage.setItem(PREFIX + name, JSON.stringify(draft)); } catch (error) { /* full, or not allowed */ }
  }
  function forget(name) {
    try { localStorage.removeItem(PREFIX + name); } catch (error) { /* not allowed */ }
  }

  // The page before saved or removed a text. What was typed since then on the newer version stays.
  document.querySelectorAll("[data-saved]").forEach(function (notice) {
    const draft = read(notice.dataset.saved);
    const version = Number(notice.dataset.version || Infinity);
    if (draft && draft.version < version) forget(notice.dataset.saved);
  });

  const box = document.querySelector("[data-draft]");
  const field = document.querySelector("main form [name=words]");
  if (!box || !field) return;
  const name = box.dataset.draft;
  const version = Number(document.querySelector("main form [name=seen]").value);
  const shown = field.defaultValue;

  const draft = read(name);
  if (draft && typeof draft.words === "string" && draft.words !== shown) {
    field.value = draft.words;
    box.hidden = false;
  }
  field.addEventListener("input", function () {
    write(name, { version: version, words: field.value });
  });
  box.querySelector("button").addEventListener("click", function () {
    forget(name);
    field.value = shown;
    box.hidden = true;
    field.focus();
  });
})();
