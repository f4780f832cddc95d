// Plug-ins of the Tasklist: cards, search, menu, keyboard, and the list on a phone.
import settings from "/desk/tasklist/settings.js";
import { parameter, rememberSorting } from "/assets/tasklist-order.js";
import { watch } from "/assets/notifications.js";

const { texts, roles } = settings;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const element = (name, attributes = {}, ...children) => {
  const created = Object.assign(document.createElement(name), attributes);
  created.append(...children);
  return created;
};

document.body.classList.toggle("is-lead", roles.includes("lead"));

// Cards: one request for all of a page. The list is drawn anew every ten seconds; known cards are shown at once.
const drawn = new Map();
let wanted = new Map();

function showCard(node, card) {
  node.replaceChildren(card.cloneNode(true));
  const link = node.closest(".clickable")?.querySelector("h4.task a");
  if (link) link.setAttribute("aria-label", `${link.textContent.trim()}, ${card.dataset.label}`);
}

async function fetchCards() {
  const asked = wanted;
  wanted = new Map();
  const answer = await fetch(`/desk/tasklist/cards?${new URLSearchParams([...asked.keys()].map((task) => ["task", task]))}`)
    .catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  drawn.clear();
  all("[data-task]", parse(await answer.text())).forEach((card) => {
    drawn.set(card.dataset.task, card);
    asked.get(card.dataset.task)?.forEach((node) => showCard(node, card));
  });
  openFirst();
}

/** Beside the list there is room: while no task is open, the first one of one's own is, unless the user chose otherwise. */
function openFirst() {
  if (!settings.opensNext || parameter("task") || innerWidth < 1000 || document.querySelector("dialog[open]")) return;
  const own = document.querySelector("[cam-tasks] .tasks-list > li.task [data-mine]");
  if (own) openTask(own.dataset.task);
}

function renderCard(node, { taskId }) {
  if (!wanted.size) {
    setTimeout(fetchCards);
    rememberSorting();
  }
  wanted.set(taskId, [...(wanted.get(taskId) ?? []), node]);
  if (drawn.has(taskId)) showCard(node, drawn.get(taskId));
}

// Late answers: the Tasklist forgets that the user has gone on while the engine answers about the former task. It then keeps
// showing that one, or says that the open one is gone.
let followed;

function followUser(node) {
  const { tasklistData } = angular.element(node).scope();
  if (followed === tasklistData) return;
  const task = tasklistData.$providers.get("task");
  const changed = task.parentChanged;
  task.parentChanged = () => (task.data.$loaded ? changed() : task.resolve({ reload: true }));
  if (!followed) ignoreFormerTasks(angular.element(node).injector().get("camAPI").resource("task"));
  followed = tasklistData;
}

function ignoreFormerTasks(tasks) {
  const get = tasks.get;
  tasks.get = (id, done) =>
    get.call(tasks, id, (error, found) => done(error && id !== parameter("task") ? { ...error, status: 0 } : error, found));
}

// Search: the tickets found take the place of the list while there are words.
function renderSearch(node) {
  // The node has no place in the page yet.
  setTimeout(() => followUser(node));
  const input = element("input", { type: "search", id: "ticket-search", maxLength: 200, placeholder: texts.search });
  input.setAttribute("aria-label", texts.search);
  input.setAttribute("aria-controls", "tickets-found");
  const found = element("div", { id: "tickets-found", hidden: true });
  found.setAttribute("role", "status");
  node.append(element("div", { className: "ticket-search" }, input, found));
  let pause, running;
  const clear = () => {
    running?.abort();
    found.hidden = true;
    found.replaceChildren();
    node.closest(".tasks-list").classList.remove("is-searching");
  };
  const search = async () => {
    running?.abort();
    const words = input.value.trim();
    if (!words) return clear();
    const mine = (running = new AbortController());
    const answer = await fetch(`/desk/tasklist/search?q=${encodeURIComponent(words)}`, { signal: mine.signal }).catch(() => undefined);
    if (mine !== running || !answer || answer.redirected) return;
    found.replaceChildren(...parse(await answer.text()).body.childNodes);
    found.hidden = false;
    node.closest(".tasks-list").classList.add("is-searching");
  };
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 250);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      clear();
    }
    if (event.key === "Enter") found.querySelector("a")?.click();
  });
  found.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opens-task]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openTask(link.dataset.opensTask);
  });
}

