// "I am not a robot": the browser solves a captcha challenge of this server. Nothing is fetched from other servers.
import "./altcha/altcha.min.js";
import "./altcha/fr-fr.js";

// The texts of the library, in the typography of these pages.
for (const language of ["en", "fr-fr"]) {
  const texts = Object.entries(globalThis.$altcha.i18n.get(language) ?? {});
  const typeset = (text) => text.replaceAll("...", "…").replaceAll("'", "’").replaceAll(" !", "\u00a0!");
  globalThis.$altcha.i18n.set(language, Object.fromEntries(texts.map(([key, text]) => [key, typeset(text)])));
}

globalThis.$altcha.algorithms.set("SHA-256", () => new Worker(new URL("./altcha/sha.js", import.meta.url)));

// A form submitted while the challenge is being solved is sent once the browser has solved it.
document.querySelectorAll("altcha-widget").forEach((widget) => {
  let waiting = false;
  widget.closest("form").addEventListener("submit", (event) => {
    if (widget.getState?.() !== "verifying") return;
    event.preventDefault();
    event.stopPropagation();
    if (waiting) return;
    waiting = true;
    widget.addEventListener("statechange", function done({ detail }) {
      if (detail.state === "verifying") return;
      widget.removeEventListener("statechange", done);
      waiting = false;
      setTimeout(() => event.target.requestSubmit(event.submitter));
    });
  }, true);
});
