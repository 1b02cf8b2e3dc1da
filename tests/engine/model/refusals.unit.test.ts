import { describe, expect, test } from '@jest/globals';
import { parseBpmn } from '../../../engine/model/bpmn/parseBpmn.ts';
import { bpmn, condition, extended } from './bpmnText.ts';

async function problemsOf(xml: string) {
  const result = await parseBpmn(xml);
  return result.ok ? [] : result.problems.map(({ elementId, reason }) => `${elementId}: ${reason}`);
}

const MESSAGE = '<bpmn:message id="m" name="m" />';
const job = extended('serviceTask', 't', '<zeebe:taskDefinition type="x" />');
const timer = (type: string, body: string, attributes = '') =>
  `<bpmn:${type} id="e" ${attributes}><bpmn:timerEventDefinition id="td">${body}</bpmn:timerEventDefinition></bpmn:${type}>`;
const boundary = (definition: string, attributes = '', id = 'b') =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="t" ${attributes}>${definition}</bpmn:boundaryEvent>`;
const loop = (extension: string, body = '') =>
  `<bpmn:task id="t"><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>${extension}</bpmn:extensionElements>${body}</bpmn:multiInstanceLoopCharacteristics></bpmn:task>`;
const flow = (id: string, source: string, target: string, inside = '') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inside}</bpmn:sequenceFlow>`;
const subProcess = (inside: string, attributes = '') =>
  `<bpmn:subProcess id="sub" ${attributes}>${inside}</bpmn:subProcess>`;

