// Source of viewer.min.js, the viewer of bpmn-js 18.31.1 with navigation:
// npx esbuild@0.28.2 viewer.entry.js --bundle --minify --format=esm --legal-comments=none --outfile=viewer.min.js
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
export default NavigatedViewer;
