/** How much of a matter of each confidentiality somebody sees, in the terms of the domain description (§5, DT-11, privacy rules 3 and 4). */
import type { Actor } from './cast.ts';
import { cell, holds } from './domainTable.ts';

export const levels = ['NORMAL', 'PRIVATE', 'MINOR_SEALED', 'WHISTLEBLOWER', 'SECRET_STUB'] as const;
export type Level = (typeof levels)[number];
/** NONE = there is no such matter · STUB = number and day · MASKED = its course without persons and words · FULL. */
export type Sight = 'NONE' | 'STUB' | 'MASKED' | 'FULL';

/** Levels whose matters accuse the accused unit. */
export const accusing: readonly Level[] = ['WHISTLEBLOWER', 'SECRET_STUB'];
/** Levels that are opened for a stated reason alone (privacy rule 4). */
export const sealed: readonly Level[] = ['MINOR_SEALED', 'WHISTLEBLOWER', 'SECRET_STUB'];

/**
 * The table of roles speaks of normal matters and of contents. What is left over for the course of the others, strictly read: whoever has
 * an act to do on it (intake, supervision and review at the bureau that received it; who handles it and the head of that unit) follows the
 * course; who only looks on has the number. Nobody but the juvenile member reads a minor's record, and nobody here what an accuser wrote.
 */
const SIGHTS: Readonly<Record<Exclude<Level, 'NORMAL'>, Readonly<Partial<Record<string, Sight>>>>> = {
  PRIVATE: {
    INT: 'FULL',
    REV: 'FULL',
    SUP: 'FULL',
    HDL: 'FULL',
    FH: 'FULL',
    LDR: 'MASKED',
    HEAD: 'FULL',
    AUD: 'MASKED',
  },
  MINOR_SEALED: {
    INT: 'MASKED',
    REV: 'MASKED',
    SUP: 'MASKED',
    HDL: 'MASKED',
    FH: 'MASKED',
    HEAD: 'MASKED',
    JUV: 'FULL',
    AUD: 'STUB',
  },
  WHISTLEBLOWER: { INT: 'MASKED', SUP: 'MASKED', ORGAN: 'MASKED', AUD: 'STUB' },
  SECRET_STUB: { INT: 'STUB', SUP: 'STUB', AUD: 'STUB' },
};

function normal({ role }: Actor): Sight {
  if (holds(role, 'read normal matter', 'R')) return 'FULL';
  return holds(role, 'read normal matter', 'M') ? 'MASKED' : 'NONE';
}

export function sightOf(actor: Actor, level: Level): Sight {
  const { role, place } = actor;
  // 属地管理: matters of another territory, and those that another unit handles, are not there.
  if (place === 'ELSEWHERE') return 'NONE';
  // Nobody keeps away from what has no more than a number to them: it tells of nobody.
  if (place === 'RECUSED' && level !== 'SECRET_STUB') return 'NONE';
  // Zero read for the accused unit, whatever else the person is (privacy rule 3).
  if (place === 'ACCUSED' && (accusing.includes(level) || role !== 'SUP')) return 'NONE';
  if (place === 'COMPETENT') return level === 'WHISTLEBLOWER' ? 'MASKED' : 'NONE';
  if (level === 'NORMAL') return normal(actor);
  // Accusations are not with the unit that handles the ordinary matters.
  const as = place === 'UNIT_HEAD' ? 'HEAD' : role;
  return SIGHTS[level][as] ?? 'NONE';
}

/** Whether the table leaves the words of such a matter to the role. */
export function readsWords({ role }: Actor, level: Level): boolean {
  if (level === 'MINOR_SEALED') return holds(role, 'minor-sealed record', 'R');
  if (accusing.includes(level)) return /^R/.test(cell('accusation content', role));
  return true;
}
