/** What can be different about an element, each with the text that is compared and the words that are read. */
import { extension, is, many, one, property, text, type ModdleElement } from '../lint/moddle.ts';
import { calledWords, eventOf, kindWords, messageOf } from '../describe/elementWords.ts';
import { conditionWords } from '../describe/feelWords.ts';
import { hostOf } from '../describe/flowOrder.ts';
import { jobName } from '../describe/jobNames.ts';
import { peopleWords } from '../describe/peopleWords.ts';
import { dueWords, timerWords } from '../describe/timeWords.ts';
import { quoted, words, type Words } from '../describe/words.ts';
import type { Aspect } from './change.ts';

export interface Facet {
  readonly aspect: Aspect;
  /** Tells several facets of one aspect apart (mappings, listeners, headers); empty otherwise. */
  readonly key: string;
  readonly text: string;
  readonly words: Words;
  /** Settings that come and go with it, without being told apart. */
  readonly covers?: readonly string[];
}

/** Where an element stands; a file does not say that at the element itself. */
export interface Place {
  readonly lane: ModdleElement | undefined;
  /** What a form is called: by the step that shows it. */
  readonly formWords: (formId: string) => Words | null;
}

type Read = (element: ModdleElement, place: Place) => readonly (Facet | null)[];

const facet = (aspect: Aspect, text: string | undefined, said: Words | null, key = ''): Facet | null =>
  text === undefined || text === '' ? null : { aspect, key, text, words: said ?? quoted(text) };

const readers: readonly Read[] = [
  (element) => [facet('KIND', kindWords(element).en, kindWords(element))],
  (element) => [facet('NOTE', text(many(element, 'documentation')[0], 'text'), null, 'documentation')],
  people,
  times,
  work,
  events,
  loop,
  listeners,
  mappings,
  ways,
  (element, { lane }) => [
    facet(
      'PLACE',
      element.$parent && is(element.$parent, 'bpmn:SubProcess') ? element.$parent.id : undefined,
      element.$parent ? calledWords(element.$parent) : null,
      'scope',
    ),
    facet('PLACE', lane?.id, lane ? calledWords(lane) : null, 'lane'),
    facet('PLACE', hostOf(element)?.id, hostOf(element) ? calledWords(hostOf(element)!) : null, 'host'),
  ],
  (element) => [
    facet('OTHER', text(extension(element, 'zeebe:VersionTag'), 'value'), null, 'version tag'),
    is(element, 'bpmn:Process') ? facet('OTHER', flagText(element, 'isExecutable'), null, 'executable') : null,
  ],
  (element) =>
    many(extension(element, 'zeebe:Properties'), 'properties').map((each) => {
      const name = text(each, 'name') ?? '';
      return name === 'name:en' ? null : facet('OTHER', text(each, 'value'), null, name);
    }),
];

export const facetsOf = (element: ModdleElement, place: Place): readonly Facet[] =>
  readers.flatMap((read) => read(element, place)).filter((each) => each !== null);

/** Names in both languages, compared apart. */
export const namesOf = (element: ModdleElement): { readonly zh: string; readonly en: string } => ({
  zh: text(element, 'name') ?? '',
  en: property(element, 'name:en') ?? '',
});

function people(element: ModdleElement): readonly (Facet | null)[] {
  const assigned = extension(element, 'zeebe:AssignmentDefinition');
  return ['candidateGroups', 'candidateUsers', 'assignee'].map((name) => {
    const who = text(assigned, name);
    return facet('PEOPLE', who, who === undefined ? null : peopleWords(who), name);
  });
}

function times(element: ModdleElement): readonly (Facet | null)[] {
  const schedule = extension(element, 'zeebe:TaskSchedule');
  const due = text(schedule, 'dueDate');
  const followUp = text(schedule, 'followUpDate');
  const event = eventOf(element);
  const timers = ['timeDate', 'timeDuration', 'timeCycle'].map((name) => {
    const at = text(one(event, name), 'body');
    return facet('TIMER', at, at === undefined ? null : timerWords(at));
  });
  return [
    facet('DUE', due, due === undefined ? null : dueWords(due)),
    facet('DUE', followUp, followUp === undefined ? null : dueWords(followUp), 'followUp'),
    facet('PRIORITY', text(extension(element, 'zeebe:PriorityDefinition'), 'priority'), null),
    ...timers,
  ];
}