describe('a deployment is refused, with the id of the element and a sentence, for', () => {
  test.each<readonly [kind: string, xml: string, problem: string]>([
    // elements
    [
      'a complex gateway',
      bpmn('<bpmn:complexGateway id="g" />'),
      'g: Elements of type ComplexGateway are not supported.',
    ],
    ['a transaction', bpmn('<bpmn:transaction id="x" />'), 'x: Elements of type Transaction are not supported.'],
    ['an element that BPMN does not have', bpmn('<bpmn:bogus id="q" />'), 'q: The file cannot be read completely'],
    [
      'an unknown zeebe extension',
      bpmn(extended('task', 't', '<zeebe:nonsense />')),
      'The file cannot be read completely',
    ],
    [
      'linked resources',
      bpmn(extended('serviceTask', 't', '<zeebe:taskDefinition type="x" /><zeebe:linkedResources />')),
      't: Linked resources are not supported.',
    ],
    [
      'a conditional event',
      bpmn(
        '<bpmn:intermediateCatchEvent id="e"><bpmn:conditionalEventDefinition id="c"><bpmn:condition>=a</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      "e: An intermediate catch event of type 'conditional' is not supported",
    ],
    [
      'a cancel end event',
      bpmn('<bpmn:endEvent id="e"><bpmn:cancelEventDefinition id="c" /></bpmn:endEvent>'),
      "e: An end event of type 'cancel' is not supported",
    ],
    [
      'several event definitions',
      bpmn(
        '<bpmn:endEvent id="e"><bpmn:terminateEventDefinition id="a" /><bpmn:terminateEventDefinition id="b" /></bpmn:endEvent>',
      ),
      'e: It has several event definitions',
    ],
    [
      'a catch event without definition',
      bpmn('<bpmn:intermediateCatchEvent id="e" />'),
      'e: An intermediate catch event has no event definition',
    ],
    ['an element without id', bpmn('<bpmn:task name="x" />'), 'p: An element of type Task in it has no id.'],
    // jobs
    [
      'a service task without task definition',
      bpmn('<bpmn:serviceTask id="t" />'),
      't: The service task has no task definition',
    ],
    [
      'a job without type',
      bpmn(extended('serviceTask', 't', '<zeebe:taskDefinition />')),
      't: The job type in zeebe:taskDefinition is missing.',
    ],
    [
      'retries that are no number',
      bpmn(extended('serviceTask', 't', '<zeebe:taskDefinition type="x" retries="many" />')),
      "t: The retries in zeebe:taskDefinition must be a whole number, but are 'many'.",
    ],
    [
      'a script task without implementation',
      bpmn('<bpmn:scriptTask id="t" />'),
      't: The script task has no task definition',
    ],
    [
      'a script besides a job',
      bpmn(
        extended(
          'scriptTask',
          't',
          '<zeebe:script expression="=1" resultVariable="r" /><zeebe:taskDefinition type="x" />',
        ),
      ),
      't: The script task has both',
    ],
    [
      'a script without result variable',
      bpmn(extended('scriptTask', 't', '<zeebe:script expression="=1" />')),
      't: The script does not say which variable',
    ],
    [
      'a decision without id',
      bpmn(extended('businessRuleTask', 't', '<zeebe:calledDecision resultVariable="r" />')),
      't: The called decision has no decision id.',
    ],
    [
      'a call activity without process',
      bpmn('<bpmn:callActivity id="t" />'),
      't: The call activity does not say which process it calls',
    ],
    [
      'an unknown binding',
      bpmn(extended('callActivity', 't', '<zeebe:calledElement processId="x" bindingType="newest" />')),
      "t: The binding type 'newest' does not exist.",
    ],
    [
      'a version tag binding without tag',
      bpmn(extended('callActivity', 't', '<zeebe:calledElement processId="x" bindingType="versionTag" />')),
      't: The binding to a version tag does not say which tag.',
    ],
    [
      'a message throw event without job',
      bpmn('<bpmn:endEvent id="e"><bpmn:messageEventDefinition id="md" /></bpmn:endEvent>'),
      'e: The message end event has no task definition',
    ],
    // user tasks, listeners, mappings
    [
      'a form key on a native user task',
      bpmn(extended('userTask', 't', '<zeebe:userTask /><zeebe:formDefinition formKey="k" />')),
      't: A native user task takes a form id',
    ],
    [
      'an external form on a job-based user task',
      bpmn(extended('userTask', 't', '<zeebe:formDefinition externalReference="k" />')),
      't: An external form reference needs a native user task',
    ],
    [
      'task listeners on a job-based user task',
      bpmn(
        extended(
          'userTask',
          't',
          '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="x" /></zeebe:taskListeners>',
        ),
      ),
      't: Task listeners need a native user task',
    ],
    [
      'a priority above 100',
      bpmn(extended('userTask', 't', '<zeebe:userTask /><zeebe:priorityDefinition priority="101" />')),
      "t: The priority '101'",
    ],
    [
      'a due date without zone',
      bpmn(extended('userTask', 't', '<zeebe:userTask /><zeebe:taskSchedule dueDate="2026-05-18" />')),
      "t: The due date '2026-05-18'",
    ],
    [
      'an unknown listener event',
      bpmn(
        extended(
          'task',
          't',
          '<zeebe:executionListeners><zeebe:executionListener eventType="middle" type="x" /></zeebe:executionListeners>',
        ),
      ),
      "t: An execution listener has the event type 'middle'",
    ],
    [
      'a mapping without source',
      bpmn(extended('task', 't', '<zeebe:ioMapping><zeebe:input target="x" /></zeebe:ioMapping>')),
      "t: The input mapping to 'x' has no source.",
    ],
    [
      'a mapping to something that is no path',
      bpmn(extended('task', 't', '<zeebe:ioMapping><zeebe:output source="=1" target="a b" /></zeebe:ioMapping>')),
      "t: The target 'a b' of an output mapping",
    ],
    // FEEL
    [
      'FEEL that cannot be parsed',
      bpmn(extended('scriptTask', 't', '<zeebe:script expression="=1 +" resultVariable="r" />')),
      "t: The expression '1 +' cannot be parsed at its end.",
    ],
    [
      'a name with spaces outside backticks',
      bpmn(extended('scriptTask', 't', '<zeebe:script expression="=my name" resultVariable="r" />')),
      "t: 'my name' is not a name",
    ],
    [
      'a number of more than 15 digits',
      bpmn(extended('scriptTask', 't', '<zeebe:script expression="=1234567890123456" resultVariable="r" />')),
      't: The number 1234567890123456 has more than 15 digits',
    ],
    [
      'a static script',
      bpmn(extended('scriptTask', 't', '<zeebe:script expression="1" resultVariable="r" />')),
      't: The script must be a FEEL expression',
    ],
    // flows and gateways
    [
      'a flow without condition beside others',
      bpmn(
        `<bpmn:exclusiveGateway id="g" /><bpmn:task id="t" />${flow('f1', 'g', 't', condition('=a'))}${flow('f2', 'g', 't')}`,
      ),
      "f2: The sequence flow from 'g' needs a condition",
    ],
    [
      'a static condition',
      bpmn(
        `<bpmn:exclusiveGateway id="g" default="f2" /><bpmn:task id="t" />${flow('f1', 'g', 't', condition('true'))}${flow('f2', 'g', 't')}`,
      ),
      'f1: The condition must be a FEEL expression',
    ],
    [
      'a condition on the default flow',
      bpmn(`<bpmn:inclusiveGateway id="g" default="f1" /><bpmn:task id="t" />${flow('f1', 'g', 't', condition('=a'))}`),
      'f1: A default flow has no condition.',
    ],
    [
      'a condition on a flow that leaves a task',
      bpmn(`<bpmn:task id="a" /><bpmn:task id="t" />${flow('f1', 'a', 't', condition('=a'))}`),
      'f1: Conditions are supported on flows',
    ],
    [
      'a condition in another language',
      bpmn(
        `<bpmn:exclusiveGateway id="g" /><bpmn:task id="t" />${flow('f1', 'g', 't', '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="groovy">=a</bpmn:conditionExpression>')}`,
      ),
      "f1: The condition is written in 'groovy'",
    ],
    [
      'a default flow of another gateway',
      bpmn(
        `<bpmn:exclusiveGateway id="g" default="f1" /><bpmn:task id="a" /><bpmn:task id="t" />${flow('f1', 'a', 't')}`,
      ),
      "g: Its default flow 'f1' does not start at it.",
    ],
    ['a flow to nowhere', bpmn(`<bpmn:task id="t" />${flow('f', 't', 'nowhere')}`), "f: It refers to 'nowhere'"],
    [
      'a flow across the border of a sub-process',
      bpmn(
        `<bpmn:task id="t" />${subProcess('<bpmn:startEvent id="s2" /><bpmn:task id="t2" />')}${flow('f', 't', 't2')}`,
      ),
      "f: The sequence flow crosses the border of a sub-process at 't2'.",
    ],
    [
      'an event gateway with one way',
      bpmn('<bpmn:eventBasedGateway id="g" />'),
      'g: An event-based gateway needs at least two outgoing',
    ],
    [
      'an event gateway that leads to a task',
      bpmn(
        `<bpmn:eventBasedGateway id="g" /><bpmn:task id="t" /><bpmn:task id="u" />${flow('f1', 'g', 't')}${flow('f2', 'g', 'u')}`,
      ),
      "g: An event-based gateway leads to message, timer or signal catch events or receive tasks, but 't' is none.",
    ],
    [
      'an end event with a way out',
      bpmn(`<bpmn:endEvent id="e" /><bpmn:task id="t" />${flow('f', 'e', 't')}`),
      'e: An end event has no outgoing sequence flow.',
    ],
    [
      'a start event with a way in',
      bpmn(`<bpmn:task id="t" />${flow('f', 't', 's')}`),
      's: A start event has no incoming sequence flow.',
    ],
    // messages, signals, errors, escalations
    ['a message without name', bpmn('', '<bpmn:message id="m" />'), 'm: The message has no name.'],
    ['a signal without name', bpmn('', '<bpmn:signal id="m" />'), 'm: The signal has no name.'],
    [
      'a catch event without correlation key',
      bpmn('<bpmn:receiveTask id="t" messageRef="m" />', MESSAGE),
      "t: Its message 'm' has no correlation key",
    ],
    ['a receive task without message', bpmn('<bpmn:receiveTask id="t" />'), 't: It refers to no message.'],
    ['a message that is not declared', bpmn('<bpmn:receiveTask id="t" messageRef="gone" />'), "t: It refers to 'gone'"],
    [
      'a signal event without signal',
      bpmn('<bpmn:endEvent id="e"><bpmn:signalEventDefinition id="x" /></bpmn:endEvent>'),
      'e: It refers to no signal.',
    ],
    [
      'an error end event without error',
      bpmn('<bpmn:endEvent id="e"><bpmn:errorEventDefinition id="x" /></bpmn:endEvent>'),
      'e: It refers to no error.',
    ],
    [
      'an error without code',
      bpmn(
        '<bpmn:endEvent id="e"><bpmn:errorEventDefinition id="x" errorRef="er" /></bpmn:endEvent>',
        '<bpmn:error id="er" />',
      ),
      "e: Its error 'er' has no error code.",
    ],
    [
      'an error caught by a computed code',
      bpmn(
        job + boundary('<bpmn:errorEventDefinition id="x" errorRef="er" />'),
        '<bpmn:error id="er" errorCode="=x" />',
      ),
      'b: The code of an error that is caught must be a fixed text.',
    ],
    [
      'an escalation without code',
      bpmn(
        '<bpmn:endEvent id="e"><bpmn:escalationEventDefinition id="x" escalationRef="es" /></bpmn:endEvent>',
        '<bpmn:escalation id="es" />',
      ),
      "e: Its escalation 'es' has no escalation code.",
    ],
    // timers
    [
      'a timer without time',
      bpmn(timer('intermediateCatchEvent', '')),
      'e: A timer needs exactly one of date, duration and cycle.',
    ],
    [
      'a duration that is none',
      bpmn(timer('intermediateCatchEvent', '<bpmn:timeDuration>15 days</bpmn:timeDuration>')),
      "e: The timer's duration '15 days' is not an ISO 8601 duration",
    ],
    [
      'a date that does not exist',
      bpmn(timer('intermediateCatchEvent', '<bpmn:timeDate>2026-02-30T00:00:00Z</bpmn:timeDate>')),
      "e: The timer's date '2026-02-30T00:00:00Z'",
    ],
    [
      'a cron expression with five fields',
      bpmn(timer('startEvent', '<bpmn:timeCycle>0 9 * * *</bpmn:timeCycle>')),
      "e: The timer's cycle '0 9 * * *'",
    ],
    [
      'a cycle where one event is awaited',
      bpmn(timer('intermediateCatchEvent', '<bpmn:timeCycle>R/PT1H</bpmn:timeCycle>')),
      'e: An intermediate catch event takes a timer with a date or a duration, not with a cycle.',
    ],
    [
      'a duration on a process start event',
      bpmn(timer('startEvent', '<bpmn:timeDuration>PT1H</bpmn:timeDuration>')),
      'e: The start event of a process takes a timer with a date or a cycle',
    ],
    // boundary events and compensation
    [
      'a non-interrupting error event',
      bpmn(job + boundary('<bpmn:errorEventDefinition id="x" />', 'cancelActivity="false"')),
      'b: An error boundary event must interrupt.',
    ],
    [
      'a boundary event attached to nothing',
      bpmn('<bpmn:boundaryEvent id="b"><bpmn:errorEventDefinition id="x" /></bpmn:boundaryEvent>'),
      'b: The boundary event is not attached to an activity.',
    ],
    [
      'two boundary events for one error',
      bpmn(
        job +
          boundary('<bpmn:errorEventDefinition id="x" />') +
          boundary('<bpmn:errorEventDefinition id="y" />', '', 'b2'),
      ),
      "b2: Another event attached to 't' already catches the same (every error).",
    ],
    [
      'compensation without handler',
      bpmn(job + boundary('<bpmn:compensateEventDefinition id="x" />')),
      'b: A compensation boundary event is associated with exactly one compensation handler.',
    ],
    [
      'a compensation handler in the flow',
      bpmn(`<bpmn:task id="t" isForCompensation="true" />${flow('f', 's', 't')}`),
      't: A compensation handler has no incoming or outgoing sequence flows.',
    ],
    [
      'compensation of what cannot be compensated',
      bpmn(`${job}<bpmn:endEvent id="e"><bpmn:compensateEventDefinition id="x" activityRef="t" /></bpmn:endEvent>`),
      "e: It compensates 't', which has no compensation boundary event.",
    ],
    [
      'compensation of an activity in another scope',
      bpmn(
        subProcess(
          `<bpmn:startEvent id="s2" />${job}${boundary('<bpmn:compensateEventDefinition id="x" />')}<bpmn:task id="undo" isForCompensation="true" /><bpmn:association id="as" sourceRef="b" targetRef="undo" />`,
        ) + '<bpmn:endEvent id="e"><bpmn:compensateEventDefinition id="y" activityRef="t" /></bpmn:endEvent>',
      ),
      "e: It compensates 't', which is in another scope.",
    ],
    [
      'an event sub-process for compensation',
      bpmn(
        subProcess(
          '<bpmn:startEvent id="s2"><bpmn:compensateEventDefinition id="x" /></bpmn:startEvent>',
          'triggeredByEvent="true"',
        ),
      ),
      "s2: A start event of type 'compensate' is not allowed in an event sub-process",
    ],
    [
      'a link without target',
      bpmn(
        '<bpmn:intermediateThrowEvent id="e"><bpmn:linkEventDefinition id="x" name="L" /></bpmn:intermediateThrowEvent>',
      ),
      "e: No link catch event named 'L' is in the same scope.",
    ],
    // loops
    [
      'a standard loop',
      bpmn('<bpmn:task id="t"><bpmn:standardLoopCharacteristics /></bpmn:task>'),
      't: Standard loops are not supported',
    ],
    [
      'a loop without collection',
      bpmn(loop('<zeebe:loopCharacteristics />')),
      't: The multi-instance loop has no input collection',
    ],
    [
      'a loop cardinality',
      bpmn(
        loop('<zeebe:loopCharacteristics inputCollection="=l" />', '<bpmn:loopCardinality>3</bpmn:loopCardinality>'),
      ),
      't: A loop cardinality is not supported',
    ],
    [
      'an output collection without element',
      bpmn(loop('<zeebe:loopCharacteristics inputCollection="=l" outputCollection="o" />')),
      't: The output collection and the output element of the loop',
    ],
    // scopes
    ['a process without start event', bpmn('<bpmn:task id="t" />', '', ''), 'p: The process has no start event.'],
    ['two none start events', bpmn('<bpmn:startEvent id="s2" />'), 'p: The process has 2 none start events'],
    [
      'an error start event of a process',
      bpmn('<bpmn:startEvent id="s2"><bpmn:errorEventDefinition id="x" /></bpmn:startEvent>'),
      "s2: A start event of type 'error' is not allowed in a process",
    ],
    [
      'a triggered start event in a sub-process',
      bpmn(
        subProcess('<bpmn:startEvent id="s2"><bpmn:messageEventDefinition id="x" messageRef="m" /></bpmn:startEvent>'),
        MESSAGE,
      ),
      "s2: A start event of type 'message' is not allowed in an embedded sub-process",
    ],
    [
      'an event sub-process without trigger',
      bpmn(subProcess('<bpmn:startEvent id="s2" />', 'triggeredByEvent="true"')),
      "s2: A start event of type 'none' is not allowed in an event sub-process",
    ],
    [
      'a flow into an event sub-process',
      bpmn(
        subProcess(
          '<bpmn:startEvent id="s2"><bpmn:errorEventDefinition id="x" /></bpmn:startEvent>',
          'triggeredByEvent="true"',
        ) + flow('f', 's', 'sub'),
      ),
      "f: The event sub-process 'sub' is entered and left without sequence flows.",
    ],
    [
      'an empty ad-hoc sub-process',
      bpmn('<bpmn:adHocSubProcess id="a" />'),
      'a: An ad-hoc sub-process needs at least one activity.',
    ],
    // files
    [
      'two elements with one id',
      bpmn('<bpmn:task id="t" /><bpmn:task id="t" />'),
      "t: The id 't' is used by more than one element.",
    ],
    ['no executable process', bpmn('').replace('isExecutable="true"', ''), 'd: The file has no executable process'],
    [
      'a document type',
      bpmn('').replace('?>', '?><!DOCTYPE x [<!ENTITY e "x">]>'),
      ': The file declares a document type or entities',
    ],
    ['broken XML', bpmn('').slice(0, -40), ': The file is not readable'],
    ['something else', 'hello', ': The file is not readable'],
    ['an empty file', '', ': The file is not readable'],
    ['a file of more than 4 MiB', bpmn(`<!--${'汉'.repeat(1_400_000)}-->`), ': The file is larger than 4 MiB.'],
  ])('%s', async (_, xml, problem) => {
    expect(await problemsOf(xml)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });

  test('several problems at once', async () => {
    const problems = await problemsOf(
      bpmn('<bpmn:serviceTask id="a" /><bpmn:complexGateway id="b" /><bpmn:receiveTask id="c" />'),
    );
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['a', 'b', 'c']);
  });
});
