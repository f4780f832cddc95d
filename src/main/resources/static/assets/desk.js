// Progressive enhancement of the pages. Everything works without it.
import { listFiles, sendWithProgress } from "./files.js";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Whether "field=A|B" or "field!=A|B" holds for the current values. */
function holds(condition, form) {
  const [, field, sign, words] = condition.match(/^(\w+)(!?=)(.*)$/) ?? [];
  if (!field) return false;
  const answers = new FormData(form).getAll(field);
  const found = words.split("|").some((word) => answers.includes(word));
  return sign === "=" ? found : !found;
}

function follow(form) {
  const update = () => {
    // A hidden field keeps its value but does not submit it.
    all("[data-hidden-when]", form).forEach((part) => {
      part.hidden = holds(part.dataset.hiddenWhen, form);
      all("input, select, textarea", part).forEach((input) => (input.disabled = part.hidden));
    });
    all("[data-required-when]", form).forEach((part) => {
      const needed = holds(part.dataset.requiredWhen, form);
      all("[data-required-mark]", part).forEach((mark) => (mark.hidden = !needed));
      all("input:not([type=radio], [type=checkbox]), select, textarea", part).forEach((input) =>
        needed ? input.setAttribute("aria-required", "true") : input.removeAttribute("aria-required"));
    });
  };
  form.addEventListener("change", update);
  update();
}

/** Tells the server the zone of this browser, in which the pages of customers show times. */
function rememberZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || document.cookie.split("; ").includes(`zone=${zone}`)) return;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
}

/** Shows the length of a text near its limit. */
function count(area) {
  const max = Number(area.dataset.max);
  const said = document.createElement("p");
  said.className = "help";
  said.setAttribute("aria-live", "polite");
  area.after(said);
  const update = () => {
    const length = [...area.value].length;
    said.textContent = length > max * 0.8
      ? area.dataset.count.replace("{0}", length.toLocaleString(document.documentElement.lang)).replace("{1}", max.toLocaleString(document.documentElement.lang))
      : "";
  };
  area.addEventListener("input", update);
  update();
}

/**
 * Keeps the values of a form with data-autosave="name" in this tab until it is submitted, across reload and sign-out. Restores
 * empty fields; with data-autosave-restore it also replaces the values of the page, with a notice.
 */
function autosave(form) {
  const key = `autosave:${form.dataset.autosave}`;
  const over = form.dataset.autosaveRestore !== undefined;
  const fields = () => all("textarea, input:is([type=text], [type=email], [type=tel], [type=date]), select, input:is([type=radio], [type=checkbox])", form)
    .filter((field) => !field.closest("altcha-widget"));
  const saved = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (saved && !document.querySelector("[data-invalid]")) {
    let restored = false;
    fields().forEach((field) => {
      const value = saved[field.name];
      if (value === undefined) return;
      if (field.type === "radio" || field.type === "checkbox") field.checked = value.includes(field.value);
      else if (over ? field.value !== (value[0] ?? "") : !field.value) {
        field.value = value[0] ?? "";
        restored = true;
      }
    });
    if (over && restored) offerToDiscard(key);
  }
  const store = () => {
    const values = {};
    fields().forEach((field) => {
      const chosen = field.type !== "radio" && field.type !== "checkbox" || field.checked;
      values[field.name] = [...(values[field.name] ?? []), ...(chosen ? [field.value] : [])];
    });
    sessionStorage.setItem(key, JSON.stringify(values));
  };
  form.addEventListener("input", store);
  form.addEventListener("change", store);
}

/** Names the forms of staff pages whose template gives them no name: their values survive the end of the session. */
function nameForAutosave(form, index) {
  if (form.dataset.autosave === undefined && form.querySelector("textarea, input[type=text]")) {
    form.dataset.autosave = `page:${location.pathname}${location.search}#${index}`;
    form.dataset.autosaveUntilSent = "";
  }
}

/** The page after a form was sent: the values are on the server, unless this is the sign-in page. */
function forgetSentValues() {
  const sent = sessionStorage.getItem("sent");
  sessionStorage.removeItem("sent");
  if (sent && !document.querySelector("form[data-sign-in]")) discard(sent);
}

/** Drops the values kept under that name; a trailing star drops all names with that prefix. */
function discard(key) {
  Object.keys(sessionStorage)
    .filter((saved) => key.endsWith("*") ? saved.startsWith(key.slice(0, -1)) : saved === key)
    .forEach((saved) => sessionStorage.removeItem(saved));
}

/** Shows the notice that values were restored, with a button to discard them. */
function offerToDiscard(key) {
  const said = document.querySelector("[data-autosave-restored]");
  said.hidden = false;
  said.querySelector("[data-autosave-discard]").addEventListener("click", () => {
    discard(key);
    location.assign(location.href);
  });
}

