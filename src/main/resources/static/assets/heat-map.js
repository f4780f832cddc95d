// Draws the diagram and colours its activities by the rows of the table below, which says the same without scripts.
import Viewer from './bpmn-js/viewer.min.js';

const READABLE = 0.5;

const place = document.querySelector('.heat-map');
const source = document.querySelector('[data-diagram]');

/** The figure beside the shape, a link to its tickets. */
function badge(row) {
  const link = document.createElement('a');
  link.className = 'heat-badge';
  link.href = row.querySelector('a').href;
  link.textContent = row.dataset.badge;
  link.title = row.querySelector('a').textContent;
  return link;
}

function paint(viewer, row) {
  const element = viewer.get('elementRegistry').get(row.dataset.activity);
  if (!element) {
    return;
  }
  const heat = Number(row.dataset.heat);
  const shape = viewer.get('elementRegistry').getGraphics(element).querySelector('.djs-visual > :first-child');
  if (heat > 0) {
    shape.style.fill = `color-mix(in srgb, var(--heat) ${Math.round(15 + 75 * heat)}%, white)`;
  }
  if (row.dataset.badge) {
    viewer.get('overlays').add(element, { position: { top: -12, right: 16 }, scale: { min: 0.8 }, html: badge(row) });
  }
}

async function draw() {
  place.hidden = false;
  const viewer = new Viewer({ container: place });
  await viewer.importXML(source.value);
  document.querySelectorAll('tr[data-activity]').forEach(row => paint(viewer, row));
  fit(viewer.get('canvas'));
}

/** A wide diagram begins at its left, large enough to read; it can be dragged. */
function fit(canvas) {
  if (canvas.zoom('fit-viewport', 'auto') < READABLE) {
    canvas.zoom(READABLE, { x: 0, y: place.clientHeight / 2 });
    const { inner } = canvas.viewbox();
    canvas.viewbox({ ...canvas.viewbox(), x: inner.x - 20, y: inner.y + inner.height / 2 - place.clientHeight / READABLE / 2 });
  }
}

if (place) {
  draw();
}
