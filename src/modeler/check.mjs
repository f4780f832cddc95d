// Checks what Camunda Modeler reads and writes: node check.mjs TEMPLATES_FOLDER DIAGRAMS_FOLDER OUT_FOLDER
// Prints one line for each problem: a template that breaks the published schema, or a diagram that the serialiser of
// Modeler does not understand. Writes each diagram as Modeler would save it into OUT_FOLDER.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { BpmnModdle } from "bpmn-moddle";
import { validateAll } from "@bpmn-io/element-templates-validator";

const camunda = createRequire(import.meta.url)("camunda-bpmn-moddle/resources/camunda.json");
const [templates, diagrams, out] = process.argv.slice(2);
const problems = [];

for (const file of readdirSync(templates).filter((name) => name.endsWith(".json"))) {
  const content = JSON.parse(readFileSync(join(templates, file), "utf8"));
  for (const result of validateAll(content).results) {
    for (const error of result.errors ?? []) {
      problems.push(`${file}: ${error.message}`);
    }
  }
}

mkdirSync(out, { recursive: true });
for (const file of readdirSync(diagrams).filter((name) => name.endsWith(".bpmn"))) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(readFileSync(join(diagrams, file), "utf8"));
  for (const warning of warnings) {
    problems.push(`${file}: ${warning.message}`);
  }
  const { xml } = await new BpmnModdle({ camunda }).toXML(rootElement, { format: true });
  writeFileSync(join(out, file), xml);
}

console.log(problems.join("\n"));