/** Accepts files dropped on the form and images pasted into its text. */
function drop(input) {
  const form = input.form;
  const said = document.createElement("p");
  said.className = "help";
  said.textContent = input.dataset.dropText;
  input.after(said);
  const take = (files) => {
    // Of several fields, the one that is shown.
    if (input.closest("[hidden]")) return;
    const chosen = new DataTransfer();
    [...input.files, ...files].forEach((file) => chosen.items.add(file));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.dataset.dropping = "yes";
  });
  ["dragleave", "drop"].forEach((end) => form.addEventListener(end, () => delete form.dataset.dropping));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  form.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) {
      event.preventDefault();
      take(event.clipboardData.files);
    }
  });
}

/** Shows typeahead suggestions for the named fields; only the response to the latest request is shown. */
function suggest(container) {
  const form = container.closest("form");
  const fields = container.dataset.from.split(" ").map((name) => form.elements.namedItem(name)).filter(Boolean);
  const status = container.querySelector("[role=status]");
  const results = container.querySelector("section");
  let lastQuery = "", running, delay, statusDelay;
  const clear = () => {
    running?.abort();
    running = undefined;
    clearTimeout(delay);
    clearTimeout(statusDelay);
    status.textContent = "";
    results.hidden = true;
    results.replaceChildren();
  };
  const close = () => {
    if (container.contains(document.activeElement)) fields.at(-1).focus();
    clear();
  };
  const search = async () => {
    const query = fields.map((field) => field.value.trim()).join(" ").trim().slice(0, 600);
    if (query === lastQuery) return;
    lastQuery = query;
    running?.abort();
    clearTimeout(statusDelay);
    if (query.length < 12 && query.split(/\s+/).length < 3) return clear();
    const current = (running = new AbortController());
    statusDelay = setTimeout(() => (status.textContent = container.dataset.waiting), 300);
    try {
      const response = await fetch(`${container.dataset.suggestionsUrl}?q=${encodeURIComponent(query)}`, { signal: current.signal });
      const found = response.ok ? new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-announcement]") : null;
      if (current !== running) return;
      clear();
      if (!found?.dataset.announcement) return;
      results.append(found);
      results.hidden = false;
      status.textContent = found.dataset.announcement;
    } catch {
      // On a network error there are no suggestions; the form works without.
      if (current === running) clear();
    }
  };
  fields.at(-1).closest(".field").after(container);
  fields.forEach((field) => field.addEventListener("input", () => {
    clearTimeout(delay);
    delay = setTimeout(search, 300);
  }));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || (results.hidden && !running)) return;
    event.preventDefault();
    close();
  });
}

/** Shows a live preview rendered by the server; only the response to the latest request is shown. */
function preview(place) {
  const text = place.querySelector("textarea");
  const form = text.form;
  let pause, running;
  const draw = async () => {
    running?.abort();
    const mine = (running = new AbortController());
    const sent = new URLSearchParams();
    ["_csrf", "brand", "body"].forEach((name) => sent.set(name, form.elements.namedItem(name)?.value ?? ""));
    try {
      const answer = await fetch(place.dataset.previewUrl, { method: "POST", body: sent, signal: mine.signal });
      const drawn = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-preview]") : null;
      if (drawn && mine === running) place.querySelector("[data-preview]").replaceChildren(...drawn.childNodes);
    } catch {
      // On a network error the preview stays; the button renders it on the page.
    }
  };
  text.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(draw, 300);
  });
}

/** Derives the slug from the title while typing, until the slug is edited. */
function nameFromTitle(form) {
  const { title, slug } = form.elements;
  let own = slug.value !== "";
  slug.addEventListener("input", () => (own = slug.value !== ""));
  title.addEventListener("input", () => {
    if (!own) slug.placeholder = title.value.replace(/œ/gi, "oe").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  });
}

/** New items of a list appear by themselves: those of the same page, read again, whose id is not there yet, or all. */
function refresh(list) {
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => undefined);
    if (!answer?.ok) return;
    const current = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-refresh]");
    if (list.dataset.refresh === "all") list.replaceChildren(...current.children);
    else [...current.children].filter((item) => !document.getElementById(item.id)).reverse().forEach((item) => list.prepend(item));
  }, 2000);
}

/** Counts the seconds of a delayed reply, then opens the page that follows it, or takes the notice away. */
function countdown(notice) {
  const words = notice.querySelector("[data-countdown]");
  const timer = setInterval(show, 1000);
  function show() {
    const left = Math.ceil((Date.parse(notice.dataset.sendAt) - Date.now()) / 1000);
    words.textContent = words.dataset.countdown.replace("{0}", Math.max(left, 0));
    if (left > -1) return;
    clearInterval(timer);
    if (notice.dataset.then) location.assign(notice.dataset.then);
    else notice.remove();
  }
  show();
}

