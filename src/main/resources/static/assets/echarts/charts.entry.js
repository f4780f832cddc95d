// Source of echarts.min.js, the parts of Apache ECharts 6.1.0 that the desk draws with:
// npx esbuild@0.28.2 charts.entry.js --bundle --minify --format=esm --legal-comments=none --outfile=echarts.min.js
import * as core from 'echarts/core';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapContinuousComponent,
} from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
core.use([
  BarChart, HeatmapChart, LineChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent,
  VisualMapContinuousComponent, CanvasRenderer,
]);
export const init = core.init;
