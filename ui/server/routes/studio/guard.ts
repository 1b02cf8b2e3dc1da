/** Who may do what in the studio, and what becomes of an act. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { may, type Condition, type Right } from '../../../../domain/access/permissions.ts';
import type { Role } from '../../../../domain/schema/codes.ts';
import { contentHashSchema, resourceNameSchema } from '../../../../domain/schema/studio.ts';
import type { StudioActor } from '../../../../domain/store/index.ts';
import type { Viewer } from '../../deps.ts';
import { invalid, notFound, Problem } from '../../problem.ts';
import { viewerOf } from '../../session.ts';
import type { Outcome } from '../../studioPorts.ts';
import { sentences } from './refusals.ts';

const ALL: readonly Right[] = ['C', 'R', 'M', 'U', 'D'];
const TECHNICAL: readonly Condition[] = ['TECHNICAL'];
const hasAny = (role: Role): boolean =>
  ALL.some((right) => may(role, 'EDIT_PROCESS', right) || may(role, 'PUBLISH_PROCESS', right, TECHNICAL));

/** The viewer, if a post of theirs has to do with processes. */
export function reader(response: Response): Viewer {
  const viewer = viewerOf(response);
  if (!viewer.roles.some(({ role }) => hasAny(role)))
    throw new Problem(
      403,
      'NOT_IN_STUDIO',
      'The studio is for designers, those who approve and release, and auditors.',
    );
  return viewer;
}

function acting(response: Response, allowed: (role: Role) => boolean, code: string, detail: string): StudioActor {
  const viewer = viewerOf(response);
  const post = viewer.roles.find(({ role }) => allowed(role));
  if (!post) throw new Problem(403, code, detail);
  return { id: viewer.userId, role: post.role, unitId: post.unitId };
}

export const designer = (response: Response): StudioActor =>
  acting(response, (role) => may(role, 'EDIT_PROCESS', 'U'), 'NOT_A_DESIGNER', 'This is for process designers.');
/** Approving is a judgement: an administrator's technical right is not enough. */
export const approver = (response: Response): StudioActor =>
  acting(
    response,
    (role) => may(role, 'PUBLISH_PROCESS', 'D'),
    'NOT_AN_APPROVER',
    'Supervisors and leaders decide on a draft.',
  );
export const releaser = (response: Response): StudioActor =>
  acting(
    response,
    (role) => may(role, 'PUBLISH_PROCESS', 'D', TECHNICAL),
    'NOT_A_RELEASER',
    'Supervisors, leaders and administrators release.',
  );
export const mover = (response: Response): StudioActor =>
  acting(
    response,
    (role) => may(role, 'PUBLISH_PROCESS', 'D', TECHNICAL) && !may(role, 'PUBLISH_PROCESS', 'D'),
    'NOT_AN_ADMINISTRATOR',
    'Administrators move running cases.',
  );

/** Whoever edits, approves or releases; an auditor only reads. */
export const participant = (response: Response): StudioActor =>
  acting(
    response,
    (role) => may(role, 'EDIT_PROCESS', 'U') || may(role, 'PUBLISH_PROCESS', 'D', TECHNICAL),
    'ONLY_READS',
    'Auditors read the studio and change nothing.',
  );

/** A part of the address; one that cannot be of its kind is as unknown as one that is not there. */
export function named<S extends z.ZodType>(schema: S, request: Request, name: string): z.output<S> {
  const parsed = schema.safeParse(request.params[name]);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
export const resourceOf = (request: Request): string => named(resourceNameSchema, request, 'resource');
export const hashOf = (request: Request): string => named(contentHashSchema, request, 'hash');

/** The value of an act, or the problem that it ran into. */
export function settled<T>(outcome: Outcome<T>): T {
  switch (outcome.kind) {
    case 'done':
      return outcome.value;
    case 'notFound':
      throw notFound();
    case 'unfit':
      if (outcome.checked === null) throw invalid(outcome.errors);
      throw new Problem(409, outcome.code, sentences[outcome.code], {
        article: outcome.article,
        errors: outcome.errors,
        current: outcome.checked,
      });
    case 'refused':
      throw new Problem(409, outcome.code, sentences[outcome.code], {
        who: outcome.who,
        current: outcome.current,
      });
  }
}

/** What is there, or 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound();
  return value;
}
