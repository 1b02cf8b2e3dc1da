/** BPMN for tests of the runtime: `bpmn(id, body)` around a few elements joined by `flow`. */

export const bpmn = (id: string, body: string, roots = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="defs-${id}" targetNamespace="http://fengqiao.example/tests">
  ${roots}
  <bpmn:process id="${id}" name="Process ${id}" isExecutable="true">${body}</bpmn:process>
</bpmn:definitions>`;

/** Sequence flows along a path of element ids. */
export const path = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((to, index) => `<bpmn:sequenceFlow id="${ids[index]!}-${to}" sourceRef="${ids[index]!}" targetRef="${to}" />`)
    .join('');

export const start = '<bpmn:startEvent id="start" />';
export const end = '<bpmn:endEvent id="end" />';

export const service = (id: string, more = ''): string =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${id}" />${more}</bpmn:extensionElements></bpmn:serviceTask>`;

export const userTask = (id: string): string =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>`;

export const timer = (id: string, duration: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition id="${id}-def"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;

export const cycleStart = (cycle: string): string =>
  `<bpmn:startEvent id="start"><bpmn:timerEventDefinition id="start-def"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>`;

export const message = (name: string, key = ''): string =>
  `<bpmn:message id="message-${name}" name="${name}"><bpmn:extensionElements>${key && `<zeebe:subscription correlationKey="${key}" />`}</bpmn:extensionElements></bpmn:message>`;
export const messageEvent = (type: string, id: string, name: string): string =>
  `<bpmn:${type} id="${id}"><bpmn:messageEventDefinition id="${id}-def" messageRef="message-${name}" /></bpmn:${type}>`;

export const signal = (name: string): string => `<bpmn:signal id="signal-${name}" name="${name}" />`;
export const signalEvent = (type: string, id: string, name: string): string =>
  `<bpmn:${type} id="${id}"><bpmn:signalEventDefinition id="${id}-def" signalRef="signal-${name}" /></bpmn:${type}>`;

export const call = (id: string, process: string): string =>
  `<bpmn:callActivity id="${id}"><bpmn:extensionElements><zeebe:calledElement processId="${process}" propagateAllChildVariables="true" /></bpmn:extensionElements></bpmn:callActivity>`;

/** start → `work` (job) → end. */
export const workProcess = bpmn('work-process', start + service('work') + end + path('start', 'work', 'end'));

export const decision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="grades" name="Grades" namespace="http://fengqiao.example/tests">
  <decision id="grade" name="Grade">
    <decisionTable id="table" hitPolicy="UNIQUE">
      <input id="in" label="Points"><inputExpression id="in-e" typeRef="number"><text>points</text></inputExpression></input>
      <output id="out" label="Grade" name="grade" typeRef="string" />
      <rule id="r1"><inputEntry id="i1"><text>&lt; 5</text></inputEntry><outputEntry id="o1"><text>"low"</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="i2"><text>&gt;= 5</text></inputEntry><outputEntry id="o2"><text>"high"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
