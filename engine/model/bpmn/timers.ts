/** Timer definitions; static texts are checked at deployment, FEEL results when they are due. */
import type { Expression, TimerEvent } from '../../core/model.ts';
import { readExpression } from '../expression.ts';
import { childOf, textOf, type XmlElement } from '../xmlElement.ts';
import type { Reading } from './reading.ts';

type TimerKind = TimerEvent['timer']['kind'];

const PARTS: readonly (readonly [property: string, kind: TimerKind])[] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
];

/** `allowed` depends on where the timer stands; `place` names it in a refusal. */
export function readTimer(
  definition: XmlElement,
  allowed: readonly TimerKind[],
  place: string,
  elementId: string,
  reading: Reading,
): TimerEvent | null {
  const given = PARTS.filter(([property]) => childOf(definition, property) !== null);
  const [first] = given;
  if (first === undefined || given.length > 1) {
    reading.refuse(elementId, 'A timer needs exactly one of date, duration and cycle.');
    return null;
  }
  const [property, kind] = first;
  const text = textOf(childOf(definition, property) ?? definition, 'body');
  if (text === null) {
    reading.refuse(elementId, `The timer's ${kind} is empty.`);
    return null;
  }
  if (!allowed.includes(kind)) {
    reading.refuse(elementId, `${place} takes a timer with a ${allowed.join(' or a ')}, not with a ${kind}.`);
  }
  const expression = readExpression(text, elementId, reading);
  checkStatic(expression, kind, elementId, reading);
  return { kind: 'timer', timer: { kind, expression } };
}

const DURATION = /^-?P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(?=Z|[+-]|\[)(Z|[+-]\d{2}:?\d{2})?(\[[\w/+:-]+\])?$/;
const CRON_MACRO = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const CRON_FIELD = /^[\d*?,\-/#LWA-Z]+$/i;

export function isIsoDuration(text: string): boolean {
  return DURATION.test(text);
}

/** ISO 8601 with time and zone, and a day that exists. */
export function isZonedDateTime(text: string): boolean {
  if (!DATE_TIME.test(text)) return false;
  const day = text.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

function isCycle(text: string): boolean {
  if (CRON_MACRO.test(text)) return true;
  const fields = text.split(/\s+/);
  if (fields.length === 6) return fields.every((field) => CRON_FIELD.test(field));
  const [repetitions, first, second, ...rest] = text.split('/');
  if (repetitions === undefined || first === undefined || !/^R\d*$/.test(repetitions) || rest.length > 0) return false;
  return second === undefined
    ? isIsoDuration(first)
    : (first === '' || isZonedDateTime(first)) && isIsoDuration(second);
}

const STATIC_FORMS: Readonly<Record<TimerKind, { readonly fits: (text: string) => boolean; readonly form: string }>> = {
  date: { fits: isZonedDateTime, form: 'an ISO 8601 date and time with a zone, such as 2026-05-18T09:00:00+08:00' },
  duration: { fits: isIsoDuration, form: 'an ISO 8601 duration, such as P15D or PT8H' },
  cycle: { fits: isCycle, form: 'a repetition such as R3/PT1H or a cron expression with six fields' },
};

function checkStatic(expression: Expression, kind: TimerKind, elementId: string, reading: Reading): void {
  if (expression.kind === 'feel' || STATIC_FORMS[kind].fits(expression.value.trim())) return;
  reading.refuse(elementId, `The timer's ${kind} '${expression.value}' is not ${STATIC_FORMS[kind].form}.`);
}