function work(element: ModdleElement, { formWords }: Place): readonly (Facet | null)[] {
  const form = formOf(element);
  const job = extension(element, 'zeebe:TaskDefinition');
  const type = text(job, 'type');
  const called = extension(element, 'zeebe:CalledElement');
  const retries = text(job, 'retries');
  return [
    facet('FORM', form, form === undefined ? null : formWords(form)),
    facet('JOB', type, type === undefined ? null : jobName(type)),
    facet('JOB', retries, retries === undefined ? null : words(`试 ${retries} 次`, `${retries} tries`), 'retries'),
    facet('DECISION', text(extension(element, 'zeebe:CalledDecision'), 'decisionId'), null),
    facet('OUTPUT', text(extension(element, 'zeebe:CalledDecision'), 'resultVariable'), null, 'decision'),
    facet('CALLED', text(called, 'processId'), null),
    facet('CALLED', flagText(called, 'propagateAllParentVariables'), null, 'all variables in'),
    facet('CALLED', flagText(called, 'propagateAllChildVariables'), null, 'all variables out'),
    facet('SCRIPT', text(extension(element, 'zeebe:Script'), 'expression'), null),
    facet('OUTPUT', text(extension(element, 'zeebe:Script'), 'resultVariable'), null, 'script'),
    ...many(extension(element, 'zeebe:TaskHeaders'), 'values').map((header) =>
      facet('HEADER', text(header, 'value'), null, text(header, 'key')),
    ),
  ];
}

/** The id of its form, or where else the form comes from. */
export function formOf(element: ModdleElement): string | undefined {
  const form = extension(element, 'zeebe:FormDefinition');
  return text(form, 'formId') ?? text(form, 'formKey') ?? text(form, 'externalReference');
}

const flagText = (element: ModdleElement | undefined, name: string): string | undefined => {
  const value = element?.get?.(name);
  return typeof value === 'boolean' ? String(value) : undefined;
};

function events(element: ModdleElement): readonly (Facet | null)[] {
  const event = eventOf(element);
  const message = one(event, 'messageRef') ?? one(element, 'messageRef');
  const error = one(event, 'errorRef');
  const escalation = one(event, 'escalationRef');
  const interrupts = is(element, 'bpmn:BoundaryEvent')
    ? element.get?.('cancelActivity') !== false
    : is(element, 'bpmn:StartEvent') && event
      ? element.get?.('isInterrupting') !== false
      : null;
  return [
    facet('MESSAGE', text(message, 'name'), messageOf(element)),
    facet('MESSAGE', message && text(extension(message, 'zeebe:Subscription'), 'correlationKey'), null, 'key'),
    facet('SIGNAL', text(one(event, 'signalRef'), 'name'), null),
    facet('ERROR', error && (text(error, 'errorCode') ?? error.id), null),
    facet('ESCALATION', escalation && (text(escalation, 'escalationCode') ?? escalation.id), null),
    interrupts === null
      ? null
      : facet(
          'INTERRUPTING',
          String(interrupts),
          interrupts ? words('打断办理', 'stops the work') : words('不打断办理', 'work goes on'),
        ),
  ];
}

function loop(element: ModdleElement): readonly (Facet | null)[] {
  const characteristics = one(element, 'loopCharacteristics');
  if (!characteristics) return [];
  const zeebe = extension(characteristics, 'zeebe:LoopCharacteristics');
  const isSequential = characteristics.get?.('isSequential') === true;
  return [
    facet(
      'LOOP',
      String(isSequential),
      isSequential ? words('逐项依次办', 'one after the other') : words('逐项同时办', 'all at once'),
    ),
    ...['inputCollection', 'inputElement', 'outputCollection', 'outputElement'].map((name) =>
      facet('LOOP', text(zeebe, name), null, name),
    ),
    facet('LOOP', text(one(characteristics, 'completionCondition'), 'body'), null, 'completionCondition'),
  ];
}

function listeners(element: ModdleElement): readonly (Facet | null)[] {
  return ['zeebe:ExecutionListeners', 'zeebe:TaskListeners'].flatMap((type) =>
    many(extension(element, type), 'listeners').map((listener, index) => {
      const job = text(listener, 'type');
      const key = `${type} ${text(listener, 'eventType') ?? ''} ${index}`;
      const found = facet('LISTENER', job, job === undefined ? null : jobName(job), key);
      return found && { ...found, covers: [text(listener, 'retries') ?? ''] };
    }),
  );
}

function mappings(element: ModdleElement): readonly (Facet | null)[] {
  const io = extension(element, 'zeebe:IoMapping');
  return [
    ...many(io, 'inputParameters').map((each) => facet('INPUT', text(each, 'source'), null, text(each, 'target'))),
    ...many(io, 'outputParameters').map((each) => facet('OUTPUT', text(each, 'source'), null, text(each, 'target'))),
  ];
}

function ways(element: ModdleElement): readonly (Facet | null)[] {
  const condition = text(one(element, 'conditionExpression'), 'body');
  const fallback = one(element, 'default');
  const target = one(fallback, 'targetRef');
  return [
    facet('CONDITION', condition, condition === undefined ? null : conditionWords(condition)),
    facet('DEFAULT_WAY', fallback?.id, target ? calledWords(target) : null),
    facet('WAY', one(element, 'sourceRef')?.id, nameOfEnd(one(element, 'sourceRef')), 'from'),
    facet('WAY', one(element, 'targetRef')?.id, nameOfEnd(one(element, 'targetRef')), 'to'),
  ];
}

const nameOfEnd = (element: ModdleElement | undefined): Words | null => (element ? calledWords(element) : null);
