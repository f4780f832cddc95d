// The composer of replies and notes: texts, drafts on the server, pickers, and who else is on the ticket. It works without.

const PAUSE = 800;
const PRESENCE_EVERY = 15_000;
const WRITING_FOR = 20_000;

const element = (name, attributes = {}, ...children) => {
  const created = Object.assign(document.createElement(name), attributes);
  created.append(...children);
  return created;
};

/** Replaces the selected text as if it was typed, so that the browser can undo it. */
function type(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) insert(area, text);
}

/** The same without a step that the browser can undo. */
function insert(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts marks around the selected text, or in front of each selected line. */
function format(area, how) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const around = { bold: "**", italic: "*", code: chosen.includes("\n") ? "\n```\n" : "`" }[how];
  if (around) {
    type(area, around + chosen + around);
    if (!chosen) area.selectionStart = area.selectionEnd = start + around.length;
  } else if (how === "link") {
    const isAddress = /^https?:\/\//.test(chosen);
    type(area, isAddress ? `[](${chosen})` : `[${chosen}](https://)`);
    area.selectionStart = area.selectionEnd = isAddress || !chosen ? start + 1 : area.selectionEnd - 1;
  } else {
    const from = value.lastIndexOf("\n", start - 1) + 1;
    area.setSelectionRange(from, end);
    type(area, value.slice(from, end).split("\n").map((line) => (how === "list" ? "- " : "> ") + line).join("\n"));
  }
}

/** How a text begins, on one line and cut between words. */
function beginning(text, length) {
  const line = text.replaceAll("\n", " ").trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(" ", length);
  return `${line.slice(0, space > 0 ? space : length).trimEnd()}…`;
}

/** A list to choose from, filled by what is typed; arrow keys, Enter and Escape as in any list. */
function picker(box) {
  const input = box.querySelector("input");
  const list = box.querySelector("ul");
  const label = box.querySelector("[data-picker-label]");
  const none = box.querySelector("[data-picker-empty]");
  let find, choose, back, active = 0, latest = 0, searching = false, pickFirst = false;
  const show = (found) => {
    const items = found ?? [];
    list.replaceChildren(...items.map((item, index) => {
      const option = element("li", { id: `picker-${index}`, role: "option" },
        element("span", { textContent: item.title, dir: "auto" }), element("span", { className: "quiet", textContent: item.about ?? "", dir: "auto" }));
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => pick(item));
      option.item = item;
      return option;
    }));
    none.hidden = !found || items.length > 0;
    mark(0);
    searching = false;
    if (pickFirst && items.length) pick(items[0]);
    pickFirst = false;
  };
  const mark = (index) => {
    const options = [...list.children];
    active = Math.max(0, Math.min(index, options.length - 1));
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    options[active]?.scrollIntoView({ block: "nearest" });
    if (options[active]) input.setAttribute("aria-activedescendant", options[active].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const search = async () => {
    const mine = ++latest;
    searching = true;
    const items = await find(input.value.trim()).catch(() => []);
    if (mine === latest && !box.hidden) show(items);
  };
  const close = () => {
    box.hidden = true;
    list.replaceChildren();
    back?.focus();
  };
  const pick = (item) => {
    close();
    choose(item);
  };
  let wait;
  input.addEventListener("input", () => {
    // What is still being searched for is not what the words say any more.
    latest++;
    searching = true;
    clearTimeout(wait);
    wait = setTimeout(search, 150);
  });
  input.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: active + 1, ArrowUp: active - 1 };
    if (event.key in moves) mark(moves[event.key]);
    else if (event.key === "Enter" && searching) pickFirst = true;
    else if (event.key === "Enter" && !event.ctrlKey && list.children[active]) pick(list.children[active].item);
    else if (event.key === "Escape") close();
    else if (event.key === "Backspace" && !input.value) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(() => {
    if (!box.contains(document.activeElement)) box.hidden = true;
  }, 150));
  return (kind, area, finder, chooser) => {
    label.textContent = label.dataset[kind];
    input.placeholder = label.textContent;
    none.hidden = true;
    [find, choose, back] = [finder, chooser, area];
    pickFirst = false;
    input.value = "";
    box.hidden = false;
    input.focus();
    search();
  };
}

