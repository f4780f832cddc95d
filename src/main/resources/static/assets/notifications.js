// Unread notifications: their number on a link and in the title, and new ones as notifications of the browser, if wanted.
// One window of a browser listens on the server and passes on what it receives, because browsers open few connections.

const NAME = "guichet-notifications";
const RETRY_AFTER = 60_000;

/** Shows the state on the link, whose label is data-unread with the number. */
export function watch(link) {
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.setAttribute("aria-hidden", "true");
  badge.hidden = true;
  link.append(badge);
  const label = link.getAttribute("aria-label") ?? "";
  let latest, title = "";

  const show = (state) => {
    latest = state;
    badge.textContent = state.unread > 99 ? "99+" : state.unread;
    badge.hidden = state.unread === 0;
    link.setAttribute("aria-label", state.unread ? link.dataset.unread.replace("{0}", state.unread) : label);
    const bare = document.title.replace(title, "");
    title = state.unread ? `(${state.unread}) ` : "";
    document.title = title + bare;
  };

  const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : { postMessage() {} };
  let listens = false;
  channel.onmessage = ({ data }) => {
    if (data === "ask") {
      if (listens && latest) channel.postMessage(latest);
    } else show(data);
  };

  const listen = () => {
    listens = true;
    const events = new EventSource("/api/notifications/events");
    events.addEventListener("notifications", (event) => {
      const state = JSON.parse(event.data);
      show(state);
      channel.postMessage({ ...state, news: [] });
      if (state.browser) state.news.forEach(announce);
    });
    // A refused stream is not opened again by the browser itself.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_AFTER);
    });
    // The lock is held as long as the page lives.
    return new Promise(() => {});
  };
  if (navigator.locks) navigator.locks.request(NAME, listen);
  else listen();
  channel.postMessage("ask");
}

function announce({ id, ticket, title, subject }) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    const shown = new Notification(title, { body: `${ticket} · ${subject}`, tag: `guichet-${id}`, icon: "/assets/guichet.svg" });
    shown.addEventListener("click", () => {
      open(`/desk/tickets/${encodeURIComponent(ticket)}`, "_blank");
      shown.close();
    });
  } catch {
    // Browsers of phones show none from pages.
  }
}

/** The browser asks its user before it shows any. */
export function askWhenChosen(box) {
  const help = box.closest(".field").querySelector(".help");
  box.addEventListener("change", async () => {
    if (!box.checked) return;
    const answer = "Notification" in window ? await Notification.requestPermission() : "denied";
    if (answer === "granted") return;
    box.checked = false;
    help.textContent = box.dataset.denied;
  });
}
