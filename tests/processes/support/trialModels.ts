import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { createTrial, readFiles, type Trial, type TrialModels } from '../../../processes/play/index.ts';
import { shipped } from './moddle.ts';

export const ZONE = 'Asia/Shanghai';
export const STARTS_AT = '2026-03-02T01:00:00.000Z';

const files = (folder: 'bpmn' | 'dmn' | 'forms', ending: string) =>
  [...shipped(folder, ending)].map(([name, content]) => ({ resource: `${name}${ending}`, content }));

/** Every shipped file; `bpmn` first, as the engine deploys them. */
export const shippedFiles = [...files('bpmn', '.bpmn'), ...files('dmn', '.dmn'), ...files('forms', '.form')];

async function read(given: readonly { resource: string; content: string }[]): Promise<TrialModels> {
  const models = await readFiles(given);
  if (!models.ok) throw new Error(JSON.stringify(models.problems));
  return models.models;
}
/** All shipped models; reading them takes 2 s. */
export const shippedModels = (): Promise<TrialModels> => read(shippedFiles);

/** What a trial of claim-handling needs. */
const claimFiles = shippedFiles.filter(
  ({ resource }) => /^claim-handling\.bpmn$|^dt-07/.test(resource) || resource.endsWith('.form'),
);
/** The models of claim-handling, with these files in place of the shipped ones of their names. */
export const modelsWith = (...drafts: readonly { resource: string; content: string }[]): Promise<TrialModels> =>
  read([...drafts, ...claimFiles]);

export const shippedText = (resource: string): string =>
  shippedFiles.find((file) => file.resource === resource)!.content;

/** A trial of small processes of a test; the first is tried. */
export const trialOf = (...processes: readonly ExecutableProcess[]): Trial =>
  createTrial({
    processId: processes[0]!.bpmnProcessId,
    models: { processes, decisions: [], forms: [] },
    startsAt: STARTS_AT,
    zone: ZONE,
  });

/** Replaces one text that must be there exactly once. */
export function edited(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2)
    throw new Error(`'${from}' stands ${text.split(from).length - 1} times in the file`);
  return text.replace(from, to);
}

/** `claim-handling` with a second pre-check behind the first, at the unit that reviews. */
export function withSecondPreCheck(xml: string): string {
  const flow = '<bpmn:outgoing>flow-pre-check-to-serve-opinion</bpmn:outgoing>';
  const second = `<bpmn:userTask id="task-second-check" name="复核把关">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="claim-handling.pre-check" bindingType="deployment" />
        <zeebe:assignmentDefinition candidateGroups="=[claimGroups.reviewOrgan]" />
        <zeebe:taskSchedule dueDate="=dueDates.GATE_OPINION" />
        <zeebe:properties><zeebe:property name="name:en" value="Second check" /></zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>flow-pre-check-to-second-check</bpmn:incoming>
      <bpmn:outgoing>flow-second-check-to-second</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="gateway-second-check" name="复核通过？" default="flow-second-to-draft-opinion">
      <bpmn:extensionElements>
        <zeebe:properties><zeebe:property name="name:en" value="Second check passed?" /></zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>flow-second-check-to-second</bpmn:incoming>
      <bpmn:outgoing>flow-second-to-serve-opinion</bpmn:outgoing>
      <bpmn:outgoing>flow-second-to-draft-opinion</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="flow-pre-check-to-second-check" name="通过" sourceRef="gateway-pre-check" targetRef="task-second-check">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "PASS"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="flow-second-check-to-second" sourceRef="task-second-check" targetRef="gateway-second-check" />
    <bpmn:sequenceFlow id="flow-second-to-draft-opinion" name="退回" sourceRef="gateway-second-check" targetRef="task-draft-opinion" />
    <bpmn:sequenceFlow id="flow-second-to-serve-opinion" name="通过" sourceRef="gateway-second-check" targetRef="task-serve-opinion">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "PASS"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:userTask id="task-serve-opinion"`;
  const rewired = edited(xml, flow, '<bpmn:outgoing>flow-pre-check-to-second-check</bpmn:outgoing>')
    .replace('<bpmn:userTask id="task-serve-opinion"', second)
    .replace(
      '<bpmn:incoming>flow-pre-check-to-serve-opinion</bpmn:incoming>',
      '<bpmn:incoming>flow-second-to-serve-opinion</bpmn:incoming>',
    )
    .replace(
      '<bpmn:incoming>flow-pre-check-to-draft-opinion</bpmn:incoming>',
      '<bpmn:incoming>flow-pre-check-to-draft-opinion</bpmn:incoming><bpmn:incoming>flow-second-to-draft-opinion</bpmn:incoming>',
    );
  return rewired
    .replace(/<bpmn:sequenceFlow id="flow-pre-check-to-serve-opinion"[\s\S]*?<\/bpmn:sequenceFlow>/, '')
    .replace(
      /<bpmndi:BPMNEdge id="[^"]*" bpmnElement="flow-pre-check-to-serve-opinion">[\s\S]*?<\/bpmndi:BPMNEdge>/,
      '',
    );
}
