/**
 * Element templates of every job type and user task, made from their contracts: a designer picks “serve the opinion”, not a string.
 * Format: element-templates-json-schema of Camunda 8 (docs.camunda.io, "Defining templates").
 */
import { formOfTask } from '../../../../../domain/jobs/effects.ts';
import { jobs, type JobType } from '../../../../../domain/jobs/jobs.ts';
import type { Name } from '../../../../../domain/schema/codeNames.ts';
import { userTasks, type UserTaskKey } from '../../../../../domain/jobs/userTasks.ts';
import { codeWords, jobNames } from '../../../../../processes/describe/index.ts';
import { taskNames } from '../../codes/taskNames.ts';
import { flowNames } from '../../codes/flowNames.ts';
import type { Language } from './translate.ts';

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';
const hidden = (binding: object, value?: string): object => ({ type: 'Hidden', binding, ...(value && { value }) });

const words = {
  zh: { name: '名称', english: '英文名', groups: '候选组', due: '到期时间', gives: '返回', takes: '读取' },
  en: {
    name: 'Name',
    english: 'English name',
    groups: 'Candidate groups',
    due: 'Due date',
    gives: 'gives',
    takes: 'reads',
  },
} as const;

/** Texts that stay editable: the template proposes them. */
const text = (label: string, value: string, binding: object, more: object = {}): object => ({
  type: 'String',
  label,
  value,
  binding,
  ...more,
});
const naming = (language: Language, { zh, en }: { readonly zh: string; readonly en: string }): readonly object[] => [
  text(words[language].name, zh, { type: 'property', name: 'name' }),
  text(words[language].english, en, { type: 'zeebe:property', name: 'name:en' }),
];

function userTaskTemplate(key: UserTaskKey, language: Language): object {
  const { groups, due, outcomes } = userTasks[key];
  const [processId = ''] = key.split('/');
  const flow = (flowNames as Readonly<Record<string, Name | undefined>>)[processId];
  return {
    $schema: SCHEMA,
    id: `fengqiao.task.${key.replace('/', '.')}`,
    name: taskNames[key][language],
    description: `${flow?.[language] ?? processId} · ${outcomes.map((outcome) => codeWords(outcome)[language]).join(' / ')}`,
    appliesTo: ['bpmn:Task', 'bpmn:UserTask'],
    elementType: { value: 'bpmn:UserTask' },
    properties: [
      ...naming(language, taskNames[key]),
      hidden({ type: 'zeebe:userTask' }),
      hidden({ type: 'zeebe:formDefinition', property: 'formId' }, formOfTask(key)),
      hidden({ type: 'zeebe:formDefinition', property: 'bindingType' }, 'deployment'),
      text(
        words[language].groups,
        `=[${groups.join(', ')}]`,
        { type: 'zeebe:assignmentDefinition', property: 'candidateGroups' },
        { feel: 'optional' },
      ),
      text(
        words[language].due,
        `=dueDates.${due}`,
        { type: 'zeebe:taskSchedule', property: 'dueDate' },
        { feel: 'optional' },
      ),
    ],
  };
}

function jobTemplate(type: JobType, language: Language): object {
  const { input, output } = jobs[type];
  const names = (shape: object): string => Object.keys(shape).join(', ') || '–';
  return {
    $schema: SCHEMA,
    id: `fengqiao.job.${type}`,
    name: jobNames[type][language],
    description: `${type} · ${words[language].takes} ${names(input.shape)} · ${words[language].gives} ${names(output.shape)}`,
    appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
    elementType: { value: 'bpmn:ServiceTask' },
    properties: [...naming(language, jobNames[type]), hidden({ type: 'zeebe:taskDefinition', property: 'type' }, type)],
  };
}

export const elementTemplates = (language: Language): readonly object[] => [
  ...(Object.keys(userTasks) as UserTaskKey[]).map((key) => userTaskTemplate(key, language)),
  ...(Object.keys(jobs) as JobType[]).map((type) => jobTemplate(type, language)),
];