/** Opens a task beside the list; the rest of the address stays. */
function openTask(task) {
  const parameters = new URLSearchParams(location.hash.split("?")[1] ?? "");
  parameters.set("task", task);
  location.hash = `#/?${parameters}`;
  showTask();
}

// On a phone either the list or the task is in view.
const showTask = () => document.body.classList.add("shows-task");
if (parameter("task")) showTask();

function renderBack(node) {
  const back = element("button", { type: "button", className: "back-to-list", textContent: texts.back });
  back.addEventListener("click", () => {
    document.body.classList.remove("shows-task");
    document.querySelector(".tasks-list li.active h4 a")?.focus();
  });
  node.append(back);
}
document.addEventListener("click", (event) => {
  if (event.target.closest(".tasks-list li.task .clickable")) showTask();
});

// Menu
const menuLink = (href, text) => element("a", { href, textContent: text });

function renderNotifications(node) {
  const link = menuLink("/desk/notifications", texts.notifications);
  link.dataset.unread = texts["notifications.unread"];
  node.append(link);
  watch(link);
}

function renderLanguages(node) {
  const other = element("a", { href: "#", textContent: texts["language.other"], lang: texts["language.other"] === "English" ? "en" : "fr" });
  other.addEventListener("click", async (event) => {
    event.preventDefault();
    await fetch(`/desk/tasklist/settings.js?lang=${other.lang}`);
    location.reload();
  });
  node.append(other);
}

// Keyboard
let shortcuts;

async function showShortcuts() {
  if (!shortcuts) {
    const answer = await fetch("/desk/tasklist/shortcuts").catch(() => undefined);
    if (!answer?.ok || answer.redirected) return;
    shortcuts = parse(await answer.text()).querySelector("dialog");
    document.body.append(shortcuts);
  }
  if (!shortcuts.open) shortcuts.showModal();
}

function move(steps) {
  const tasks = all("[cam-tasks] .tasks-list > li.task");
  const current = tasks.findIndex((task) => task.classList.contains("active"));
  const next = tasks[current < 0 ? 0 : current + steps];
  next?.querySelector("h4.task a").click();
  next?.scrollIntoView({ block: "nearest" });
}

const COMMANDS = {
  "?": showShortcuts,
  "/": () => document.getElementById("ticket-search")?.focus(),
  j: () => move(1),
  k: () => move(-1),
};

/** The Tasklist's own shortcuts, which it does not receive while the keyboard is in the frame. */
const FRAMED_COMMANDS = {
  ...COMMANDS,
  list: () => document.querySelector("[cam-tasks] .tasks-list :is(li.active, li) h4 a")?.focus(),
  filters: () => document.querySelector(".task-filters .content h4 a")?.focus(),
  claim: () => document.querySelector(".task-card .claim")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
  const command = COMMANDS[event.key];
  if (!command) return;
  event.preventDefault();
  command();
});

// The framed page passes on the keys that it has no use for, and what the user chose there.
addEventListener("message", (event) => {
  if (event.origin !== location.origin) return;
  if (event.data?.guichet === "key") FRAMED_COMMANDS[event.data.key]?.();
  if (event.data?.opensNext !== undefined) settings.opensNext = event.data.opensNext;
});

function renderShortcuts(node) {
  const opens = element("a", { href: "#", textContent: texts.shortcuts });
  opens.addEventListener("click", (event) => {
    event.preventDefault();
    showShortcuts();
  });
  node.append(opens);
}

const plugin = (id, pluginPoint, priority, render) => ({ id: `guichet.${id}`, pluginPoint, priority, render });

export default [
  plugin("card", "tasklist.card", 1000, renderCard),
  plugin("search", "tasklist.list", 1000, renderSearch),
  plugin("back", "tasklist.task.action", 1000, renderBack),
  plugin("home", "tasklist.navbar.action", 1000, (node) => node.append(menuLink("/desk", texts.home))),
  plugin("tickets", "tasklist.navbar.action", 900, (node) => node.append(menuLink("/desk/tickets", texts.tickets))),
  plugin("notifications", "tasklist.navbar.action", 850, renderNotifications),
  plugin("shortcuts", "tasklist.navbar.action", 800, renderShortcuts),
  plugin("languages", "tasklist.navbar.action", 700, renderLanguages),
];
