/** BPMN around a few elements, for tests that look at one thing. */

const HEAD = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** `roots`: messages, errors and so on; `inside`: the elements of the process `p` besides its start event `s`. */
export function bpmn(inside: string, roots = '', start = '<bpmn:startEvent id="s" />'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${HEAD} id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  ${roots}
  <bpmn:process id="p" isExecutable="true">${start}${inside}</bpmn:process>
</bpmn:definitions>`;
}

export function extended(type: string, id: string, extensions: string, attributes = ''): string {
  return `<bpmn:${type} id="${id}" ${attributes}><bpmn:extensionElements>${extensions}</bpmn:extensionElements></bpmn:${type}>`;
}

export function condition(text: string): string {
  return `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"><![CDATA[${text}]]></bpmn:conditionExpression>`;
}
