/** Rows and documents for the contract of the engine's stores. */
import type { Key } from '../../engine/core/json.ts';
import { pageCountFor, pageOf } from '../../engine/core/pages.ts';
import type { ElementInstance, InstanceState } from '../../engine/core/state.ts';
import type { RowChange } from '../../engine/store/port.ts';
import type { JobRow, Tables } from '../../engine/store/rows.ts';

export const instance = {
  processInstanceKey: '1',
  rootProcessInstanceKey: '1',
  processDefinitionKey: '9',
  processDefinitionId: 'p',
  tenantId: '<default>',
};

export const job = (key: Key, more: Partial<JobRow> = {}): JobRow => ({
  ...instance,
  key,
  type: 'pack',
  kind: 'BPMN_ELEMENT',
  listenerEventType: 'UNSPECIFIED',
  state: 'CREATED',
  retries: 3,
  elementId: 'work',
  elementInstanceKey: '2',
  processDefinitionVersion: 1,
  customHeaders: { lane: '3' },
  userTask: null,
  tags: [],
  deadline: null,
  worker: null,
  availableAt: 0,
  activatable: true,
  errorCode: null,
  errorMessage: null,
  hasFailedWithRetriesLeft: false,
  isDenied: null,
  deniedReason: null,
  creationTime: 5,
  lastUpdateTime: 5,
  endTime: null,
  ...more,
});

export const processInstance = (
  key: Key,
  more: Partial<Tables['processInstances']> = {},
): Tables['processInstances'] => ({
  ...instance,
  key,
  processInstanceKey: key,
  rootProcessInstanceKey: key,
  processDefinitionName: null,
  processDefinitionVersion: 1,
  processDefinitionVersionTag: null,
  startDate: 1000,
  endDate: null,
  state: 'ACTIVE',
  hasIncident: false,
  parentProcessInstanceKey: null,
  parentElementInstanceKey: null,
  tags: [],
  businessId: null,
  ...more,
});

export const variable = (
  key: Key,
  scopeKey: Key,
  name: string,
  value: Tables['variables']['value'],
): Tables['variables'] => ({
  ...instance,
  key,
  scopeKey,
  name,
  value,
});

export const userTask = (key: Key, more: Partial<Tables['userTasks']> = {}): Tables['userTasks'] => ({
  ...instance,
  key,
  name: 'Check',
  state: 'CREATED',
  elementId: 'check',
  elementInstanceKey: '2',
  processName: null,
  processDefinitionVersion: 1,
  formKey: null,
  externalFormReference: null,
  customHeaders: {},
  tags: [],
  creationDate: 1,
  completionDate: null,
  assignee: null,
  candidateGroups: [],
  candidateUsers: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
  ...more,
});

export const put = <T extends keyof Tables>(table: T, ...rows: Tables[T][]): RowChange[] =>
  rows.map((row) => ({ table, op: 'put', row }) as unknown as RowChange);

export const element = (key: Key): ElementInstance => ({
  key,
  elementId: 'work',
  type: 'SERVICE_TASK',
  state: 'ACTIVATED',
  scopeKey: '1',
});

/** A document with that many elements, in the canonical pages of engine/core. */
export const document = (elements: readonly ElementInstance[]): InstanceState => {
  const count = pageCountFor(elements.length);
  const pages: ElementInstance[][] = Array.from({ length: count }, () => []);
  for (const each of elements) pages[pageOf(each.key, count)]!.push(each);
  return {
    stateVersion: 1,
    processInstanceKey: '1',
    processDefinitionKey: '9',
    parent: null,
    rootProcessInstanceKey: '1',
    tags: ['a'],
    businessId: null,
    createdAt: 7,
    elements: { size: elements.length, pages },
    scopes: { size: 1, pages: [[{ key: '1', variables: { text: { key: '3', value: 'a\0b 云泽' } } }]] },
    items: { size: 0, pages: [[]] },
    pending: [],
    startElementIds: [],
    terminateAfter: [],
  };
};
