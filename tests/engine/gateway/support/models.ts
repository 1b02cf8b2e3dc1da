/** Small models for the tests of the REST API. */

const bpmn = (id: string, body: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="defs-${id}" targetNamespace="http://fengqiao.example/tests">
  ${more}
  <bpmn:process id="${id}" name="Process ${id}" isExecutable="true">${body}</bpmn:process>
</bpmn:definitions>`;

/** start → service task `pack` → user task `check` (form `order.check`) → message `order.paid` → end. */
export const orderProcess = bpmn(
  'order',
  `
    <bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="pack" />
    <bpmn:serviceTask id="pack" name="Pack">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="order.pack" retries="2" />
        <zeebe:taskHeaders><zeebe:header key="lane" value="3" /></zeebe:taskHeaders>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="pack" targetRef="check" />
    <bpmn:userTask id="check" name="Check">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="order.check" />
        <zeebe:assignmentDefinition candidateGroups="clerks" />
        <zeebe:priorityDefinition priority="70" />
      </bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="check" targetRef="paid" />
    <bpmn:intermediateCatchEvent id="paid" name="Paid">
      <bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing>
      <bpmn:messageEventDefinition messageRef="message-paid" />
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f4" sourceRef="paid" targetRef="done" />
    <bpmn:endEvent id="done"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>`,
  `<bpmn:message id="message-paid" name="order.paid">
     <bpmn:extensionElements><zeebe:subscription correlationKey="=orderId" /></bpmn:extensionElements>
   </bpmn:message>`,
);

export const orderForm = JSON.stringify({
  id: 'order.check',
  type: 'default',
  schemaVersion: 18,
  components: [{ type: 'checkbox', key: 'complete', id: 'complete', label: 'Complete' }],
});

/** start → service task of the given type → end. */
export const oneJob = (id: string, jobType: string): string =>
  bpmn(
    id,
    `
    <bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="work" />
    <bpmn:serviceTask id="work">
      <bpmn:extensionElements><zeebe:taskDefinition type="${jobType}" /></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="done" />
    <bpmn:endEvent id="done"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>`,
  );

/** start → end. */
export const straightThrough = (id: string): string =>
  bpmn(
    id,
    `<bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="done" />
    <bpmn:endEvent id="done"><bpmn:incoming>f1</bpmn:incoming></bpmn:endEvent>`,
  );

/** A process the engine cannot run: a complex gateway. */
export const impossible = bpmn(
  'impossible',
  `<bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="odd" />
    <bpmn:complexGateway id="odd"><bpmn:incoming>f1</bpmn:incoming></bpmn:complexGateway>`,
);

/** Decision `discount`: an amount of at least 100 gets 10. */
export const discountDecision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="pricing" name="Pricing" namespace="http://fengqiao.example/tests">
  <decision id="discount" name="Discount">
    <decisionTable id="table" hitPolicy="UNIQUE">
      <input id="in" label="Amount"><inputExpression id="in-expression" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="out" label="Percent" name="percent" typeRef="number" />
      <rule id="much"><inputEntry id="e1"><text>&gt;= 100</text></inputEntry><outputEntry id="o1"><text>10</text></outputEntry></rule>
      <rule id="little"><inputEntry id="e2"><text>&lt; 100</text></inputEntry><outputEntry id="o2"><text>0</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