/** Saves texts and chosen files on the server while the user writes. */
function drafts(place, form, onFiles) {
  const said = form.querySelector("[data-saved]");
  const revision = form.elements.namedItem("_revision");
  const texts = () => [...form.querySelectorAll("textarea[name=reply], textarea[name=note]")];
  let written = texts().map((area) => area.value).join("\u0000"), wait, saving, again = false, stale = false;
  const content = () => {
    const sent = new FormData();
    ["_csrf", "_draft", "_visibility"].forEach((name) => sent.set(name, form.elements.namedItem(name)?.value ?? ""));
    sent.set("_revision", revision.value);
    texts().forEach((area) => sent.set(area.name, area.value));
    return sent;
  };
  const take = async (answer, files) => {
    const saved = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-draft-saved]");
    if (!saved) return;
    revision.value = saved.dataset.revision;
    said.textContent = said.dataset.text;
    sessionStorage.removeItem(`autosave:${form.dataset.autosave}`);
    if (files) onFiles(saved);
  };
  const save = async (files = []) => {
    if (form.dataset.sent) return;
    if (saving) return (again = true);
    const now = texts().map((area) => area.value).join("\u0000");
    if (now === written && !files.length) return;
    const sent = content();
    files.forEach((file) => sent.append(place.dataset.visibility === "INTERNAL" ? "files-note" : "files-reply", file));
    let done;
    saving = new Promise((resolve) => (done = resolve));
    try {
      const answer = await fetch(place.dataset.draftUrl, { method: "POST", body: sent, redirect: "manual", headers: { Accept: "text/html" } });
      if (answer.ok) {
        written = now;
        stale = false;
        await take(answer, files.length > 0);
      } else if (answer.status === 409) {
        // The next change is kept over the other one, which the user has been told of.
        again ||= stale;
        stale = !stale;
        said.textContent = said.dataset.stale;
        const other = await fetch(`/api/tickets/${encodeURIComponent(place.dataset.number)}/draft`, { headers: { Accept: "application/json" } });
        revision.value = other.ok ? (await other.json()).revision : 0;
      } else {
        said.textContent = said.dataset.failed;
      }
    } catch {
      said.textContent = said.dataset.failed;
    }
    saving = undefined;
    done();
    if (again) {
      again = false;
      later();
    }
  };
  const later = () => {
    clearTimeout(wait);
    wait = setTimeout(save, PAUSE);
  };
  form.addEventListener("input", (event) => event.target.matches("textarea") && later());
  // What was typed just before the page is left.
  addEventListener("pagehide", () => {
    if (!form.dataset.sent && texts().map((area) => area.value).join("\u0000") !== written) navigator.sendBeacon(place.dataset.draftUrl, content());
  });
  // A draft that is on its way must not arrive after the reply.
  form.addEventListener("submit", (event) => {
    clearTimeout(wait);
    if (!saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    saving.then(() => form.requestSubmit(event.submitter));
  }, { capture: true });
  return save;
}

/** Tells the others what the user does here, and shows what they do and what the customer writes. */
function presence(place, form) {
  const said = place.querySelector("[data-presence]");
  const incoming = place.querySelector("[data-incoming]");
  const api = `/api/tickets/${encodeURIComponent(place.dataset.number)}`;
  let typed = 0;
  const report = () => {
    if (document.hidden) return;
    const state = Date.now() - typed < WRITING_FOR ? "WRITING" : "VIEWING";
    fetch(`${api}/presence`, {
      method: "PUT", body: JSON.stringify({ state }), redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": form.elements.namedItem("_csrf").value },
    }).catch(() => undefined);
  };
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea")) return;
    const began = Date.now() - typed >= WRITING_FOR;
    typed = Date.now();
    if (began) report();
  });
  report();
  setInterval(report, PRESENCE_EVERY);
  document.addEventListener("visibilitychange", report);
  // A hidden page needs no events, and browsers open few connections to a server.
  let events;
  const listen = () => {
    events?.close();
    events = undefined;
    if (document.hidden) return;
    events = new EventSource(`${api}/events?after=${form.elements.namedItem("_newestMessage").value}`);
    events.addEventListener("presence", showPresence);
    events.addEventListener("message", showMessage);
  };
  const showPresence = (event) => {
    const { staff } = JSON.parse(event.data);
    said.replaceChildren(...staff.map(({ name, state }) =>
      element("span", { textContent: `${(state === "WRITING" ? said.dataset.writing : said.dataset.viewing).replace("{0}", name)} ` })));
    said.hidden = staff.length === 0;
  };
  const showMessage = (event) => {
    const { id, body } = JSON.parse(event.data);
    const newest = form.elements.namedItem("_newestMessage");
    if (id <= Number(newest.value)) return;
    newest.value = id;
    incoming.querySelector("p span").textContent = incoming.dataset.live;
    incoming.querySelector("[data-incoming-messages]").append(element("blockquote", { dir: "auto", textContent: body }));
    incoming.hidden = false;
    if (!document.title.startsWith("● ")) document.title = `● ${document.title}`;
  };
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
}

