// Plug-in of Tasklist, Cockpit, Admin and Welcome: the desk's sign-in page replaces theirs.

// Where to return to: the last place that was not the engine's own sign-in.
let place = location.pathname;
const remember = () => {
  if (!/^#!?\/login/.test(location.hash)) place = location.pathname + location.hash;
};
remember();
addEventListener("hashchange", remember);

let signsOut = false;

// Tells "signed out" from "the session has ended": both lead to the engine's sign-in.
addEventListener("click", (event) => {
  signsOut = event.target.closest("[ng-click*=logout], .logout, [href*=logout]") !== null;
}, true);

const APPS = ["tasklist", "cockpit", "admin", "welcome"];

export default APPS.map((app) => ({
  id: `guichet.${app}.sign-in`,
  pluginPoint: `${app}.login`,
  priority: 1000,
  render() {
    location.replace(signsOut ? "/sign-in?signed-out" : `/sign-in?expired&return=${encodeURIComponent(place)}`);
  },
}));

// Somebody works here: queries of these pages do not renew the session, because they also come when nobody does.
const EVERY = 60_000;
let told = Date.now();
["pointerdown", "keydown"].forEach((kind) => addEventListener(kind, () => {
  if (Date.now() - told < EVERY) return;
  told = Date.now();
  fetch("/desk/activity", { redirect: "manual" }).catch(() => undefined);
}, { capture: true, passive: true }));
