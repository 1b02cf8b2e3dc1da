import { readdirSync } from 'node:fs';
import { jobs } from '../../domain/jobs/jobs.ts';
import { userTasks, type UserTaskContract } from '../../domain/jobs/userTasks.ts';
import { clockKeySchema } from '../../domain/schema/codes.ts';
import { messages } from '../../domain/schema/messages.ts';
import { packagePath } from '../../platform/paths.ts';
import { extension, many, one, text, type ModdleElement } from '../../processes/lint/moddle.ts';
import { workers, type WorkerDeps } from '../../workers/index.ts';
import { all, readBpmn, readDmn, shipped } from '../processes/support/moddle.ts';

const roots = new Map(
  await Promise.all(
    [...shipped('bpmn', '.bpmn')].map(async ([name, xml]) => [name, (await readBpmn(xml)).root] as const),
  ),
);
const tables = new Map(
  await Promise.all([...shipped('dmn', '.dmn')].map(async ([name, xml]) => [name, (await readDmn(xml)).root] as const)),
);
const forms = shipped('forms', '.form');
const contracts: Readonly<Record<string, UserTaskContract>> = userTasks;

/** Every element of a type in every process, with the id of its process. */
const everywhere = (type: string): readonly (readonly [process: string, node: ModdleElement])[] =>
  [...roots].flatMap(([name, root]) => all(root, type).map((node) => [name, node] as const));
const value = (node: ModdleElement, type: string, name: string): string => text(extension(node, type), name) ?? '';
const unique = (list: readonly string[]): readonly string[] => [...new Set(list)].sort();
const mappings = (node: ModdleElement, side: 'inputParameters' | 'outputParameters'): readonly ModdleElement[] =>
  many(extension(node, 'zeebe:IoMapping'), side);

test('should use every job type of the contract, and no other', () => {
  const used = everywhere('zeebe:TaskDefinition').map(([, node]) => text(node, 'type') ?? '');
  expect(unique(used)).toEqual(Object.keys(jobs).sort());
});

test('should have exactly one worker for every job type, in a folder of its name, and no other', () => {
  const deps = {} as WorkerDeps;
  const served = Object.entries(workers).map(([key, factory]) => [key, factory(deps).type]);
  expect(served).toEqual(served.map(([key]) => [key, key]));
  expect(served.map(([, type]) => type).sort()).toEqual(Object.keys(jobs).sort());
  const folders = readdirSync(packagePath('workers'), { withFileTypes: true }).filter((each) => each.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(jobs).sort());
});

test('should try every job three times', () => {
  expect(everywhere('zeebe:TaskDefinition').filter(([, node]) => text(node, 'retries') !== '3')).toEqual([]);
});

test('should draw every user task of the contract, and no other', () => {
  expect(
    everywhere('bpmn:UserTask')
      .map(([name, node]) => `${name}/${node.id ?? ''}`)
      .sort(),
  ).toEqual(Object.keys(userTasks).sort());
});

test('should give every user task somebody who may take it, and a time limit that the law or the house sets', () => {
  const limits: readonly string[] = [...clockKeySchema.options, 'HANDLE'];
  const nobody = Object.entries(contracts).filter(([, { groups }]) => groups.length === 0 || groups.includes(''));
  expect(nobody.map(([key]) => key)).toEqual([]);
  expect(Object.entries(contracts).filter(([, { due }]) => !limits.includes(due))).toEqual([]);
});

test.each(everywhere('bpmn:UserTask').map(([name, node]) => [`${name}/${node.id ?? ''}`, node] as const))(
  'should give %s the groups, due date and form of its contract',
  (key, node) => {
    const contract = contracts[key];
    expect({
      groups: value(node, 'zeebe:AssignmentDefinition', 'candidateGroups'),
      due: value(node, 'zeebe:TaskSchedule', 'dueDate'),
      form: value(node, 'zeebe:FormDefinition', 'formId'),
      binding: value(node, 'zeebe:FormDefinition', 'bindingType'),
    }).toEqual({
      groups: `=[${contract?.groups.join(', ') ?? ''}]`,
      due: `=dueDates.${contract?.due ?? ''}`,
      form: key.replace('/task-', '.'),
      binding: 'deployment',
    });
  },
);

test('should ship the form of every user task, and no other', () => {
  expect(
    everywhere('zeebe:FormDefinition')
      .map(([, node]) => text(node, 'formId'))
      .sort(),
  ).toEqual([...forms.keys()].sort());
});

