// Niceties of visitor pages. Nothing depends on them: their buttons are hidden until they can work.

const page = document.documentElement.lang;
const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

// Passing the page on, by whatever the phone offers.
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) break;
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.getElementById(button.dataset.share).innerText.trim();
    navigator.share({ title: document.title, text }).catch(() => {});
  });
}

// Reading aloud: only where the device has a voice of the page's language; another one would be gibberish.
const button = document.querySelector("[data-read]");
const BLOCKS = "h1, h2, h3, p, li, dt, dd, summary";

function voiceOf(tag) {
  return speechSynthesis.getVoices().find((voice) => primary(voice.lang) === primary(tag));
}

function* pieces(main) {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.data.replace(/[\u2060\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
    const isHidden = parent.checkVisibility && !parent.checkVisibility();
    if (!words || isHidden || parent.closest(".no-print, [aria-hidden], svg, script")) continue;
    const block = parent.closest(BLOCKS);
    const tag = parent.closest("[lang]").lang;
    if (last && last.block === block && last.tag === tag) last.words += ` ${words}`;
    else {
      if (last) yield last;
      last = { block, tag, words };
    }
  }
  if (last) yield last;
}

function stop() {
  speechSynthesis.cancel();
  button.setAttribute("aria-pressed", "false");
}

function read() {
  let last = null;
  for (const piece of pieces(document.getElementById("main"))) {
    const voice = voiceOf(piece.tag);
    if (!voice) continue;
    last = new SpeechSynthesisUtterance(piece.words);
    last.voice = voice;
    last.lang = voice.lang;
    speechSynthesis.speak(last);
  }
  if (!last) return;
  button.setAttribute("aria-pressed", "true");
  last.addEventListener("end", stop);
}

if (button && "speechSynthesis" in window) {
  const show = () => { button.hidden = !voiceOf(page); };
  show();
  speechSynthesis.addEventListener?.("voiceschanged", show);
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : (speechSynthesis.cancel(), read())));
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
