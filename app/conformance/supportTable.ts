/** docs/engine.md as text: what the engine runs, proved by a scenario per line, and what it refuses. */
import { FIXTURES, REFUSED } from './fixtures.ts';
import type { RefusedModel } from './refusals.ts';
import type { Scenario } from './scenario.ts';
import { headingOf, SECTIONS } from './sections.ts';

const DOCS = 'https://docs.camunda.io/docs/';

/** In a table a bar ends the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

const line = ({ id, feature, holds, docs }: Scenario): string =>
  row(feature, holds, `[${id}.bpmn](../${FIXTURES}/${id}.bpmn)`, `[page](${DOCS}${docs})`);

const section = (about: (typeof SECTIONS)[number], scenarios: readonly Scenario[]): string => {
  const lines = scenarios.filter((scenario) => scenario.about === about).map(line);
  if (lines.length === 0) throw new Error(`No scenario is about ${about}`);
  return `### ${headingOf(about)}\n\n${table(['feature', 'what holds', 'model', 'Camunda'], lines)}`;
};

const refusal = ({ file, what, reason, why }: RefusedModel): string =>
  row(what, reason, why, `[${file}](../${REFUSED}/${file})`);

const INTRODUCTION = `The embedded engine runs what Camunda 8.9 documents as supported, with Zeebe's semantics, or refuses it at
deployment by name. Every line below is one scenario: a model and a script, played by \`npm test\` in process and over HTTP, and by
\`npm run conformance -- --address URL\` through the official SDK against any Camunda 8 cluster.

This file is generated from the engine's element registry and the scenarios: \`npm run docs\` writes it, and a test fails when it is
not what that writes.`;

export interface SupportParts {
  readonly scenarios: readonly Scenario[];
  readonly refused: readonly RefusedModel[];
  /** docs/engine-figures.md: measured by hand, kept apart; null while there is none. */
  readonly figures: string | null;
}

export function supportTable({ scenarios, refused, figures }: SupportParts): string {
  return `${[
    '# The embedded engine',
    INTRODUCTION,
    '## What it runs',
    ...SECTIONS.map((about) => section(about, scenarios)),
    '## What it refuses',
    'Deploying these answers 400 with the id of the element and the reason; several problems come in one answer.',
    table(['what', 'reason given', 'why', 'model'], refused.map(refusal)),
    ...(figures === null ? [] : [figures.trim()]),
  ].join('\n\n')}\n`;
}