test('should branch only on outcomes that the task before can have', () => {
  const problems = everywhere('bpmn:UserTask').flatMap(([name, task]) => {
    const gateways = many(task, 'outgoing')
      .map((flow) => one(flow, 'targetRef'))
      .filter((next) => next?.$type === 'bpmn:ExclusiveGateway');
    const conditions = gateways.flatMap((gateway) =>
      many(gateway, 'outgoing').map((flow) => text(one(flow, 'conditionExpression'), 'body') ?? ''),
    );
    const named = conditions
      .filter((each) => /\boutcome\b/.test(each))
      .flatMap((each) => each.match(/"[A-Z0-9_]+"/g) ?? []);
    const outcomes = contracts[`${name}/${task.id ?? ''}`]?.outcomes ?? [];
    return named
      .filter((each) => !outcomes.includes(each.slice(1, -1)))
      .map((each) => `${name}/${task.id ?? ''}: ${each}`);
  });
  expect(problems).toEqual([]);
});

test('should branch after every user task with several outcomes that lead to different ways', () => {
  const alike = new Set([
    'redo/task-decide-accountability',
    'escalation/task-decide-accountability',
    'claim-review/task-order-redo',
    'claim-review/task-decide-accountability',
    'petition-case/task-contact-check',
    'redo/task-recheck',
    'review-reexamination/task-decide-review',
    'review-reexamination/task-decide-reexam',
  ]);
  const straight = everywhere('bpmn:UserTask')
    .filter(
      ([name, task]) =>
        (contracts[`${name}/${task.id ?? ''}`]?.outcomes.length ?? 0) > 1 &&
        many(task, 'outgoing').every((flow) => one(flow, 'targetRef')?.$type !== 'bpmn:ExclusiveGateway'),
    )
    .map(([name, task]) => `${name}/${task.id ?? ''}`);
  expect(new Set(straight)).toEqual(alike);
});

describe('messages', () => {
  const drawn = everywhere('bpmn:Message');

  test('should be those that the case store publishes, all of them', () => {
    expect(unique(drawn.map(([, node]) => node.name ?? ''))).toEqual(Object.keys(messages).sort());
  });

  test('should start the process that the contract names, and only that', () => {
    const starts = [...roots].flatMap(([name, root]) =>
      all(root, 'bpmn:StartEvent')
        .filter((event) => event.$parent?.$type === 'bpmn:Process')
        .flatMap((event) =>
          many(event, 'eventDefinitions').map((each) => `${one(each, 'messageRef')?.name ?? ''} -> ${name}`),
        ),
    );
    const expected = Object.entries(messages).flatMap(([name, { starts: process }]) =>
      process === null ? [] : [`${name} -> ${process}`],
    );
    expect(starts.sort()).toEqual(expected.sort());
  });

  test('should correlate by the key of the contract', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      matterId: ['=matterId'],
      claimId: ['=claimId'],
      clockRef: ['=clockRef'],
      redoClockRef: ['=redoClockRef'],
      subjectId: [
        '=claimId',
        '=if claimId = null then matterId else claimId',
        '=if claimId != null then claimId else if contains(flowRef, contactId) then contactId else matterId',
      ],
    };
    const wrong = drawn.filter(([, node]) => {
      const contract = messages[(node.name ?? '') as keyof typeof messages];
      const key = value(node, 'zeebe:Subscription', 'correlationKey');
      return contract.starts === null ? !allowed[contract.key]?.includes(key) : key !== '';
    });
    expect(wrong.map(([name, node]) => `${name}: ${node.name ?? ''}`)).toEqual([]);
  });
});

describe('decisions', () => {
  const calls = everywhere('bpmn:BusinessRuleTask');
  const results: Readonly<Record<string, string>> = {
    'dt-01-acceptance': 'acceptanceResult',
    'dt-02-route': 'routeResult',
    'dt-03-unit': 'unitResult',
    'dt-05-colour': 'colourResult',
    'dt-07-escalation': 'escalationResult',
    'dt-08-redo': 'reviewResult',
  };

  test('should all be called, from the deployment of the caller, into the variable of the contract', () => {
    const called = calls.map(([, node]) =>
      ['decisionId', 'resultVariable', 'bindingType']
        .map((name) => value(node, 'zeebe:CalledDecision', name))
        .join(' '),
    );
    expect(unique(called)).toEqual(
      Object.entries(results)
        .map(([id, variable]) => `${id} ${variable} deployment`)
        .sort(),
    );
    expect([...tables.keys()].sort()).toEqual(Object.keys(results).sort());
  });

  test.each(calls.map(([name, node]) => [`${name}/${node.id ?? ''}`, node] as const))(
    'should give %s every input of its tables',
    (_key, node) => {
      const root = tables.get(value(node, 'zeebe:CalledDecision', 'decisionId'));
      const read = root
        ? all(root, 'dmn:InputExpression').map((each) => text(each, 'text') ?? '')
        : ['no such decision'];
      const given = mappings(node, 'inputParameters').map((each) => text(each, 'target'));
      expect(unique(read).filter((each) => !given.includes(each))).toEqual([]);
    },
  );
});

