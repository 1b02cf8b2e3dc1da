/** docs/law-rules.md from the rules, the duties and the proofs of the shipped processes. */
import { articleName } from '../../../domain/schema/articleNames.ts';
import { clockDays, clockRule } from './clockLengths.ts';
import { DUTY_NAMES, dutyKinds, PERSONS_ONLY, type DutyKind } from './duties.ts';
import { lawRules } from './lawMonitor.ts';
import type { Proof } from './prove.ts';

export type ProofSummary = Pick<Proof, 'processId' | 'states' | 'steps'> & {
  readonly verdicts: readonly { readonly ruleId: string; readonly kind: string }[];
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ') || '—';
const articles = (ids: readonly string[]): string => ids.map((id) => articleName(id, 'en')).join('; ');

function raisedBy({ raisedBy: by }: DutyKind): string {
  const parts = [
    ...Object.entries(by.messages ?? {}).map(([name, when]) =>
      when ? `message \`${name}\` with ${when.variable} ${when.values.join(', ')}` : `message \`${name}\``,
    ),
    ...(by.flows ?? []).map((flow) => `\`${flow}\` begins`),
    ...(by.events ?? []).map((event) => `${event}${by.outcomes ? ` (${by.outcomes.join(', ')})` : ''}`),
    ...(by.jobs ?? []).map((job) => `job \`${job}\``),
    ...(by.routedClaims ? ['each claim of a routed matter'] : []),
  ];
  return parts.join('; ');
}

const limit = ({ clock }: DutyKind): string =>
  clock === null ? '—' : `\`${clock}\`, ${clockDays(clock)} days (${articleName(clockRule(clock).article, 'en')})`;

const ruleRows = lawRules.map(({ id, name, explanation, articles: ids }) => [
  `\`${id}\` ${name.zh} ${name.en}`,
  explanation.en,
  articles(ids),
]);
const dutyRows = DUTY_NAMES.map((name) => {
  const kind: DutyKind = dutyKinds[name];
  const settled = name === 'WATCH' ? '`clock.check` says STOPPED' : kind.settledBy.join(', ');
  return [kind.owed.en, raisedBy(kind), settled, limit(kind), articleName(kind.article, 'en'), `\`${kind.rule}\``];
});

/** The whole document, Markdown. */
export const lawDocs = (proofs: readonly ProofSummary[]): string => `# Rules of law

Written by \`npm run docs\` from \`processes/lint/law\` and from exploring the shipped processes; a test keeps it true.

Conventions of drawing are rules of bpmnlint (\`processes/lint/rules\`). The four rules here speak of every path a process can take and are proved by exploring it with the engine's own core. The answer is *proved*, *violated* with a path that can be played on the diagram and through the core, or *not decided, because …*, which needs an approver who takes it on by name.

${table(['rule', 'what it asks', 'articles'], ruleRows)}

## Duties

What is owed once something has happened. A flow that ends, or a matter that is closed, with one of them open breaks its rule; fixed waits that outlast its clock break \`lawful-clock\`. Case events come from \`domain/jobs/effects.ts\` (what a person's act always causes) and from the job contracts (what a worker may cause).

${table(['owed', 'raised by', 'settled by', 'clock', 'article', 'rule'], dutyRows)}

Only a person causes ${code(PERSONS_ONLY)}: a job type that declares one of them breaks \`person-decides\`.

## Shipped processes

${table(
  ['process', 'states', 'steps', ...lawRules.map(({ id }) => `\`${id}\``)],
  proofs.map(({ processId, states, steps, verdicts }) => [
    `\`${processId}\``,
    String(states),
    String(steps),
    ...lawRules.map(({ id }) => verdicts.find(({ ruleId }) => ruleId === id)?.kind ?? ''),
  ]),
)}

A deliberately unlawful variant of each is refused, and its path is played again with real values (\`tests/processes/lint/law\`).

## What is explored

- **States**: marking, variables, open duties with their age, and what is left of waits of a fixed length. Loops are followed until there is no new state. Variables that are written again before anything reads them do not count.
- **Choices**: every outcome of a task, every value of a code or a boolean that a condition reads, null and not null; a condition that needs anything else both ways, decision tables likewise. Loops over a list have none, one or two items (two stand for many); none is left out where the contract forbids it.
- **Events**: timers and messages may come at any time or never, errors that something drawn would catch may be thrown, an operator may have a stopped step tried again. Called processes run inside, found by id among the given models.
- **Threads** that share nothing (items of a loop, event sub-processes beside the main flow) are explored one after another; that they share nothing is checked on the variables they read and write.

## Limits

- What is declared is believed: that an act causes its events, and that only workers of ours serve a job type. \`domain/case\` refuses an unlawful command whatever the diagram says.
- What the exploration cannot tell is *not decided*: ad-hoc sub-processes, forms and job types without a contract, waits whose length comes from a variable, candidate groups and due dates that no contract gives, more than two instances of an element in one scope (a reminder that repeats without end), a loop without a wait, a step at which the engine always stops, and the budget of states and time.
- A condition that is taken both ways may give a path that real values never take: *violated* then means that the diagram does not exclude it.
- Working days count as calendar days without public holidays, so that a comparison is never too strict.
- Time spent at tasks and messages is not added up: the clocks of the case watch it (\`clock-watch\`). Only fixed waits are.
`;
