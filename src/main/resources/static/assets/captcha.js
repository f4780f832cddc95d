// "I am not a robot": the browser solves a riddle of our own server's; nothing is fetched from elsewhere.
import "./altcha/altcha.min.js";
import "./altcha/fr-fr.js";

globalThis.$altcha.algorithms.set("SHA-256", () => new Worker(new URL("./altcha/sha.js", import.meta.url)));
