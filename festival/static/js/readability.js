// While somebody types a German text: how easily it is read, below it. A hint; nothing here may hinder saving.
//
// A text is watched when it has `data-readability`: the name of the form's choice of language, or nothing where the
// text is always in the language of its `lang`. The hint goes into the element `ID_readability` (readability_slot.html).
const PAUSE = 600; // milliseconds without a key
const AT_MOST = 5000; // letters; the server reads no more

function watch(text) {
  const place = document.getElementById(`${text.id}_readability`);
  const choice = text.form.elements.namedItem(text.dataset.readability);
  let pause, asked;

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const language = choice ? choice.value : text.lang;
    if (!/^de(-|$)/.test(language)) return show("");
    const token = text.form.elements.namedItem("csrfmiddlewaretoken").value;
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, language, text: text.value.slice(0, AT_MOST) });
    try {
      const answer = await fetch(place.dataset.address, {
        method: "POST",
        body,
        headers: { "Accept-Language": document.documentElement.lang },
        signal: asked.signal,
      });
      if (answer.ok) show(await answer.text());
    } catch {
      // no connection, or overtaken by a newer question: the hint stays as it is
    }
  }

  function show(hint) {
    if (hint.trim() !== place.innerHTML.trim()) place.innerHTML = hint; // the same words are not read out twice
  }

  text.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  choice?.addEventListener("change", ask);
}

document.querySelectorAll("[data-readability]").forEach(watch);
