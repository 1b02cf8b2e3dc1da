import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ExecutableElement, ExecutableProcess } from '../../../engine/core/model.ts';
import { parseBpmn } from '../../../engine/model/bpmn/parseBpmn.ts';
import { bpmn, condition } from './bpmnText.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/bpmn/${name}`, import.meta.url), 'utf8');

async function parsed(xml: string) {
  const result = await parseBpmn(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result;
}

describe('a process with every element', () => {
  let process: ExecutableProcess;
  const element = (id: string): ExecutableElement => process.elements[id]!;

  beforeAll(async () => {
    process = (await parsed(fixture('every-element.bpmn'))).processes[0]!;
  });

  test('has its id, name, version tag and declarations', () => {
    expect(process).toMatchObject({
      bpmnProcessId: 'every-element',
      name: '全部元素',
      versionTag: 'v2',
      isExecutable: true,
    });
    expect(process.messages['reply']).toEqual({
      id: 'reply',
      name: { kind: 'static', value: 'reply-received' },
      correlationKey: { kind: 'feel', source: 'matterId' },
    });
    expect(process.errors['refused']).toEqual({
      id: 'refused',
      name: 'Refused',
      code: { kind: 'static', value: 'REFUSED' },
    });
    expect(process.escalations['late']).toEqual({ id: 'late', name: 'Late', code: 'LATE' });
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(process))).toEqual(process);
  });

  test('holds itself as an element with its children, listeners and properties', () => {
    expect(element('every-element')).toMatchObject({
      type: 'PROCESS',
      scopeId: null,
      noneStartEventId: 'start',
      properties: { 'name:en': 'Every element' },
      listeners: [{ eventType: 'end', job: { type: { kind: 'static', value: 'ended' }, retries: { value: '5' } } }],
    });
    expect(element('every-element')).toHaveProperty('childIds', expect.arrayContaining(['service', 'sub', 'on-error']));
    expect(element('every-element')).not.toHaveProperty(
      'childIds',
      expect.arrayContaining(['sub-start', 'data', 'note']),
    );
  });

  test.each([
    [
      'start',
      {
        event: { kind: 'none' },
        interrupting: true,
        form: { kind: 'linked', formId: 'intake', binding: { kind: 'deployment' } },
      },
    ],
    [
      'start-message',
      { event: { kind: 'message', name: { kind: 'feel', source: '"opened-" + "x"' }, correlationKey: null } },
    ],
    ['start-timer', { event: { kind: 'timer', timer: { kind: 'cycle', expression: { value: '0 0 9 * * MON-FRI' } } } }],
    ['start-signal', { event: { kind: 'signal', name: { value: 'holiday' } } }],
    ['on-error', { attachedToId: 'service', interrupting: true, event: { kind: 'error', code: 'REFUSED' } }],
    ['on-any-error', { event: { kind: 'error', code: null } }],
    ['on-time', { interrupting: false, event: { kind: 'timer', timer: { kind: 'cycle' } } }],
    ['on-compensation', { event: { kind: 'compensation', activityId: null } }],
    ['on-escalation', { attachedToId: 'sub', interrupting: false, event: { kind: 'escalation', code: null } }],
    ['undo', { isForCompensation: true, incoming: [] }],
    ['choice', { type: 'EXCLUSIVE_GATEWAY', defaultFlowId: 'f4', incoming: ['f2'], outgoing: ['f3', 'f4'] }],
    ['fork', { type: 'PARALLEL_GATEWAY' }],
    ['some', { type: 'INCLUSIVE_GATEWAY', defaultFlowId: null }],
    ['await', { type: 'EVENT_BASED_GATEWAY', outgoing: ['e1', 'e2'] }],
    ['old', { implementation: 'job', form: { kind: 'key', formKey: 'embedded:x' }, priority: null }],
    ['send', { type: 'SEND_TASK', job: { type: { value: 'send' }, retries: { value: '3' }, headers: {} } }],
    ['receive', { event: { kind: 'message', correlationKey: { source: 'matterId' } } }],
    [
      'script',
      { implementation: { kind: 'script', expression: { kind: 'feel', source: '1 + 1' }, resultVariable: 'two' } },
    ],
    ['script-job', { implementation: { kind: 'job', job: { type: { value: 'run' } } } }],
    [
      'rule',
      {
        implementation: {
          kind: 'decision',
          decisionId: { value: 'route' },
          binding: { kind: 'deployment' },
          resultVariable: 'route',
        },
      },
    ],
    ['manual', { type: 'MANUAL_TASK' }],
    ['plain', { type: 'TASK', loop: null, boundaryEventIds: [] }],
    [
      'call',
      {
        processId: { kind: 'feel', source: 'child' },
        propagateAllParentVariables: true,
        propagateAllChildVariables: false,
      },
    ],
    ['catch-timer', { event: { kind: 'timer', timer: { kind: 'duration', expression: { value: 'P15D' } } } }],
    ['catch-date', { event: { kind: 'timer', timer: { kind: 'date', expression: { kind: 'feel', source: 'due' } } } }],
    ['catch-signal', { event: { kind: 'signal' } }],
    ['catch-link', { event: { kind: 'link', name: 'again' } }],
    ['throw-none', { event: { kind: 'none' } }],
    ['throw-message', { event: { kind: 'message', job: { type: { value: 'publish' } } } }],
    ['throw-link', { event: { kind: 'link', name: 'again', targetId: 'catch-link' } }],
    ['throw-escalation', { event: { kind: 'escalation', code: { kind: 'static', value: 'LATE' } } }],
    ['throw-compensation', { event: { kind: 'compensation', activityId: 'service' } }],
    ['throw-signal', { event: { kind: 'signal', name: { value: 'holiday' } } }],
    ['sub', { noneStartEventId: 'sub-start', eventSubProcessIds: ['on-reply'], boundaryEventIds: ['on-escalation'] }],
    ['sub-end', { scopeId: 'sub', incoming: ['s1'] }],
    ['on-reply', { type: 'EVENT_SUB_PROCESS', startEventId: 'reply-start', scopeId: 'sub', noneStartEventId: null }],
    ['reply-start', { interrupting: false, event: { kind: 'message', correlationKey: { source: 'matterId' } } }],
    [
      'ad-hoc',
      {
        activeElements: { source: '["inner"]' },
        completionCondition: { source: 'done' },
        cancelRemainingInstances: false,
        outputCollection: 'results',
        outputElement: { source: 'result' },
        job: null,
      },
    ],
    ['ad-hoc-job', { job: { type: { value: 'choose' } }, cancelRemainingInstances: true, noneStartEventId: null }],
    ['end-terminate', { event: { kind: 'terminate' } }],
    ['end-error', { event: { kind: 'error', code: { kind: 'static', value: 'REFUSED' } } }],
    ['end-message', { event: { kind: 'message', job: { type: { value: 'publish' } } } }],
  ])('%s', (id, expected) => {
    expect(element(id)).toMatchObject(expected);
  });

  test('a service task has its job, mappings, loop, boundary events and compensation handler', () => {
    expect(element('service')).toMatchObject({
      type: 'SERVICE_TASK',
      job: {
        type: { kind: 'feel', source: '"notify-" + channel' },
        retries: { source: 'n' },
        headers: { template: 'T1' },
      },
      inputs: [{ source: { kind: 'feel', source: 'matter.id' }, target: 'to.id' }],
      outputs: [{ source: { kind: 'static', value: 'fixed' }, target: 'sent' }],
      loop: {
        sequential: true,
        inputCollection: { source: 'units' },
        inputElement: 'unit',
        outputCollection: 'answers',
        outputElement: { source: 'answer' },
        completionCondition: { source: 'count(answers) > 2' },
      },
      boundaryEventIds: ['on-error', 'on-any-error', 'on-time', 'on-compensation'],
      compensationHandlerId: 'undo',
    });
  });

  test('a native user task has its form, assignment, dates, priority and listeners', () => {
    expect(element('native')).toMatchObject({
      implementation: 'native',
      form: { kind: 'linked', formId: 'review', binding: { kind: 'versionTag', versionTag: 'v1' } },
      assignee: { kind: 'feel', source: 'clerk' },
      candidateGroups: { kind: 'static', value: 'leaders, clerks' },
      dueDate: { kind: 'static', value: '2026-05-18T09:00:00+08:00' },
      followUpDate: { kind: 'feel', source: 'now()' },
      priority: { kind: 'static', value: '80' },
      taskListeners: [{ eventType: 'assigning', job: { type: { value: 'on-assign' }, retries: { value: '1' } } }],
    });
  });

  test('conditions in CDATA are read, the default flow has none', () => {
    expect(process.flows['f3']).toMatchObject({
      sourceId: 'choice',
      targetId: 'native',
      condition: { kind: 'feel', source: 'amount < 5 and level = "A"' },
    });
    expect(process.flows['f4']).toMatchObject({ condition: null });
  });
});

