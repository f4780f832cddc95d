// Draws one diagram, or two beside one another, and colours their activities by the rows of the table below, which says the same without scripts.
import Viewer from './bpmn-js/viewer.min.js';

const READABLE = 0.5;
const MARGIN = 20;
const STEP = 1.25;

const places = [...document.querySelectorAll('.heat-map')];

/** The figure beside the shape, a link to its tickets. */
function badge(name, text, href) {
  const link = document.createElement('a');
  link.className = 'heat-badge';
  link.href = href;
  link.textContent = text;
  link.title = name;
  const label = document.createElement('span');
  label.className = 'sr';
  label.textContent = ` ${name}`;
  link.append(label);
  return link;
}

/** A link to the diagram that the shape calls. */
function called(link) {
  const copy = link.cloneNode(false);
  copy.className = 'heat-called';
  copy.title = link.textContent;
  copy.setAttribute('aria-label', link.textContent);
  copy.textContent = '↗';
  return copy;
}

/** What a row says of the diagram with that index. */
function cell(row, index) {
  const { heat, badge: text, href, heatOther, badgeOther, hrefOther } = row.dataset;
  return index === 0 ? { heat, text, href } : { heat: heatOther, text: badgeOther, href: hrefOther };
}

function paint(viewer, row, index) {
  const element = viewer.get('elementRegistry').get(row.dataset.activity);
  if (!element) {
    return;
  }
  const { heat, text, href } = cell(row, index);
  const graphics = viewer.get('elementRegistry').getGraphics(element);
  if (Number(heat) > 0) {
    graphics.querySelector('.djs-visual > :first-child').style.fill = `color-mix(in srgb, var(--heat) ${Math.round(15 + 75 * heat)}%, white)`;
  }
  if (text) {
    graphics.style.cursor = 'pointer';
    const name = row.querySelector('a').textContent;
    viewer.get('overlays').add(element, { position: figurePosition(element), scale: { min: 0.8 }, html: badge(name, text, href) });
  }
  const link = row.querySelector('[data-called]');
  if (link) {
    viewer.get('overlays').add(element, { position: { bottom: 12, right: 12 }, scale: { min: 0.8 }, html: called(link) });
  }
}

/** A boundary event often lies at the upper right of its task: the figures of both leave each other room. */
function figurePosition(element) {
  if (element.host) {
    return { bottom: 12, right: 16 };
  }
  return element.attachers?.length ? { top: -12, left: -12 } : { top: -12, right: 16 };
}

/** A click on a shape with a figure leads to its tickets, like the figure itself. */
function leadToTickets(viewer, rows, index) {
  viewer.on('element.click', ({ element }) => {
    const row = rows.find(one => one.dataset.activity === element.id);
    if (row && cell(row, index).text) {
      location.assign(cell(row, index).href);
    }
  });
}

/** The shape of the hottest activity, on whichever diagram it is hottest. */
function hottest(viewer, rows) {
  const heat = row => Math.max(Number(row.dataset.heat), Number(row.dataset.heatOther ?? 0));
  const known = rows.filter(row => heat(row) > 0 && viewer.get('elementRegistry').get(row.dataset.activity));
  const row = known.reduce((hotter, one) => (hotter && heat(hotter) >= heat(one) ? hotter : one), null);
  return row && viewer.get('elementRegistry').get(row.dataset.activity);
}

/** A diagram too wide to read begins where it is hottest, large enough to read; it can be dragged. */
function fit(viewer, place, rows) {
  const canvas = viewer.get('canvas');
  if (canvas.zoom('fit-viewport', 'auto') < READABLE) {
    canvas.zoom(READABLE, { x: 0, y: place.clientHeight / 2 });
    const { inner } = canvas.viewbox();
    const width = place.clientWidth / READABLE;
    const height = place.clientHeight / READABLE;
    const shape = hottest(viewer, rows);
    const left = shape ? shape.x + shape.width / 2 - width / 2 : inner.x;
    const last = inner.x + inner.width + MARGIN - width;
    canvas.viewbox({ x: Math.max(inner.x - MARGIN, Math.min(left, last)), y: inner.y + inner.height / 2 - height / 2, width, height });
  }
}

async function draw(place, index) {
  place.hidden = false;
  const rows = [...document.querySelectorAll('tr[data-activity]')];
  const viewer = new Viewer({ container: place });
  await viewer.importXML(place.parentElement.querySelector('[data-diagram]').value);
  rows.forEach(row => paint(viewer, row, index));
  leadToTickets(viewer, rows, index);
  fit(viewer, place, rows);
  return viewer;
}

/** Two diagrams show the same part. */
function moveTogether(viewers) {
  let moving = false;
  viewers.forEach((viewer, index) => viewer.on('canvas.viewbox.changed', ({ viewbox }) => {
    if (moving || printing) {
      return;
    }
    moving = true;
    viewers.filter((other, at) => at !== index).forEach(other => other.get('canvas').viewbox({ x: viewbox.x, y: viewbox.y, width: viewbox.width, height: viewbox.height }));
    moving = false;
  }));
}

function zoom(viewers, action) {
  viewers.forEach(viewer => {
    const canvas = viewer.get('canvas');
    canvas.zoom(action === 'fit' ? 'fit-viewport' : canvas.zoom() * (action === 'in' ? STEP : 1 / STEP), 'auto');
  });
}

let printing = false;

/** Paper shows the whole diagram: its box gets the width of the page and the height that the diagram needs. */
function printWhole(viewers) {
  const before = new Map();
  addEventListener('beforeprint', () => {
    printing = true;
    viewers.forEach((viewer, index) => {
      const canvas = viewer.get('canvas');
      const { inner, ...viewbox } = canvas.viewbox();
      before.set(viewer, viewbox);
      const width = viewers.length > 1 ? 660 : 990;
      places[index].style.width = `${width}px`;
      places[index].style.height = `${Math.ceil(width * inner.height / inner.width) + 2 * MARGIN}px`;
      canvas.resized();
      canvas.zoom('fit-viewport', 'auto');
    });
  });
  addEventListener('afterprint', () => {
    viewers.forEach((viewer, index) => {
      places[index].style.width = '';
      places[index].style.height = '';
      viewer.get('canvas').resized();
      const { x, y, width, height } = before.get(viewer);
      viewer.get('canvas').viewbox({ x, y, width, height });
    });
    printing = false;
  });
}

if (places.length > 0) {
  const viewers = await Promise.all(places.map(draw));
  moveTogether(viewers);
  printWhole(viewers);
  const foot = document.querySelector('.heat-foot');
  foot.hidden = false;
  foot.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => zoom(viewers, button.dataset.zoom)));
}
