/** Plays a path with real values: the shipped core, FEEL and decision tables, and nothing of the exploration. */
import type { JsonObject, JsonValue } from '../../../../engine/core/json.ts';
import type { ExecutableProcess } from '../../../../engine/core/model.ts';
import type { Path } from '../../../../processes/lint/explore/path.ts';
import { isObject, isUnknown, pathOf, substitute } from '../../../../processes/lint/explore/unknown.ts';
import { CaseWorld, claimGroups, dueDates, taskGroups } from '../../support/caseWorld.ts';

const instant = '2026-03-17T00:00:00+08:00';
const facts = {
  claimId: 'clm_1',
  matterType: 'APPEAL',
  level: 'COUNTY',
  subject: 'OTHER',
  existingAdminAct: false,
  courtOrArbitration: false,
  otherRemedyEndsOn: null,
};
/** A lawful value for every unknown variable that a path may need. */
export const SAMPLES: Readonly<Record<string, JsonValue>> = {
  matterId: 'mat_1',
  claimId: 'clm_1',
  contactId: 'con_1',
  flowRef: 'flow:clm_1',
  clockRef: 'clm_1:HANDLE_31_6',
  redoClockRef: 'clm_1:REDO',
  reachedClockRef: 'clm_1:HANDLE_31_6',
  reachedClockKey: 'HANDLE_31_6',
  daysPastDue: 9,
  unitId: 'unit_a',
  month: '2026-02',
  taskGroups,
  claimGroups: claimGroups('a'),
  afterCareGroup: 'HDL@unit_town',
  contactGroup: 'INT@unit_bureau',
  dueDates: dueDates(),
  checkAt: instant,
  dueAt: instant,
  openAt: instant,
  ownerDueAt: instant,
  intakeFacts: {
    inScope: true,
    sameMatterState: 'NONE',
    level: 'COUNTY',
    levelOk: true,
    channel: 'WEB',
    hasNewFacts: false,
    matterType: 'APPEAL',
    allJudicial: false,
    minorAtRisk: false,
    urgent: false,
    contactUnclear: false,
  },
  colourFacts: {
    lifeOrSafety: false,
    minorAtRisk: false,
    coPetitioners: 0,
    unresolvedUnitDispute: false,
    repeatsAfterOpinion: 0,
    repeatsWhilePending: 0,
    overdue: true,
    upheldNotExecuted: false,
    dueSoon: false,
    redoOpen: false,
    units: 1,
    reviewRequested: false,
    settled: false,
  },
  claimFacts: [facts],
  routedClaims: [{ claimId: 'clm_1', route: 'R31_6' }],
  defects: ['F9'],
  failures: 2,
  sampled: 1,
  bounces: 1,
};

function real(value: JsonValue, samples: Readonly<Record<string, JsonValue>>): JsonValue {
  if (isUnknown(value)) return samples[pathOf(value)] ?? null;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((each) => real(each, samples));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, real(each, samples)]));
}

/** Lists as long as the path chose them: `claimFacts: none`. */
function chosenLists(path: Path): JsonObject {
  const choices = path.flatMap(({ choices: some }) => some.map(({ chosen }) => chosen.split(': ')));
  return Object.fromEntries(choices.flatMap(([name = '', length]) => (length === 'none' ? [[name, []]] : [])));
}

/** The world after the path; a step that is not possible throws. */
export function playConcretely(processes: readonly ExecutableProcess[], path: Path): CaseWorld {
  const world = new CaseWorld(processes);
  const known = new Map(path.flatMap(({ known: some }) => some));
  const samples = { ...SAMPLES, ...chosenLists(path) };
  const values = (variables: JsonObject): JsonObject => real(substitute(variables, known), samples) as JsonObject;
  for (const { move } of path) {
    if ('start' in move) {
      const { processId, startEventId, variables } = move.start;
      world.create(processId, values(variables), { startEventId });
      continue;
    }
    const { act } = move;
    if (act.kind === 'task') world.completeUserTask(act.elementId, values(act.variables));
    else if (act.kind === 'job') world.completeJob(act.jobType!, values(act.variables));
    else if (act.kind === 'message')
      world.correlate(act.messageName, keyOf(world, act.messageName), values(act.variables));
    else if (act.kind === 'timer') world.advance(400 * 86_400_000);
    else throw new Error(`a path with ${act.kind} is not played concretely`);
  }
  return world;
}

const keyOf = (world: CaseWorld, messageName: string): string => {
  const wait = world.waits().find((each) => each.kind === 'message' && each.messageName === messageName);
  if (wait?.kind !== 'message') throw new Error(`nobody waits for ${messageName}`);
  return wait.correlationKey;
};
