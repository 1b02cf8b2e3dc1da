/** Range relations of DMN 1.3 (table 78) that feelin leaves out. A point counts as the closed range of itself. */
import { isRange } from 'feelin';
import { order } from '../values.ts';
import { builtin, type Builtin } from './define.ts';

interface Bounds {
  readonly start: unknown;
  readonly end: unknown;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly isPoint: boolean;
}

export const RANGES: Readonly<Record<string, Builtin>> = {
  'overlaps before': relation(['range1', 'range2'], (a, b) =>
    and(startsBefore(a, b, true), meetsOrPasses(b, a), endsBefore(a, b, true)),
  ),
  'overlaps after': relation(['range1', 'range2'], (a, b) =>
    and(startsBefore(b, a, true), meetsOrPasses(a, b), endsBefore(b, a, true)),
  ),
  finishes: relation(['point', 'range'], (a, b) => and(sameEnd(a, b), startsBefore(b, a, true))),
  'finished by': relation(['range', 'point'], (a, b) => and(sameEnd(a, b), startsBefore(a, b, true))),
  starts: relation(['point', 'range'], (a, b) => and(sameStart(a, b), endsBefore(a, b, true))),
  'started by': relation(['range', 'point'], (a, b) => and(sameStart(a, b), endsBefore(b, a, true))),
  during: relation(['point', 'range'], (a, b) => and(startsBefore(b, a, true), endsBefore(a, b, true))),
  coincides: relation(['point1', 'point2'], (a, b) => and(sameStart(a, b), sameEnd(a, b))),
};

function relation(parameters: readonly string[], holds: (a: Bounds, b: Bounds) => boolean | null): Builtin {
  return builtin(parameters, (a, b) =>
    a === null || b === null || a === undefined || b === undefined ? null : holds(boundsOf(a), boundsOf(b)),
  );
}

function boundsOf(value: unknown): Bounds {
  return isRange(value)
    ? {
        start: value.start as unknown,
        end: value.end as unknown,
        startIncluded: value['start included'],
        endIncluded: value['end included'],
        isPoint: false,
      }
    : { start: value, end: value, startIncluded: true, endIncluded: true, isPoint: true };
}

function and(...parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

/** `a` starts before `b`, or (if `orSame`) where `b` starts. */
function startsBefore(a: Bounds, b: Bounds, orSame: boolean): boolean | null {
  const compared = order(a.start, b.start);
  if (compared === null) return null;
  return (
    compared < 0 ||
    (compared === 0 && (orSame ? a.startIncluded || !b.startIncluded : a.startIncluded && !b.startIncluded))
  );
}

function endsBefore(a: Bounds, b: Bounds, orSame: boolean): boolean | null {
  const compared = order(a.end, b.end);
  if (compared === null) return null;
  return (
    compared < 0 || (compared === 0 && (orSame ? !a.endIncluded || b.endIncluded : !a.endIncluded && b.endIncluded))
  );
}

/** `a` begins not later than `b` ends, and they share a point. */
function meetsOrPasses(a: Bounds, b: Bounds): boolean | null {
  const compared = order(a.start, b.end);
  if (compared === null) return null;
  return compared < 0 || (compared === 0 && a.startIncluded && b.endIncluded);
}

function sameStart(a: Bounds, b: Bounds): boolean | null {
  const compared = order(a.start, b.start);
  return compared === null ? null : compared === 0 && a.startIncluded === b.startIncluded;
}

function sameEnd(a: Bounds, b: Bounds): boolean | null {
  const compared = order(a.end, b.end);
  return compared === null ? null : compared === 0 && a.endIncluded === b.endIncluded;
}
