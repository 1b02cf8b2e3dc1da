/** The process of the benchmarks: start → three service tasks in a row → end. */

/** Job types of the three tasks, in order. */
export const TASK_TYPES = ['bench.first', 'bench.second', 'bench.third'] as const;
export const PROCESS_ID = 'bench-three-tasks';

/** Variables of every instance: as many and as large as our own flows carry (ids, codes, dates). */
export const VARIABLES = {
  matterId: 'mat_01978f3e-7a31-7c2a-9d7b-3f2a1c5e8b90',
  unitId: 'unit_01978f3e-7a31-7c2a-9d7b-3f2a1c5e8b91',
  level: 'COUNTY',
  dueAt: '2026-05-18T00:00:00+08:00',
  claims: 2,
};

const task = (id: string, type: string, from: string, to: string): string => `
    <bpmn:serviceTask id="${id}" name="${id}">
      <bpmn:extensionElements><zeebe:taskDefinition type="${type}" /></bpmn:extensionElements>
      <bpmn:incoming>${from}</bpmn:incoming><bpmn:outgoing>${to}</bpmn:outgoing>
    </bpmn:serviceTask>`;

const flow = (id: string, source: string, target: string): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}" />`;

const bpmn = (more: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="bench" targetNamespace="http://fengqiao.example/bench">
  <bpmn:process id="${PROCESS_ID}" name="Three tasks" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    ${task('first', TASK_TYPES[0], 'f1', 'f2')}${task('second', TASK_TYPES[1], 'f2', 'f3')}${task('third', TASK_TYPES[2], 'f3', 'f4')}
    <bpmn:endEvent id="end"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
    ${flow('f1', 'start', 'first')}${flow('f2', 'first', 'second')}${flow('f3', 'second', 'third')}${flow('f4', 'third', 'end')}
    ${more}
  </bpmn:process>
</bpmn:definitions>`;

/** BPMN of the process. */
export const threeTasks = bpmn('');

/** The same with a timer at the first task, so that a waiting instance waits for a job and for a moment. */
export const reminded = bpmn(`
    <bpmn:boundaryEvent id="late" attachedToRef="first" cancelActivity="false">
      <bpmn:outgoing>f5</bpmn:outgoing>
      <bpmn:timerEventDefinition><bpmn:timeDuration>P60D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="told"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
    ${flow('f5', 'late', 'told')}`);
