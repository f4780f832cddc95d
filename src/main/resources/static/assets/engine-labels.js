// Plug-in of Tasklist and Welcome: names for controls that show a sign alone, so that screen readers say them.
import { settings } from "/assets/engine-language.js";

const { texts } = settings;
const REGIONS = { filters: texts["region.filters"], list: texts["region.list"], task: texts["region.task"] };

const NAMES = [
  [":is(a, button)[uib-tooltip]", (control) => control.getAttribute("uib-tooltip")],
  ["a:has(> [uib-tooltip])", (control) => control.querySelector("[uib-tooltip]").getAttribute("uib-tooltip")],
  [".region-toggle", (control) => REGIONS[control.dataset.region]],
  [".maximize", () => texts["region.maximize"]],
  [".app-label-wrapper", (control) => control.parentElement.querySelector(".app-name")?.textContent.trim()],
];

function nameControls() {
  NAMES.forEach(([selector, nameOf]) => document.querySelectorAll(selector).forEach((control) => {
    const name = control.innerText.trim() ? undefined : nameOf(control);
    if (name && control.getAttribute("aria-label") !== name) control.setAttribute("aria-label", name);
  }));
}

// A narrower window hides texts.
addEventListener("resize", nameControls);

let planned = false;
new MutationObserver(() => {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    nameControls();
  }, 200);
}).observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: ["uib-tooltip"] });
nameControls();

export default [];
