// Draws the charts of reports from the tables beside them. A column with data-series is drawn; data-kind of the figure says how: as
// bars and lines over time, as horizontal bars, as stacked ones, or as a heat map. A click leads where the cell's link leads. Without
// scripts, and for screen readers, the table alone is there.
import { init } from './echarts/echarts.min.js';

const HEAT_LEVELS = 5;
const ROW_HEIGHT = 44;

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const language = document.documentElement.lang;

// Series differ by shape and pattern as well as by colour.
const looks = [
  { colour: '--accent', symbol: 'circle', line: 'solid' },
  { colour: '--at-risk', symbol: 'rect', line: 'dashed' },
  { colour: '--quiet', symbol: 'triangle', line: 'dotted' },
  { colour: '--overdue', symbol: 'diamond', line: [2, 2] },
  { colour: '--paused', symbol: 'pin', line: [8, 3, 2, 3] },
];

const value = cell => (cell.dataset.value === undefined || cell.dataset.value === '' ? null : Number(cell.dataset.value));

/** The drawn part of a table. */
function read(figure) {
  const table = figure.querySelector('table');
  const rows = [...table.tBodies[0].rows].filter(row => row.dataset.sum !== 'true');
  const heads = [...table.tHead.rows[0].cells];
  const columns = heads.map((head, at) => ({ head, at })).filter(({ head, at }) =>
    head.dataset.series && rows.some(row => value(row.cells[at]) !== null));
  const names = rows.map(row => row.cells[0].dataset.short ?? row.cells[0].textContent.trim());
  return { rows, columns, names, scale: Number(figure.dataset.scale ?? 1), unit: figure.dataset.unit ?? '' };
}

const text = () => ({ color: style('--quiet'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 });

function series({ rows, scale }, { head, at }, index) {
  const look = looks[index % looks.length];
  return {
    name: head.textContent.trim(),
    type: head.dataset.series,
    data: rows.map(row => (value(row.cells[at]) === null ? null : value(row.cells[at]) / scale)),
    itemStyle: { color: style(head.dataset.look ? `--${head.dataset.look}` : look.colour) },
    lineStyle: { type: look.line, width: 2 },
    symbol: look.symbol,
    symbolSize: 6,
    connectNulls: true,
    barMaxWidth: 18,
  };
}

/** What all charts with axes share. */
function base(data, drawn) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const shown = one => (one === null || one === undefined ? '–' : number.format(one) + data.unit);
  const label = text();
  return {
    shown,
    option: {
      animation: false,
      textStyle: label,
      aria: { enabled: true, decal: { show: drawn.length > 1 }, label: { enabled: false } },
      legend: { show: drawn.length > 1, top: 0, left: 0, textStyle: label, itemGap: 20 },
      grid: { top: drawn.length > 1 ? 44 : 12, left: 8, right: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: shown },
      series: drawn,
    },
  };
}

function timeOption(figure, data) {
  const { option, shown } = base(data, data.columns.map((column, index) => series(data, column, index)));
  const label = text();
  return {
    ...option,
    xAxis: {
      type: 'category', data: data.names, axisLine: { lineStyle: { color: style('--edge') } }, axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value', min: 0, max: figure.dataset.max ? Number(figure.dataset.max) : undefined, minInterval: 1,
      axisLabel: { ...label, formatter: shown }, splitLine: { lineStyle: { color: style('--line') } },
    },
  };
}

function barsOption(figure, data) {
  const stacked = figure.dataset.kind === 'stack';
  const { option, shown } = base(data, data.columns.map((column, index) => ({
    ...series(data, column, index),
    stack: stacked ? 'all' : undefined,
    label: stacked ? undefined : { show: true, position: 'right', ...text(), formatter: bar => shown(bar.value) },
  })));
  const label = text();
  return {
    ...option,
    grid: { ...option.grid, right: stacked ? 24 : 72 },
    tooltip: { ...option.tooltip, axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'value', min: 0, minInterval: data.scale === 1 ? 1 : undefined,
      axisLabel: { ...label, hideOverlap: true, formatter: shown }, splitLine: { lineStyle: { color: style('--line') } },
    },
    yAxis: {
      type: 'category', inverse: true, data: data.names, axisTick: { show: false },
      axisLine: { lineStyle: { color: style('--edge') } },
      axisLabel: { ...label, width: Math.min(220, figure.clientWidth * 0.38), overflow: 'break' },
    },
  };
}

const channels = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));

/** A colour between two of the form #rrggbb. */
function mixed(from, to, share) {
  const end = channels(to);
  return `rgb(${channels(from).map((channel, at) => Math.round(channel + (end[at] - channel) * share)).join(',')})`;
}

