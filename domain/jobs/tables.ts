/** The agreements between case and flows as tables for docs/contracts.md: messages, job types, user tasks. */
import { messages } from '../schema/messages.ts';
import { jobs, type JobContract } from './jobs.ts';
import { userTasks, type UserTaskContract } from './userTasks.ts';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ') || '—';
const fields = (schema: { readonly shape: object }): string => code(Object.keys(schema.shape));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const messageRows = Object.entries(messages).map(([name, { key, starts, variables }]) => [
  code([name]),
  code([key]),
  starts === null ? 'is awaited' : `starts ${code([starts])}`,
  fields(variables),
]);
const jobRows = Object.entries<JobContract>(jobs).map(([type, { input, output, bpmnErrors, effects }]) => [
  code([type]),
  fields(input),
  fields(output),
  code(bpmnErrors),
  code(effects),
]);
const taskRows = Object.entries<UserTaskContract>(userTasks).map(
  ([key, { groups, due, command, outcomes, variables }]) => [
    code([key]),
    code(groups),
    code([due]),
    code([command]),
    code(outcomes),
    fields(variables),
  ],
);

/** The whole document, Markdown. */
export const contractTables = (): string => `# Contracts between case and flows

Written by \`npm run docs\` from \`domain/schema/messages.ts\`, \`domain/jobs/jobs.ts\` and \`domain/jobs/userTasks.ts\`; a test keeps it true. Each list of variables is an allow-list: a worker that gets or gives another one raises an incident. None of them holds personal data.

## Messages

Published by the case store through the outbox, with the message id making a repeat harmless.

${table(['message', 'correlation key', 'effect', 'variables'], messageRows)}

## Job types

One folder of \`workers/\` per type.

${table(['type', 'input', 'output', 'BPMN errors', 'case events it may cause'], jobRows)}

## User tasks

A person's act becomes a case command first; the engine gets the outcome and the variables named here, never the form.

${table(['user task', 'candidate groups', 'due date from clock', 'case command', 'outcomes', 'variables beside the outcome'], taskRows)}
`;
