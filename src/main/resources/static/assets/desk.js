// What pages do beyond their HTML. Everything here has a way without it.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Whether "field=A|B" or "field!=A|B" holds for what is filled in now. */
function holds(condition, form) {
  const [, field, sign, words] = condition.match(/^(\w+)(!?=)(.*)$/) ?? [];
  if (!field) return false;
  const answers = new FormData(form).getAll(field);
  const found = words.split("|").some((word) => answers.includes(word));
  return sign === "=" ? found : !found;
}

function follow(form) {
  const update = () => {
    // A hidden field keeps what was typed, but does not send it.
    all("[data-hidden-when]", form).forEach((part) => {
      part.hidden = holds(part.dataset.hiddenWhen, form);
      all("input, select, textarea", part).forEach((input) => (input.disabled = part.hidden));
    });
    all("[data-required-when]", form).forEach((part) => {
      const needed = holds(part.dataset.requiredWhen, form);
      all("[data-said]", part).forEach((said) => (said.hidden = !needed));
      all("input:not([type=radio], [type=checkbox]), select, textarea", part).forEach((input) =>
        needed ? input.setAttribute("aria-required", "true") : input.removeAttribute("aria-required"));
    });
  };
  form.addEventListener("change", update);
  update();
}

/** Says how long a text is once it comes near its limit. */
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

/** Keeps what is typed in a form with data-keep="name" until it is sent, across a reload or a sign-out in this tab. */
function keep(form) {
  const place = `kept:${form.dataset.keep}`;
  const fields = () => all("textarea, input:is([type=text], [type=email], [type=tel]), select, input:is([type=radio], [type=checkbox])", form)
    .filter((field) => !field.closest("altcha-widget"));
  const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
  if (kept && !form.querySelector("[data-invalid]")) {
    fields().forEach((field) => {
      const value = kept[field.name];
      if (value === undefined) return;
      if (field.type === "radio" || field.type === "checkbox") field.checked = value.includes(field.value);
      else if (!field.value) field.value = value[0] ?? "";
    });
  }
  const store = () => {
    const values = {};
    fields().forEach((field) => {
      const chosen = field.type !== "radio" && field.type !== "checkbox" || field.checked;
      values[field.name] = [...(values[field.name] ?? []), ...(chosen ? [field.value] : [])];
    });
    sessionStorage.setItem(place, JSON.stringify(values));
  };
  form.addEventListener("input", store);
  form.addEventListener("change", store);
}

/** Files may be dropped on the form, and a screenshot pasted into its text. */
function drop(input) {
  const form = input.form;
  const said = document.createElement("p");
  said.className = "help";
  said.textContent = input.dataset.dropWords;
  input.after(said);
  const take = (files) => {
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

/** Shows answers while one types in the fields that the place names; what is asked for last is what is shown. */
function suggest(place) {
  const form = place.closest("form");
  const fields = place.dataset.from.split(" ").map((name) => form.elements.namedItem(name)).filter(Boolean);
  const said = place.querySelector("[role=status]");
  const answers = place.querySelector("section");
  let asked = "", running, pause, patience;
  const clear = () => {
    running?.abort();
    running = undefined;
    clearTimeout(pause);
    clearTimeout(patience);
    said.textContent = "";
    answers.hidden = true;
    answers.replaceChildren();
  };
  const close = () => {
    if (place.contains(document.activeElement)) fields.at(-1).focus();
    clear();
  };
  const look = async () => {
    const words = fields.map((field) => field.value.trim()).join(" ").trim().slice(0, 600);
    if (words === asked) return;
    asked = words;
    running?.abort();
    clearTimeout(patience);
    if (words.length < 12 && words.split(/\s+/).length < 3) return clear();
    const mine = (running = new AbortController());
    patience = setTimeout(() => (said.textContent = place.dataset.waiting), 300);
    try {
      const answer = await fetch(`${place.dataset.suggests}?q=${encodeURIComponent(words)}`, { signal: mine.signal });
      const found = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-said]") : null;
      if (mine !== running) return;
      clear();
      if (!found?.dataset.said) return;
      answers.append(found);
      answers.hidden = false;
      said.textContent = found.dataset.said;
    } catch {
      // Whoever is not reached suggests nothing; the form works without.
      if (mine === running) clear();
    }
  };
  fields.at(-1).closest(".field").after(place);
  fields.forEach((field) => field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, 300);
  }));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || (answers.hidden && !running)) return;
    event.preventDefault();
    close();
  });
}

all("input[data-drop]").forEach(drop);
all("[data-kept-sent]").forEach((sent) => sessionStorage.removeItem(`kept:${sent.dataset.keptSent}`));
all("form[data-keep]").forEach(keep);
all("form").filter((form) => form.querySelector("[data-hidden-when], [data-required-when]")).forEach(follow);
all("textarea[data-count]").forEach(count);
all("[data-suggests]").forEach(suggest);
all("[data-focus]").slice(0, 1).forEach((part) => part.focus());

// A form is sent once; coming back to the page makes it ready again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
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
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  }
});

// The workspace in its frame tells the Tasklist around it where the task stands and where to go on.
const workspace = document.querySelector("main[data-tells]");
if (workspace && parent !== window) {
  const tell = (words) => parent.postMessage(words, location.origin);
  const { tells, mine, next, said } = workspace.dataset;
  tell({ guichet: tells, mine: mine === "true", next, said });
  all("[data-opens-task]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    tell({ guichet: "open", next: link.dataset.opensTask });
  }));
}

// What was chosen by a link in a letter is sent without another click.
all("form[data-at-once]").slice(0, 1).forEach((form) => form.requestSubmit());