function heatOption(figure, data) {
  const { option, shown } = base(data, []);
  const label = text();
  const cells = data.rows.flatMap((row, day) => data.columns.map(({ at }, hour) => [hour, day, value(row.cells[at])]));
  const max = Math.max(1, ...cells.map(cell => cell[2]));
  const wide = figure.clientWidth > 700;
  return {
    ...option,
    grid: { ...option.grid, right: 8 },
    tooltip: { renderMode: 'richText', confine: true, formatter: cell => tableCell(data, cell)?.querySelector('a')?.title ?? '' },
    xAxis: {
      type: 'category', position: 'top', data: data.columns.map(({ head }) => head.textContent.trim()),
      axisLabel: { ...label, interval: wide ? 0 : 5 }, axisTick: { show: false }, axisLine: { show: false },
    },
    yAxis: { type: 'category', inverse: true, data: data.names, axisLabel: label, axisTick: { show: false }, axisLine: { show: false } },
    visualMap: {
      show: false, min: 0, max,
      inRange: { color: Array.from({ length: HEAT_LEVELS + 1 }, (_, level) => mixed(style('--paper'), style('--accent'), level * 0.1)) },
    },
    series: [{
      type: 'heatmap', data: cells,
      label: { show: wide, color: style('--ink'), formatter: cell => (cell.value[2] === 0 ? '' : shown(cell.value[2])) },
      itemStyle: { borderColor: style('--line'), borderWidth: 1 },
    }],
  };
}

const options = { time: timeOption, bars: barsOption, stack: barsOption, heat: heatOption };
const option = figure => options[figure.dataset.kind](figure, read(figure));

/** The cell that a drawn item shows. */
function tableCell(data, item) {
  return item.seriesType === 'heatmap'
    ? data.rows[item.value[1]].cells[data.columns[item.value[0]].at]
    : data.rows[item.dataIndex].cells[data.columns[item.seriesIndex].at];
}

function save(name, address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** With its title, in a size of its own. */
function savePng(figure) {
  const canvas = init(document.createElement('div'), null, { width: 1000, height: figure.querySelector('.chart').clientHeight + 48 });
  const drawn = option(figure);
  const lower = place => ({ ...place, top: (place.top ?? 0) + 48 });
  canvas.setOption({
    ...drawn,
    title: { text: figure.closest('section').querySelector('h2').textContent, textStyle: { ...text(), color: style('--ink'), fontSize: 20 } },
    legend: lower(drawn.legend),
    grid: lower(drawn.grid),
  });
  save(`${figure.dataset.chart}.png`, canvas.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: style('--paper') }));
  canvas.dispose();
}

// A spreadsheet takes a text that begins so for a formula.
const csvCell = content => {
  const safe = /^[=+\-@\t\r]/.test(content) && Number.isNaN(Number(content)) ? `'${content}` : content;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The whole table, with numbers as they are stored. */
function saveCsv(figure) {
  const table = figure.querySelector('table');
  const seconds = figure.dataset.scale ? ' (s)' : '';
  const lines = [...table.rows].map(row => [...row.cells].map(cell =>
    csvCell(cell.dataset.value ?? cell.textContent.trim() + (cell.dataset.series ? seconds : ''))).join(','));
  const file = URL.createObjectURL(new Blob(['\ufeff', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }));
  save(`${figure.dataset.chart}.csv`, file);
  setTimeout(() => URL.revokeObjectURL(file), 10_000);
}

function offerFiles(figure) {
  figure.querySelector('[data-actions]').hidden = false;
  figure.querySelector('[data-save="png"]').addEventListener('click', () => savePng(figure));
  figure.querySelector('[data-save="csv"]').addEventListener('click', () => saveCsv(figure));
}

for (const figure of document.querySelectorAll('figure[data-chart]')) {
  const place = figure.querySelector('.chart');
  place.hidden = false;
  if (figure.dataset.kind === 'bars' || figure.dataset.kind === 'stack') {
    const { names, columns } = read(figure);
    place.style.height = `${names.length * (figure.dataset.kind === 'stack' ? ROW_HEIGHT : 28 * columns.length + 12) + 90}px`;
  }
  const chart = init(place);
  const draw = () => chart.setOption(option(figure), true);
  draw();
  chart.on('click', item => tableCell(read(figure), item)?.querySelector('a')?.click());
  offerFiles(figure);
  new ResizeObserver(() => { chart.resize(); draw(); }).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', () => { chart.resize({ width: 640 }); draw(); });
  addEventListener('afterprint', () => { chart.resize({ width: 'auto' }); draw(); });
}
