import settings from "/desk/tasklist/settings.js";

// The order of the list: that of the user, else what is due first. The Tasklist itself begins with the newest.
const DUE_FIRST = [
  { sortBy: "dueDate", sortOrder: "asc" },
  { sortBy: "priority", sortOrder: "desc" },
  { sortBy: "created", sortOrder: "asc" },
];
const SORTING = `tasklist-sorting:${settings.user}`;
const isList = (hash) => /^(#!?\/?)?(\?|$)/.test(hash);

/** A parameter of the list's address. */
export const parameter = (name) => new URLSearchParams(location.hash.split("?")[1] ?? "").get(name);

function sorting() {
  try {
    const kept = JSON.parse(localStorage.getItem(SORTING));
    return Array.isArray(kept) && kept.length ? kept : DUE_FIRST;
  } catch {
    return DUE_FIRST;
  }
}

function addSorting() {
  if (!isList(location.hash) || parameter("sorting")) return;
  const address = location.hash || "#/";
  const added = `${address}${address.includes("?") ? "&" : "?"}sorting=${encodeURIComponent(JSON.stringify(sorting()))}`;
  history.replaceState(history.state, "", added);
}

/** Adds the order to each address of the list that has none; to be called before the Tasklist starts. */
export function keepSorting() {
  addSorting();
  ["popstate", "hashchange"].forEach((kind) => addEventListener(kind, addSorting));
}

/** Keeps the order that the user has chosen, for the next visit with this browser. */
export function rememberSorting() {
  const chosen = parameter("sorting");
  if (chosen) localStorage.setItem(SORTING, chosen);
}