describe('a collaboration', () => {
  test('gives its executable processes and ignores pools, message flows and other processes', async () => {
    const { processes } = await parsed(fixture('collaboration.bpmn'));
    expect(processes.map((process) => process.bpmnProcessId)).toEqual(['first', 'second']);
  });

  test('names extensions of other products in warnings', async () => {
    const { warnings } = await parsed(fixture('collaboration.bpmn'));
    expect(warnings.map((warning) => [warning.elementId, warning.reason])).toEqual([
      ['first', expect.stringContaining("'camunda:properties'")],
      ['first', expect.stringContaining("'camunda:historyTimeToLive'")],
    ]);
  });
});

describe('reading text', () => {
  test('a byte order mark and characters beyond ASCII are read', async () => {
    const { processes } = await parsed(`\uFEFF${bpmn('<bpmn:task id="t" name="调解𠮷" />')}`);
    expect(processes[0]!.elements['t']!.name).toBe('调解𠮷');
  });

  test('comments and CDATA may contain the word DOCTYPE', async () => {
    await parsed(
      bpmn(
        '<!-- <!DOCTYPE x> --><bpmn:task id="t"><bpmn:documentation><![CDATA[<!ENTITY]]></bpmn:documentation></bpmn:task>',
      ),
    );
  });

  test('a single outgoing flow of an exclusive gateway needs no condition', async () => {
    await parsed(
      bpmn(
        '<bpmn:exclusiveGateway id="g" /><bpmn:task id="t" /><bpmn:sequenceFlow id="f" sourceRef="g" targetRef="t" />',
      ),
    );
  });

  test('a call of an unknown function is a warning that names it', async () => {
    const flows = `<bpmn:exclusiveGateway id="g" default="f2" /><bpmn:task id="t" />
      <bpmn:sequenceFlow id="f1" sourceRef="g" targetRef="t">${condition('=frobnicate(x)')}</bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="f2" sourceRef="g" targetRef="t" />`;
    const { warnings } = await parsed(bpmn(flows));
    expect(warnings).toEqual([{ elementId: 'f1', reason: expect.stringContaining("'frobnicate'") }]);
  });
});
