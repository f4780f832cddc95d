// Draws the charts of reports from the tables beside them. A column with data-series is drawn as bars or a line; without scripts, and
// for screen readers, the table alone is there.
import { init } from './echarts/echarts.min.js';

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Series differ by shape and pattern as well as by colour.
const looks = [
  { colour: '--accent', symbol: 'circle', line: 'solid' },
  { colour: '--at-risk', symbol: 'rect', line: 'dashed' },
  { colour: '--quiet', symbol: 'triangle', line: 'dotted' },
];

const cells = (table, index) => [...table.tBodies[0].rows].map(row => {
  const value = row.cells[index].dataset.value;
  return value === undefined || value === '' ? null : Number(value);
});

function series(table, head, index, at) {
  const look = looks[at % looks.length];
  const kind = head.dataset.series;
  return {
    name: head.textContent.trim(),
    type: kind,
    data: cells(table, index),
    itemStyle: { color: style(look.colour) },
    lineStyle: { type: look.line, width: 2 },
    symbol: look.symbol,
    symbolSize: 6,
    connectNulls: true,
    barMaxWidth: 18,
  };
}

function option(table, figure) {
  const heads = [...table.tHead.rows[0].cells];
  const drawn = heads.filter(head => head.dataset.series && cells(table, heads.indexOf(head)).some(value => value !== null));
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const unit = figure.dataset.unit ?? '';
  const text = { color: style('--quiet'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 150,
    textStyle: text,
    aria: { enabled: true, decal: { show: drawn.length > 1 }, label: { enabled: false } },
    legend: { top: 0, left: 0, textStyle: text, itemGap: 20 },
    grid: { top: 44, left: 8, right: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true,
      valueFormatter: value => (value === null || value === undefined ? '–' : number.format(value) + unit),
    },
    xAxis: {
      type: 'category',
      data: [...table.tBodies[0].rows].map(row => row.cells[0].dataset.short),
      axisLine: { lineStyle: { color: style('--edge') } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value', min: 0, max: figure.dataset.max ? Number(figure.dataset.max) : undefined, minInterval: 1,
      axisLabel: { ...text, formatter: value => number.format(value) + unit },
      splitLine: { lineStyle: { color: style('--line') } },
    },
    series: drawn.map((head, at) => series(table, head, heads.indexOf(head), at)),
  };
}

function saveButton(figure, chart) {
  const button = figure.querySelector('[data-save]');
  button.hidden = false;
  button.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: style('--paper') });
    link.download = `${figure.dataset.chart}.png`;
    link.click();
  });
}

for (const figure of document.querySelectorAll('figure[data-chart]')) {
  const table = figure.querySelector('table');
  const place = figure.querySelector('.chart');
  place.hidden = false;
  const chart = init(place);
  const draw = () => chart.setOption(option(table, figure), true);
  draw();
  saveButton(figure, chart);
  new ResizeObserver(() => chart.resize()).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', () => { draw(); chart.resize({ width: 640 }); });
  addEventListener('afterprint', () => { draw(); chart.resize({ width: 'auto' }); });
}