/** Adds what needs a script to the page, or to a part of it that took the place of another. */
function enhance(root) {
  all("[data-send-at]", root).forEach(countdown);
  all("input[data-drop]", root).forEach(drop);
  all("input[type=file]", root).forEach(listFiles);
  all("form[enctype='multipart/form-data']", root).forEach((form) => sendWithProgress(form, enhance));
  if (document.querySelector("[data-staff]")) all("form[method=post]", root).filter((form) => form.closest("main")).forEach(nameForAutosave);
  all("form[data-autosave]", root).forEach(autosave);
  all("form", root).filter((form) => form.querySelector("[data-hidden-when], [data-required-when]")).forEach(follow);
  all("textarea[data-count]", root).forEach(count);
  all("[data-suggestions-url]", root).forEach(suggest);
  all("[data-preview-url]", root).forEach(preview);
  all("form[data-slug-from-title]", root).forEach(nameFromTitle);
  // Pages of customers never load it.
  all("[data-composer]", root).forEach(async (place) => (await import("./composer.js")).compose(place));
  all("[data-focus]", root).slice(0, 1).forEach((part) => part.focus());
}

all("[data-refresh]").forEach(refresh);
all("[data-autosave-clear]").forEach((sent) => sent.dataset.autosaveClear.split(" ").forEach((name) => discard(`autosave:${name}`)));
all("form[action$='/sign-out']").forEach((form) => form.addEventListener("submit", () => discard("autosave:*")));
if (new URLSearchParams(location.search).has("signed-out")) discard("autosave:*");
all("[data-open-when-wide]").forEach((part) => (part.open = matchMedia("(min-width: 1000px)").matches));
forgetSentValues();
enhance(document);

// Prevents double submission; returning to the page enables the form again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  if (form.dataset.autosaveUntilSent !== undefined) sessionStorage.setItem("sent", `autosave:${form.dataset.autosave}`);
  all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
});
addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
}));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens], [data-closes]");
  if (!button) return;
  if (button.dataset.opens) document.getElementById(button.dataset.opens)?.showModal();
  else button.closest("[data-toast]")?.remove();
});
all("[data-toast] [data-closes]").forEach((button) => (button.hidden = false));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  if (event.key === "?") document.getElementById("shortcuts")?.showModal();
  // The search of the page itself comes before the one in the bar.
  const search = document.querySelector("[data-search]") ?? document.querySelector("[data-search-everywhere]");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  }
  // In a frame, the Tasklist has the list and its search.
  if (parent !== window && ["/", "j", "k"].includes(event.key)) {
    event.preventDefault();
    parent.postMessage({ guichet: "key", key: event.key }, location.origin);
  }
});

// The Tasklist's shortcuts reach a framed page instead.
const TASKLIST_SHORTCUTS = { l: "list", c: "claim", f: "form" };
if (parent !== window && document.querySelector("[data-staff]")) document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  const command = event.ctrlKey && event.altKey ? TASKLIST_SHORTCUTS[key] : event.ctrlKey && event.shiftKey && key === "f" ? "filters" : undefined;
  if (!command) return;
  event.preventDefault();
  if (command === "form") document.querySelector("form.work :is(textarea, input:not([type=hidden]), select)")?.focus();
  else parent.postMessage({ guichet: "key", key: command }, location.origin);
});

// The framed workspace informs the Tasklist about the task's state and the next page.
const workspace = document.querySelector("main.workspace[data-state]");
if (workspace && parent !== window) {
  const tell = (words) => parent.postMessage(words, location.origin);
  const { state, mine, next, said, opensNext } = workspace.dataset;
  tell({ guichet: state, mine: mine === "true", next, said, opensNext: opensNext === "true" });
  // What follows in the list when the form is sent; the list goes on at its beginning.
  all("[data-following]").forEach((field) => field.form.addEventListener("submit", () => {
    const tasks = all("[cam-tasks] .tasks-list > li.task", parent.document);
    const open = tasks.findIndex((task) => task.classList.contains("active"));
    field.value = [...tasks.slice(open + 1), ...tasks.slice(0, Math.max(open, 0))]
      .map((task) => task.querySelector("[data-task]")?.dataset.task).filter(Boolean).join();
  }));
  all("[data-opens-task]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    tell({ guichet: "open", next: link.dataset.opensTask });
  }));
}

// Pages of customers and framed pages have no such link.
all("[data-notifications]").forEach(async (link) => (await import("./notifications.js")).watch(link));
all("[data-browser-notifications]").forEach(async (box) => (await import("./notifications.js")).askWhenChosen(box));

if (document.body.classList.contains("portal")) rememberZone();

// The place in the Tasklist stands in the fragment, which no server sees: it comes along to the page after the sign-in.
all("form[data-sign-in]").forEach((form) => {
  const fragment = document.createElement("input");
  Object.assign(fragment, { type: "hidden", name: "fragment", value: location.hash });
  form.append(fragment);
});

// Somebody works on this staff page: that renews the session, requests of scripts do not.
if (document.querySelector("[data-staff]")) {
  const every = 60_000;
  let told = Date.now();
  ["pointerdown", "keydown"].forEach((kind) => addEventListener(kind, () => {
    if (Date.now() - told < every) return;
    told = Date.now();
    fetch("/desk/activity", { redirect: "manual" }).catch(() => undefined);
  }, { capture: true, passive: true }));
}
