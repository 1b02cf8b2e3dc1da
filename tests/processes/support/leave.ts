/** A small process and its form, for tests of files, versions and moves. */

/** A process of two steps by people, with a form and an internal limit; `name`, `second` and `limit` are what tests change. */
export const leave = ({
  name = '请假',
  second = 'task-confirm',
  due = 'HANDLE',
  limit = 'PT48H',
  comment = '',
}: {
  readonly name?: string;
  readonly second?: string;
  readonly due?: string;
  readonly limit?: string;
  readonly comment?: string;
} = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:fengqiao">
  <!-- ${comment} -->
  <bpmn:process id="leave" name="${name}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task-ask" />
    <bpmn:userTask id="task-ask" name="申请"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="leave.ask" bindingType="deployment" /><zeebe:taskSchedule dueDate="=dueDates.${due}" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="task-ask" targetRef="${second}" />
    <bpmn:userTask id="${second}" name="确认申请"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:boundaryEvent id="event-late" cancelActivity="false" attachedToRef="${second}"><bpmn:outgoing>f4</bpmn:outgoing><bpmn:timerEventDefinition id="td"><bpmn:timeDuration xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">${limit}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f3" sourceRef="${second}" targetRef="end" />
    <bpmn:sequenceFlow id="f4" sourceRef="event-late" targetRef="end-late" />
    <bpmn:endEvent id="end"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="end-late"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

export const leaveForm = (label = '理由'): string =>
  JSON.stringify({
    id: 'leave.ask',
    type: 'default',
    schemaVersion: 17,
    components: [{ id: 'text-1', type: 'textfield', key: 'why', label }],
  });
