// Files that are chosen for a form: a list with previews, and the progress while they are sent. Everything works without it.

/** Forms with fewer bytes are sent by the browser itself: their progress would not be seen. */
const SHOWN_FROM = 200_000;

const PREVIEWED = ["image/png", "image/jpeg", "image/gif", "image/webp"];

const filled = (text, value) => text.replace("#n", value);

/** Takes these files as the chosen ones. */
function choose(input, files) {
  const chosen = new DataTransfer();
  files.forEach((file) => chosen.items.add(file));
  input.files = chosen.files;
}

const problem = (file, texts) =>
  file.size === 0 ? texts.empty
    : file.size > Number(texts.maxBytes) ? filled(texts["too-large"], texts.maxMegabytes)
      : undefined;

/** The files that the server would take: no bad ones, and not too many. */
export const good = (input) => {
  const texts = JSON.parse(input.dataset.fileTexts);
  return [...input.files].filter((file) => !problem(file, texts)).slice(0, Number(texts.maxCount));
};

function sizeOf(file, texts) {
  const number = (value, digits) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits });
  return file.size < 1024 * 1024
    ? filled(texts.kilobytes, number(Math.max(1, Math.floor(file.size / 1024)), 0))
    : filled(texts.megabytes, number(file.size / 1024 / 1024, 1));
}

function typeOf(file, texts) {
  const type = file.type || (/\.hei[cf]$/i.test(file.name) ? "image/heic" : "");
  return texts[type] ?? texts.other;
}

/** Draws the picture small; a canvas needs no address of its own. */
async function preview(file, place) {
  try {
    const picture = await createImageBitmap(file, { resizeHeight: 96, resizeQuality: "medium" });
    place.width = Math.min(picture.width, 144);
    place.height = picture.height;
    place.getContext("2d").drawImage(picture, 0, 0);
    picture.close();
  } catch {
    // A damaged picture has no preview.
    place.remove();
  }
}

function element(name, attributes, ...children) {
  const created = Object.assign(document.createElement(name), attributes);
  created.append(...children);
  return created;
}

/** Lists the chosen files under their field: preview, name, type in words, size, what is wrong, a button to remove. */
export function listFiles(input) {
  if (!input.dataset.fileTexts) return;
  const texts = JSON.parse(input.dataset.fileTexts);
  const list = element("ul", { className: "chosen", hidden: true });
  const said = element("p", { className: "problem", hidden: true });
  said.setAttribute("role", "status");
  input.after(list, said);
  const item = (file, index) => {
    const name = element("span", { className: "name", dir: "auto", textContent: file.name });
    const about = element("span", { className: "quiet", textContent: `${typeOf(file, texts)}, ${sizeOf(file, texts)}` });
    const remove = element("button", { type: "button", className: "plain small" },
      texts.remove, element("span", { className: "sr", textContent: ` ${file.name}` }));
    remove.addEventListener("click", () => {
      choose(input, [...input.files].filter((_, other) => other !== index));
      draw();
      (list.querySelector("button") ?? input).focus();
    });
    const line = element("li", {}, name, " ", about, " ", remove);
    const wrong = problem(file, texts);
    if (wrong) {
      line.dataset.invalid = "true";
      line.append(element("p", { className: "problem", textContent: wrong }));
    } else if (PREVIEWED.includes(file.type)) {
      const place = element("canvas", {});
      place.setAttribute("aria-hidden", "true");
      line.prepend(place);
      preview(file, place);
    }
    return line;
  };
  const draw = () => {
    list.replaceChildren(...[...input.files].map(item));
    list.hidden = input.files.length === 0;
    const tooMany = [...input.files].filter((file) => !problem(file, texts)).length > Number(texts.maxCount);
    said.textContent = tooMany ? filled(texts["too-many"], texts.maxCount) : "";
    said.hidden = !tooMany;
  };
  input.addEventListener("change", draw);
  draw();
}

/** Sends a form with large files itself and shows how far it is. A page that the server answers takes the place of this one. */
export function sendWithProgress(form, show) {
  const inputs = () => [...form.querySelectorAll("input[type=file][data-file-texts]")];
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || form.dataset.sent) return;
    inputs().filter((input) => input.files.length !== good(input).length).forEach((input) => choose(input, good(input)));
    const bytes = inputs().flatMap((input) => [...input.files]).reduce((sum, file) => sum + file.size, 0);
    if (bytes < SHOWN_FROM) return;
    event.preventDefault();
    const texts = JSON.parse(inputs()[0].dataset.fileTexts);
    const bar = element("progress", { max: 100, value: 0 });
    const words = element("div", { className: "said" });
    words.setAttribute("role", "status");
    const progress = element("div", { className: "progress" }, words, bar);
    const say = (text) => {
      words.textContent = text;
      bar.setAttribute("aria-label", text);
    };
    say(filled(texts.sending, 0));
    form.querySelectorAll(".progress").forEach((earlier) => earlier.remove());
    form.append(progress);
    const request = new XMLHttpRequest();
    request.open("POST", event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action);
    request.setRequestHeader("X-Upload", "progress");
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = total ? (loaded / total) * 100 : 0;
      say(loaded === total ? texts.received : filled(texts.sending, Math.floor(bar.value)));
    });
    const again = () => {
      delete form.dataset.sent;
      sessionStorage.removeItem("sent");
      form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
    };
    request.addEventListener("error", () => {
      bar.remove();
      say(texts.failed);
      again();
    });
    request.addEventListener("load", () => {
      const to = request.getResponseHeader("Location");
      if (request.status === 204 && to) return location.assign(to);
      again();
      const page = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
      if (!page) return say(texts.failed);
      document.querySelector("main").replaceWith(page);
      show(page);
    });
    request.send(new FormData(form, event.submitter));
  });
}
