// The board of what is open: shows each event of the server, and lets the ages grow between them.

const RETRY_AFTER = 10_000;
// The server sends the board every 15 seconds, changed or not.
const SILENT_AFTER = 40_000;
const SAID_AFTER = 60_000;

const board = document.querySelector("main.board");
const figures = board.querySelector(".board-figures");
const state = board.querySelector("[data-state]");
const said = board.querySelector("[data-said]");
const number = new Intl.NumberFormat(document.documentElement.lang);
const WAITS = ["oldestUnclaimed", "longestWaiting"];

let offset = figures ? Date.parse(figures.dataset.asOf) - Date.now() : 0;
let saidAt = 0;
let overdue = figures ? Number(figures.querySelector('[data-figure="overdue"]').dataset.value) : 0;
let heardAt = Date.now();
let events;

const filled = (pattern, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), pattern);

/** The same words as those of the server: "2 d 4 h", "1 h 05", "12 min". */
function age(since) {
  const minutes = Math.floor((Date.now() + offset - Date.parse(since)) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const words = figures.dataset;
  if (days > 0) return hours ? filled(words.daysHours, days, hours) : filled(words.days, days);
  if (hours > 0) return rest ? filled(words.hoursMinutes, hours, String(rest).padStart(2, "0")) : filled(words.hours, hours);
  return minutes > 0 ? filled(words.minutes, minutes) : words.less;
}

function link(href, text) {
  const made = document.createElement("a");
  if (href) made.href = href;
  made.textContent = text;
  return made;
}

function waiting(ticket) {
  if (!ticket) return "–";
  const made = link(`/desk/tickets/${encodeURIComponent(ticket.number)}`, "");
  const time = document.createElement("time");
  time.dateTime = ticket.since;
  time.textContent = age(ticket.since);
  made.append(time);
  return made;
}

/** Replaces what has changed alone, so that nothing flickers and the focus stays. */
function put(place, content) {
  const same = typeof content === "string" ? place.textContent === content : place.innerHTML === content.outerHTML;
  if (!same) place.replaceChildren(content);
}

function counts({ counts: { open, atRisk, overdue: late }, waits }) {
  return { open, atRisk, overdue: late, breaches: waits.breaches };
}

function showTotal(total) {
  for (const [name, value] of Object.entries(counts(total))) {
    const place = figures.querySelector(`[data-figure="${name}"]`);
    place.dataset.value = value;
    put(place.querySelector(".value"), link(total.links[name], number.format(value)));
    const hidden = total.restricted[name] ?? 0;
    const detail = place.querySelector("[data-restricted]");
    put(detail, hidden > 0 ? filled(detail.dataset.text, number.format(hidden)) : "");
  }
  for (const name of WAITS) {
    const place = figures.querySelector(`[data-figure="${name}"]`);
    put(place.querySelector(".value"), waiting(total.waits[name]));
    put(place.querySelector("[data-number]"), total.waits[name]?.number ?? "");
  }
}

function showTeams(teams) {
  const body = board.querySelector("[data-teams]");
  if (!body) return;
  const labels = [...body.parentElement.tHead.rows[0].cells].map(cell => cell.textContent);
  while (body.rows.length > teams.length) body.deleteRow(-1);
  teams.forEach((team, at) => {
    const row = body.rows[at] ?? body.insertRow();
    if (!row.cells.length) {
      const head = document.createElement("th");
      head.scope = "row";
      row.append(head);
      [...Object.keys(counts(team)), ...WAITS].forEach((name, column) => {
        const cell = row.insertCell();
        cell.className = "number";
        cell.dataset.name = name;
        cell.dataset.label = labels[column + 1];
      });
    }
    put(row.cells[0], team.name);
    for (const [name, value] of Object.entries(counts(team))) {
      const cell = row.querySelector(`[data-name="${name}"]`);
      cell.dataset.value = value;
      put(cell, link(team.links?.[name], number.format(value)));
    }
    for (const name of WAITS) put(row.querySelector(`[data-name="${name}"]`), waiting(team.waits[name]));
  });
}

/** Said only when more tickets are overdue, and once a minute at most. */
function announce({ counts: { overdue: late, open } }) {
  if (late > overdue && Date.now() - saidAt > SAID_AFTER) {
    said.textContent = filled(figures.dataset.news, number.format(late), number.format(open));
    saidAt = Date.now();
  }
  overdue = late;
}

function show(event) {
  offset = Date.parse(event.asOf) - Date.now();
  showTotal(event.total);
  showTeams(event.teams);
  announce(event.total);
}

function showState(name) {
  const { dataset } = state;
  state.hidden = false;
  if (dataset.now === name) return;
  dataset.now = name;
  state.querySelector("[data-state-text]").textContent = dataset[name];
  state.querySelector("[data-sign-in]").hidden = name !== "signedOut";
  if (name !== "live") said.textContent = dataset[name];
}

/** Asks the server why nothing comes. */
async function explain() {
  try {
    const answer = await fetch(board.dataset.events.replace("/events", ""), { headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.status === 401 || answer.type === "opaqueredirect") showState("signedOut");
    else if (answer.ok && events.readyState === EventSource.OPEN) showState("live");
    else if (!answer.ok) showState(answer.status === 403 || answer.status === 404 ? "refused" : "lost");
  } catch {
    showState("lost");
  }
}

function listen() {
  events = new EventSource(board.dataset.events);
  events.addEventListener("board", (event) => {
    heardAt = Date.now();
    show(JSON.parse(event.data));
    showState("live");
  });
  // The browser itself opens a stream again that has ended, but not one that was refused.
  events.addEventListener("error", () => {
    explain();
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_AFTER);
  });
}

if (board.dataset.events) {
  listen();
  addEventListener("offline", explain);
  addEventListener("online", explain);
  state.querySelector("[data-sign-in]").href = location.href;
  setInterval(() => {
    board.querySelectorAll("time").forEach((time) => put(time, age(time.dateTime)));
    if (Date.now() - heardAt > SILENT_AFTER && state.dataset.now === "live") showState("lost");
  }, 1_000);
}
