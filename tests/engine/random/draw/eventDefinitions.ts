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

/** What a boundary event or event sub-process waits for; `codes` are those that may be thrown to it. */
export const caught = (
  file: Drawing,
  trigger: Trigger,
  interrupting: boolean,
  codes: { readonly error: string | undefined; readonly escalation: string | undefined },
): string => {
  switch (trigger) {
    case 'timer':
      return !interrupting && file.chance(60)
        ? timer('timeCycle', file.random.pick(['R3/PT10M', 'R/PT30M', '=cycle(2, duration("PT7M"))']))
        : onceTimer(file);
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