export function compose(place, showFiles) {
  const form = place.querySelector("form");
  if (!form) return;
  const panes = [...form.querySelectorAll("[data-pane]")];
  const tabs = [...form.querySelectorAll("[data-tab]")];
  const visibility = form.elements.namedItem("_visibility");
  const area = () => (panes.find((pane) => !pane.hidden) ?? panes[0]).querySelector("textarea");
  const preview = form.querySelector("[data-preview]");
  const toggle = form.querySelector("[data-preview-toggle]");
  const toolbar = form.querySelector("[data-toolbar]");
  ["_revision", "_macro"].forEach((name) => form.elements.namedItem(name) && (form.elements.namedItem(name).disabled = name === "_macro"));

  /** The files of the text that is being written, and what is wrong with others, in place of the former ones. */
  const showFilesOf = (answered) => {
    const kept = area().closest("[data-pane]").querySelector(".field.files");
    const input = kept.querySelector("input[type=file]");
    kept.querySelectorAll(":scope > ul.chosen[aria-label], :scope > p.problem[role=alert]").forEach((old) => old.remove());
    input.before(...answered.querySelectorAll(":scope > ul.chosen, :scope > p.problem"));
    showFiles?.(kept);
    return input;
  };
  const save = drafts(place, form, (saved) => {
    const input = showFilesOf(saved);
    input.value = "";
    input.dispatchEvent(new Event("change"));
  });

  // Tabs
  const show = (name, focus) => {
    panes.forEach((pane) => (pane.hidden = tabs.length > 0 && pane.dataset.pane !== name));
    tabs.forEach((tab) => {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen && focus) tab.focus();
    });
    visibility.value = name;
    place.dataset.visibility = name;
    hidePreview();
  };
  const hidePreview = () => {
    preview.hidden = true;
    toggle.setAttribute("aria-pressed", "false");
    panes.forEach((pane) => pane.classList.remove("previewed"));
  };
  form.querySelectorAll("[data-tabs]").forEach((bar) => (bar.hidden = false));
  if (tabs.length) panes.forEach((pane, index) => {
    pane.setAttribute("role", "tabpanel");
    pane.setAttribute("aria-labelledby", tabs[index].id);
  });
  toolbar.hidden = false;
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => show(tab.dataset.tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") show(tabs[1 - index].dataset.tab, true);
    });
  });
  const wrong = panes.find((pane) => pane.querySelector("[data-invalid]"));
  show(wrong?.dataset.pane ?? visibility.value);
  form.querySelectorAll(".problems a[href^='#field-']").forEach((link) => link.addEventListener("click", () => {
    const pane = form.querySelector(link.hash)?.closest("[data-pane]");
    if (pane) show(pane.dataset.pane);
  }));

  // Toolbar
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.format) format(area(), button.dataset.format);
    if (button?.dataset.pick === "macro") pickMacro();
    if (button?.dataset.pick === "article") pickArticle();
  });
  toggle.addEventListener("click", async () => {
    if (!preview.hidden) return hidePreview();
    const sent = new URLSearchParams({ _csrf: form.elements.namedItem("_csrf").value, body: area().value });
    const answer = await fetch(`${place.dataset.draftUrl}/preview`, { method: "POST", body: sent }).catch(() => undefined);
    const drawn = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-preview]");
    if (!drawn) return;
    preview.dataset.kind = visibility.value === "INTERNAL" ? "INTERNAL" : "AGENT";
    preview.querySelector(".body").replaceChildren(...drawn.childNodes);
    panes.forEach((pane) => pane.classList.add("previewed"));
    preview.hidden = false;
    toggle.setAttribute("aria-pressed", "true");
  });

  // Pickers
  const pick = picker(form.querySelector("[data-picker]"));
  const json = async (url, options) => {
    const answer = await fetch(url, { headers: { Accept: "application/json" }, ...options });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const brand = `/api/brands/${encodeURIComponent(place.dataset.brand)}`;
  const matches = (text, words) => words.toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word));
  let macros, colleagues;
  const pickMacro = (typed) => {
    const into = area();
    pick("macro", into, async (words) => {
      macros ??= (await json(`${brand}/macros?limit=200`)).items.sort((one, other) => (other.language === place.dataset.language) - (one.language === place.dataset.language) || other.uses - one.uses);
      return macros.filter((macro) => matches(`${macro.name} ${macro.body}`, words)).slice(0, 12)
        .map((macro) => ({ title: macro.name, about: beginning(macro.body, 80), macro }));
    }, async ({ macro }) => {
      const sent = new URLSearchParams({ _csrf: form.elements.namedItem("_csrf").value, _draft: form.elements.namedItem("_draft").value, _visibility: visibility.value, _macro: macro.id });
      const page = await fetch(`${place.dataset.draftUrl}/macro`, { method: "POST", body: sent, headers: { Accept: "text/html" } }).catch(() => undefined);
      const applied = page?.ok && new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-applied]");
      if (!applied) return;
      if (typed) into.setSelectionRange(into.selectionStart - 1, into.selectionStart);
      type(into, applied.querySelector("textarea").value);
      const id = form.elements.namedItem("_macro");
      id.value = macro.id;
      id.disabled = false;
      choose(applied.dataset.outcome);
      showFilesOf(applied);
    });
  };
  const pickArticle = () => {
    const into = area();
    // A search begins with two characters; before them there is no result to speak of.
    pick("article", into, async (words) => words.length < 2 ? undefined : (await json(`${brand}/articles/search?limit=8&language=${place.dataset.language}&q=${encodeURIComponent(words)}`)).items
      .map((article) => ({ title: article.title, about: article.excerpt, article })), ({ article }) => type(into, `[${article.title.replaceAll(/[[\]]/g, "")}](${place.dataset.helpUrl}${article.slug}?lang=${article.language})`));
  };
  const pickColleague = () => {
    const into = area();
    pick("mention", into, async (words) => {
      colleagues ??= (await json(`/api/tickets/${encodeURIComponent(place.dataset.number)}/colleagues`)).items;
      return colleagues.filter(({ user, name }) => matches(`${user} ${name}`, words)).slice(0, 12).map(({ user, name }) => ({ title: name, about: `@${user}`, user }));
    }, ({ user }) => type(into, `${user} `));
  };
  /** The outcome that a macro names becomes the first way to send. */
  const choose = (outcome) => {
    const primary = form.querySelector("button.primary[name=outcome]");
    const wanted = outcome && form.querySelector(`.menu button[name=outcome][value="${CSS.escape(outcome)}"]`);
    if (!primary || !wanted) return;
    const effects = form.querySelector("#primary-effects");
    const [label, about] = wanted.children;
    [primary.textContent, label.textContent] = [label.textContent, primary.textContent];
    [primary.value, wanted.value] = [wanted.value, primary.value];
    [effects.textContent, about.textContent] = [about.textContent, effects.textContent];
  };
  form.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertText" || !event.target.matches("textarea")) return;
    const before = event.target.value.slice(0, event.target.selectionStart);
    const macro = event.data === "/" && (before === "" || before.endsWith("\n"));
    const mention = event.data === "@" && event.target.name === "note" && (before === "" || /\s$/.test(before));
    if (!macro && !mention) return;
    // At once, so that the next key is the list's.
    event.preventDefault();
    insert(event.target, event.data);
    if (macro) pickMacro(true);
    else pickColleague();
  });

  // Files are on the server as soon as they are chosen.
  form.querySelectorAll("input[type=file]").forEach((input) => input.addEventListener("change", (event) => {
    if (event.isTrusted || event.bubbles) save([...event.target.files]);
  }));

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (form.querySelector(`[data-send~="${visibility.value}"]`) ?? form.querySelector("[data-send]"))?.click();
  });
  const menu = form.querySelector("details.menu");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
  presence(place, form);
}