test('should call only processes that are shipped, at their latest version, with explicit variables', () => {
  const called = everywhere('zeebe:CalledElement').map(([, node]) => ({
    process: roots.has(text(node, 'processId') ?? ''),
    binding: text(node, 'bindingType'),
    up: node.get?.('propagateAllChildVariables'),
    down: node.get?.('propagateAllParentVariables'),
  }));
  expect(called.length).toBeGreaterThan(0);
  expect(
    called.filter((each) => !each.process || each.binding !== 'latest' || each.up !== false || each.down !== false),
  ).toEqual([]);
});

describe.each([...roots])('the variables of %s', (name, root) => {
  /** Every name that something in the process, a message to it or a call of it writes. */
  const written = new Set([
    ...all(root, 'bpmn:Message').flatMap((each) =>
      Object.keys(messages[(each.name ?? '') as keyof typeof messages].variables.shape),
    ),
    ...all(root, 'zeebe:TaskDefinition').flatMap((each) =>
      Object.keys(jobs[(text(each, 'type') ?? '') as keyof typeof jobs].output.shape),
    ),
    ...all(root, 'bpmn:UserTask').flatMap((each) => [
      'outcome',
      ...Object.keys(contracts[`${name}/${each.id ?? ''}`]?.variables.shape ?? {}),
    ]),
    ...[...all(root, 'zeebe:Input'), ...all(root, 'zeebe:Output')].map((each) => text(each, 'target') ?? ''),
    ...all(root, 'zeebe:CalledDecision').map((each) => text(each, 'resultVariable') ?? ''),
    ...all(root, 'zeebe:LoopCharacteristics').map((each) => text(each, 'inputElement') ?? ''),
    ...everywhere('bpmn:CallActivity')
      .filter(([, call]) => value(call, 'zeebe:CalledElement', 'processId') === name)
      .flatMap(([, call]) => mappings(call, 'inputParameters').map((each) => text(each, 'target') ?? '')),
  ]);

  test('should hold every input of every job', () => {
    const missing = all(root, 'zeebe:TaskDefinition').flatMap((each) => {
      const type = (text(each, 'type') ?? '') as keyof typeof jobs;
      const inputs = Object.entries<{ safeParse(value: unknown): { success: boolean } }>(jobs[type].input.shape).filter(
        ([, schema]) => !schema.safeParse(undefined).success,
      );
      return inputs.filter(([input]) => !written.has(input)).map(([input]) => `${type}: ${input}`);
    });
    expect(missing).toEqual([]);
  });

  test('should hold what groups, due dates, conditions, keys and mappings read', () => {
    const sources = [
      ...all(root, 'bpmn:FormalExpression').map((each) => text(each, 'body') ?? ''),
      ...all(root, 'zeebe:Subscription').map((each) => text(each, 'correlationKey') ?? ''),
      ...all(root, 'zeebe:AssignmentDefinition').map((each) => text(each, 'candidateGroups') ?? ''),
      ...all(root, 'zeebe:TaskSchedule').map((each) => text(each, 'dueDate') ?? ''),
      ...all(root, 'zeebe:LoopCharacteristics').map((each) => text(each, 'inputCollection') ?? ''),
      ...[...all(root, 'zeebe:Input'), ...all(root, 'zeebe:Output')].map((each) => text(each, 'source') ?? ''),
    ].filter((each) => each.startsWith('='));
    const words = new Set(['if', 'then', 'else', 'null', 'list', 'contains']);
    const read = sources.flatMap(
      (each) =>
        each
          .slice(1)
          .replace(/"[^"]*"/g, '')
          .replace(/\.[a-zA-Z0-9_]+/g, '')
          .replace(/\b\w+\s*:/g, '')
          .match(/[a-zA-Z]\w*/g) ?? [],
    );
    const optional = name === 'petition-case' ? new Set(['claimId']) : new Set<string>();
    expect(unique(read).filter((each) => !words.has(each) && !written.has(each) && !optional.has(each))).toEqual([]);
  });
});
