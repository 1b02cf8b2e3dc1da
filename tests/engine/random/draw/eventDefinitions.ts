/** Event definitions and the declarations they refer to. */
import type { Drawing } from './drawing.ts';
import { formal, xml } from './xml.ts';

export type Trigger = 'timer' | 'message' | 'signal' | 'error' | 'escalation';

export const timer = (part: 'timeDuration' | 'timeDate' | 'timeCycle', text: string): string =>
  xml('bpmn:timerEventDefinition', {}, formal(`bpmn:${part}`, text));
export const message = (name: string): string => xml('bpmn:messageEventDefinition', { messageRef: name });
export const signal = (name: string): string => xml('bpmn:signalEventDefinition', { signalRef: name });
/** Without a code it catches every error. */
export const error = (code?: string): string => xml('bpmn:errorEventDefinition', { errorRef: code });
export const escalation = (code?: string): string => xml('bpmn:escalationEventDefinition', { escalationRef: code });
export const compensation = (activityRef?: string): string => xml('bpmn:compensateEventDefinition', { activityRef });
export const link = (name: string): string => xml('bpmn:linkEventDefinition', { name });

/** A timer that fires once: a fixed time, or one that is computed. */
export const onceTimer = (file: Drawing): string =>
  file.chance(70)
    ? timer('timeDuration', file.random.pick(['PT5M', 'PT10M', '=duration("PT1H")']))
    : timer('timeDate', '=now() + duration("PT20M")');

/** Where an event waits: on the border of an activity, or as the start of an event sub-process. */
export type Place = 'border' | 'sub-process';

/**
 * Only on a border may a timer repeat for ever: an event sub-process keeps its scope open, and one that waits longer than
 * the cycle would be followed by the next without end.
 */
const CYCLES = {
  border: ['R3/PT10M', 'R/PT30M', '=cycle(2, duration("PT7M"))'],
  'sub-process': ['R3/PT10M', 'R5/PT30M', '=cycle(2, duration("PT7M"))'],
} as const satisfies Record<Place, readonly string[]>;

/** What a boundary event or event sub-process waits for; `codes` are those that may be thrown to it. */
export const caught = (
  file: Drawing,
  trigger: Trigger,
  interrupting: boolean,
  place: Place,
  codes: { readonly error: string | undefined; readonly escalation: string | undefined },
): string => {
  switch (trigger) {
    case 'timer':
      return !interrupting && file.chance(60) ? timer('timeCycle', file.random.pick(CYCLES[place])) : onceTimer(file);
    case 'message':
      return message(file.message());
    case 'signal':
      return signal(file.chance(50) && file.signals.length > 0 ? file.random.pick(file.signals) : file.signal());
    case 'error':
      return error(codes.error);
    case 'escalation':
      return escalation(codes.escalation);
  }
};
