import type { EngineClient } from '../../../platform/camunda/index.ts';
import { eventually } from '../eventually.ts';

/** A flow for operators to look after: a gateway that asks for a number, then two steps by people. */
export const trialFlow = (id: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:fengqiao">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="gateway-amount" />
    <bpmn:exclusiveGateway id="gateway-amount" name="多不多？" default="f3"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name:en" value="Much?" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing><bpmn:outgoing>f3</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="f2" sourceRef="gateway-amount" targetRef="task-check"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &gt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f3" sourceRef="gateway-amount" targetRef="task-sign" />
    <bpmn:userTask id="task-check" name="核对"><bpmn:extensionElements><zeebe:userTask /><zeebe:properties><zeebe:property name="name:en" value="Check" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing></bpmn:userTask>
    <bpmn:sequenceFlow id="f4" sourceRef="task-check" targetRef="task-sign" />
    <bpmn:userTask id="task-sign" name="签字"><bpmn:extensionElements><zeebe:userTask /><zeebe:properties><zeebe:property name="name:en" value="Sign" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>f3</bpmn:incoming><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing></bpmn:userTask>
    <bpmn:sequenceFlow id="f5" sourceRef="task-sign" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="100" y="122" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="gateway-amount" isMarkerVisible="true"><dc:Bounds x="200" y="115" width="50" height="50" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="task-check"><dc:Bounds x="320" y="20" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s4" bpmnElement="task-sign"><dc:Bounds x="500" y="100" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s5" bpmnElement="end"><dc:Bounds x="680" y="122" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="136" y="140" /><di:waypoint x="200" y="140" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="225" y="115" /><di:waypoint x="225" y="60" /><di:waypoint x="320" y="60" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="250" y="140" /><di:waypoint x="500" y="140" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e4" bpmnElement="f4"><di:waypoint x="420" y="60" /><di:waypoint x="550" y="60" /><di:waypoint x="550" y="100" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e5" bpmnElement="f5"><di:waypoint x="600" y="140" /><di:waypoint x="680" y="140" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

/** Starts one that is stuck at the gateway, since it knows no number; resolves with its key once the incident is there. */
export async function stuckTrial(client: EngineClient): Promise<string> {
  await client.deploy([{ name: 'trial.bpmn', content: trialFlow('trial') }]);
  const { processInstanceKey } = await client.sdk.createProcessInstance({
    processDefinitionId: 'trial' as never,
    variables: { amount: null, matterId: 'mat_x' },
  });
  await eventually(
    () => client.sdk.searchIncidents({ filter: { processInstanceKey } }, { consistency: { waitUpToMs: 0 } }),
    ({ items }) => items?.length === 1,
  );
  return String(processInstanceKey);
}
