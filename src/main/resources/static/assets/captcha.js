// "I am not a robot": the browser solves a riddle of our own server's; nothing is fetched from elsewhere.
import "./altcha/altcha.min.js";
import "./altcha/fr-fr.js";

globalThis.$altcha.algorithms.set("SHA-256", () => new Worker(new URL("./altcha/sha.js", import.meta.url)));

// Whoever is quicker than the riddle waits for it: the form goes as soon as the browser is done.
document.querySelectorAll("altcha-widget").forEach((widget) => {
  let waits = false;
  widget.closest("form").addEventListener("submit", (event) => {
    if (widget.getState?.() !== "verifying") return;
    event.preventDefault();
    event.stopPropagation();
    if (waits) return;
    waits = true;
    widget.addEventListener("statechange", function done({ detail }) {
      if (detail.state === "verifying") return;
      widget.removeEventListener("statechange", done);
      waits = false;
      setTimeout(() => event.target.requestSubmit(event.submitter));
    });
  }, true);
});
