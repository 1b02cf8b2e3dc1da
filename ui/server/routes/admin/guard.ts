/** Who administers, in which version of what, and what becomes of an act. */
import type { Request, Response } from 'express';
import { may, type Action } from '../../../../domain/access/permissions.ts';
import type { Role } from '../../../../domain/schema/codes.ts';
import type { UnitId, UserId } from '../../../../domain/schema/ids.ts';
import type { Administered } from '../../../../domain/store/index.ts';
import type { Viewer } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { viewerOf } from '../../session.ts';

const refusal = () => new Problem(403, 'NOT_ADMINISTRATOR', 'This is for administrators and auditors.');

/** The viewer, if a role of theirs reads it in full or masked. */
export function reader(response: Response, action: Action): Viewer {
  const viewer = viewerOf(response);
  if (!viewer.roles.some(({ role }) => (['R', 'M', 'U'] as const).some((right) => may(role, action, right))))
    throw refusal();
  return viewer;
}

/** The viewer as the administrator that they are. */
export function administrator(response: Response): { id: UserId; role: Role; unitId: UnitId } {
  const viewer = viewerOf(response);
  const post = viewer.roles.find(({ role }) => may(role, 'ADMINISTER', 'U'));
  if (!post) throw refusal();
  return { id: viewer.userId, role: post.role, unitId: post.unitId };
}

/** The version that the person has read, from If-Match: the bare number, or the whole ETag of an answer. */
export function versionOf(request: Request): number {
  const version = /^"(\d{1,9})(?:-[\w-]{22})?"$/.exec(request.headers['if-match'] ?? '')?.[1];
  if (version === undefined)
    throw new Problem(
      428,
      'VERSION_MISSING',
      'Send the version that you have read in If-Match, like "3", or the ETag that came with it.',
    );
  return Number(version);
}

const WORDS: Readonly<Record<string, string>> = {
  UNIT_CODE_TAKEN: 'Another unit has this code.',
  UNIT_PARENT_UNKNOWN: 'There is no such unit above.',
  UNIT_PARENT_CLOSED: 'The unit above is closed.',
  UNIT_CIRCLE: 'A unit cannot stand below itself.',
  UNIT_HAS_UNITS: 'Units below it are still open.',
  UNIT_HAS_TASKS: 'It has open tasks.',
  UNIT_HAS_PEOPLE: 'People still hold posts there.',
  UNIT_CLOSED: 'A post is at an open unit.',
  ACCOUNT_TAKEN: 'Somebody else has this account.',
  CALENDAR_DAY_NEVER_SET: 'The office has no entry for this day yet: its version is 0.',
  LAST_ADMINISTRATOR: 'Without this person nobody could administer any more.',
};

/** The thing as it is after the act, or the problem. */
export function settled<T extends object>(outcome: Administered<T>): T {
  switch (outcome.kind) {
    case 'done':
      return outcome.current;
    case 'stale':
      throw new Problem(409, 'CHANGED_MEANWHILE', 'Somebody else has changed it since you read it.', {
        current: outcome.current,
      });
    case 'refused':
      throw new Problem(409, outcome.rule, WORDS[outcome.rule] ?? outcome.rule);
    case 'notFound':
      throw notFound();
  }
}
