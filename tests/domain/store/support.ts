/** A case store on a fresh database, over a core of a few real commands and events: the store's own promises need no more law than that. */
import { randomBytes } from 'node:crypto';
import type { Command } from '../../../domain/case/commands.ts';
import type { DecideContext, Decided } from '../../../domain/case/decision.ts';
import { createClocks } from '../../../domain/clocks/createClocks.ts';
import type { Actor } from '../../../domain/schema/actor.ts';
import type { Role } from '../../../domain/schema/codes.ts';
import type { NewEvent, StoredEvent } from '../../../domain/schema/events.ts';
import {
  createNewId,
  type ClaimId,
  type ClockRef,
  type FlowRef,
  type MatterId,
  type UnitId,
} from '../../../domain/schema/ids.ts';
import { intakeSchema, type Intake, type IntakeBody } from '../../../domain/schema/intake.ts';
import type { ClaimState, MatterState, Unit } from '../../../domain/schema/matter.ts';
import {
  createCaseStore,
  createCipher,
  createOrganisation,
  createRegistration,
  openDatabase,
  type CaseCore,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { CaseStore, OutboxEntry } from '../../../domain/store/port.ts';
import { createDatabasePool } from '../../../platform/database/index.ts';
import { casesSchema, useDatabase, type SchemaSource, type TestDatabase } from '../../support/database.ts';

export const newId = createNewId(() => Date.now(), randomBytes);
export const clocks = createClocks({ zone: 'Asia/Shanghai' });

const unit = (code: string, kind: Unit['kind'], level: Unit['level'], parentId: UnitId | null): Unit => ({
  unitId: newId('unit'),
  code,
  kind,
  level,
  parentId,
  name: { zh: code, en: code },
});
const county = unit('GOV', 'GOVERNMENT', 'COUNTY', null);
const bureau = unit('BUREAU', 'PETITION_BUREAU', 'COUNTY', county.unitId);
const housing = unit('HOUSING', 'DEPARTMENT', 'COUNTY', county.unitId);
export const units = { county, bureau, housing };
export const clerk: Actor = { id: newId('usr'), role: 'INT', unitId: bureau.unitId };
export const postOf = (role: Role, at: Unit) => ({
  userId: newId('usr'),
  roles: [{ role, unitId: at.unitId }],
});

const emptyClaim = {
  status: 'REGISTERED',
  proposed: null,
  route: null,
  unitId: null,
  simplified: false,
  bounces: 0,
  objection: null,
  acceptedOn: null,
  extension: null,
  draft: null,
  lastReturn: null,
  executed: false,
  diversion: null,
  review: null,
  reexam: null,
  monthlyReviews: [],
  redo: null,
} as const;

const rejected = (rule: string): Decided => ({
  ok: false,
  rejection: { rule, article: 'R1-22', message: 'Not allowed here.' },
});
const done = (...events: NewEvent[]): Decided => ({ ok: true, events });

function dispatchClock(subject: MatterId, ctx: DecideContext): NewEvent {
  const startsOn = ctx.clocks.localDate(ctx.now);
  const due = ctx.clocks.due('BUREAU_DISPATCH', startsOn);
  const nextCheckAt = ctx.clocks.nextCheck(due.dueOn, startsOn, ctx.now) ?? due.dueAt;
  return {
    type: 'ClockStarted',
    data: {
      clockRef: `${subject}:BUREAU_DISPATCH` as ClockRef,
      clockKey: 'BUREAU_DISPATCH',
      subject: { kind: 'MATTER', id: subject },
      startsOn,
      ...due,
      responsible: { role: 'INT', unitId: bureau.unitId },
      nextCheckAt,
      supersedes: null,
    },
  };
}

function register(data: Extract<Command, { type: 'RegisterMatter' }>['data'], ctx: DecideContext): Decided {
  const { claims, contactNumber, sealed, receivedAtUnitId, ...facts } = data;
  const { accused: _accused, ...petitioner } = sealed;
  const { contactId, channel, receivedOn, matterId, petitionerKey, petitionerCount, anonymous, contactUnclear } = data;
  return done(
    {
      type: 'ContactRegistered',
      data: {
        contactId,
        contactNumber,
        channel,
        receivedOn,
        receivedAtUnitId,
        matterId,
        opensMatter: true,
        petitionerKey,
        petitionerCount,
        anonymous,
        contactUnclear,
        sealed: petitioner,
      },
    },
    { type: 'ContactReceipted', data: { contactId, receiptNumber: contactNumber } },
    { type: 'MatterRegistered', data: { ...facts, bureauUnitId: receivedAtUnitId, representatives: 0, sealed } },
    ...claims.map((claim, index): NewEvent => ({
      type: 'ClaimAdded',
      data: { claimId: ctx.newId('clm'), seq: index + 1, ...claim },
    })),
    dispatchClock(matterId, ctx),
  );
}

function decide(state: MatterState | undefined, command: Command, ctx: DecideContext): Decided {
  if (command.type === 'RegisterMatter') return state ? rejected('ALREADY_REGISTERED') : register(command.data, ctx);
  if (!state) return rejected('NO_SUCH_MATTER');
  switch (command.type) {
    case 'OfferContact': {
      const {
        contactId,
        contactNumber,
        channel,
        receivedOn,
        receivedAtUnitId,
        petitionerKey,
        petitionerCount,
        anonymous,
        contactUnclear,
        newFacts,
        sealed,
      } = command.data;
      return done(
        {
          type: 'ContactRegistered',
          data: {
            contactId,
            contactNumber,
            channel,
            receivedOn,
            receivedAtUnitId,
            matterId: state.matterId,
            opensMatter: false,
            petitionerKey,
            petitionerCount,
            anonymous,
            contactUnclear,
            sealed,
          },
        },
        {
          type: 'ContactOffered',
          data: {
            contactId,
            channel,
            receivedOn,
            receivedAtUnitId,
            sameMatterState: 'PENDING_HERE',
            petitionerCount,
            newFacts,
          },
        },
      );
    }
    case 'BindFlow':
      return done({ type: 'FlowBound', data: command.data });
    case 'DecideIntake':
      if (state.intake?.decided) return rejected('INTAKE_DECIDED_ALREADY');
      return done(
        {
          type: 'IntakeDecided',
          data: {
            from: state.status,
            to: 'SORTED',
            decision: command.data.decision,
            noticeDuty: true,
            reasonCode: null,
          },
        },
        {
          type: 'ClockStopped',
          data: {
            clockRef: `${state.matterId}:BUREAU_DISPATCH` as ClockRef,
            on: ctx.clocks.localDate(ctx.now),
            outcome: 'MET',
            daysLate: 0,
          },
        },
      );
    case 'RecordColour':
      return done({ type: 'ColourRated', data: command.data.result });
    case 'RateMatter':
      return done({ type: 'RatingReceived', data: command.data });
    case 'ServeOpinion':
      return done({
        type: 'OpinionServed',
        data: {
          claimId: command.data.claimId,
          from: 'GATE_PASSED',
          to: 'OPINION_SERVED',
          opinionId: ctx.newId('opn'),
          opinionNumber: '1',
          outcome: 'UPHELD',
          servedOn: ctx.clocks.localDate(ctx.now),
          supplementary: false,
        },
      });
    case 'CloseMatter':
      return done({ type: 'MatterClosed', data: { from: state.status, to: 'CLOSED', codes: command.data.codes } });
    case 'SampleForReview':
      return state.claims.some((claim) => claim.claimId === command.data.claimId)
        ? done({ type: 'ReviewSampled', data: command.data })
        : rejected('NO_SUCH_CLAIM');
    default:
      return rejected('NOT_IN_THIS_TEST');
  }
}

function begin(event: StoredEvent): MatterState {
  if (event.type !== 'MatterRegistered') throw new Error(`a matter cannot begin with ${event.type}`);
  const {
    matterId,
    publicNumber,
    matterType,
    confidentiality,
    channel,
    receivedOn,
    bureauUnitId,
    contactId,
    petitionerKey,
    petitionerCount,
    representatives,
    anonymous,
    contactUnclear,
    firstTime,
    urgent,
    minorAtRisk,
    placeUnitId,
    accusedUnitId,
  } = event.data;
  const facts = {
    matterId,
    publicNumber,
    matterType,
    confidentiality,
    channel,
    receivedOn,
    bureauUnitId,
    petitionerKey,
    petitionerCount,
    representatives,
    anonymous,
    contactUnclear,
    firstTime,
    urgent,
    minorAtRisk,
    placeUnitId,
    accusedUnitId,
  };
  return {
    ...facts,
    status: 'REGISTERED',
    firstContactId: contactId,
    contacts: [],
    links: [],
    intake: null,
    urgentReported: false,
    claims: [],
    clocks: [],
    flows: [],
    colour: null,
    ownership: null,
    rating: null,
    measures: [],
    escalations: [],
    afterCare: null,
    closedOn: null,
    version: event.version,
  };
}

function evolve(before: MatterState | undefined, event: StoredEvent): MatterState {
  if (!before) return begin(event);
  const state = { ...before, version: event.version };
  const withClaim = (claimId: ClaimId, change: (claim: ClaimState) => ClaimState): MatterState => ({
    ...state,
    claims: state.claims.map((claim) => (claim.claimId === claimId ? change(claim) : claim)),
  });
  switch (event.type) {
    case 'ClaimAdded':
      return {
        ...state,
        claims: [
          ...state.claims,
          { ...emptyClaim, claimId: event.data.claimId, seq: event.data.seq, facts: event.data.facts, opinions: [] },
        ],
      };
    case 'ClockStarted':
      return { ...state, clocks: [...state.clocks, { ...event.data, moves: [], stopped: null }] };
    case 'ClockStopped':
      return {
        ...state,
        clocks: state.clocks.map((clock) =>
          clock.clockRef === event.data.clockRef
            ? {
                ...clock,
                nextCheckAt: null,
                stopped: { on: event.data.on, outcome: event.data.outcome, daysLate: event.data.daysLate },
              }
            : clock,
        ),
      };
    case 'ContactOffered':
      return { ...state, contacts: [...state.contacts, { ...event.data, decision: null }] };
    case 'IntakeDecided':
      return {
        ...state,
        status: event.data.to,
        intake: { decision: event.data.decision, alerts: [], noticeDuty: true, decided: true },
      };
    case 'FlowBound':
      return { ...state, flows: [...state.flows, event.data] };
    case 'ColourRated':
      return { ...state, colour: event.data };
    case 'RatingReceived':
      return { ...state, rating: { invited: true, eligible: true, value: event.data.rating, lapsed: false } };
    case 'OpinionServed':
      return withClaim(event.data.claimId, (claim) => ({
        ...claim,
        status: 'OPINION_SERVED',
        opinions: [...claim.opinions, event.data],
      }));
    case 'MatterClosed':
      return { ...state, status: 'CLOSED', closedOn: clocks.localDate(Date.parse(event.at)) };
    default:
      return state;
  }
}

function outboxOf(_before: MatterState | undefined, event: StoredEvent, after: MatterState): OutboxEntry[] {
  const { matterId } = after;
  if (event.type === 'MatterRegistered') {
    const flowRef = `petition-case:${matterId}` as FlowRef;
    return [
      {
        kind: 'publishMessage',
        name: 'matter.registered',
        correlationKey: matterId,
        messageId: matterId,
        variables: { matterId, flowRef, contactId: event.data.contactId },
      },
    ];
  }
  if (event.type === 'ColourRated')
    return [
      {
        kind: 'publishMessage',
        name: 'matter.factsChanged',
        correlationKey: matterId,
        messageId: event.id,
        variables: {},
      },
    ];
  return [];
}

export const smallCore: CaseCore = { decide, evolve, outboxOf };

export interface TestStore {
  readonly database: TestDatabase;
  readonly parts: StoreParts;
  readonly store: CaseStore;
  readonly register: (
    intake: Intake,
    key: string,
  ) => Promise<{
    matterId: MatterId;
    publicNumber: string;
    secretCode: string | null;
    opensMatter: boolean;
    replayed: boolean;
    contactNumber: string;
  }>;
}

export const sealKey = randomBytes(32);
/** Hashing that is quick enough for tests; the product passes argon2id. */
export const plainHasher = {
  hash: async (secret: string) => createCipher(sealKey).mac('test', secret),
  verify: async (hash: string, secret: string) => hash === createCipher(sealKey).mac('test', secret),
};

/** Gives the file a database (with further schemas) and a store in it. Use its fields only inside tests and hooks. */
export function useStore(...more: SchemaSource[]): TestStore {
  let made: Omit<TestStore, 'database'> | undefined;
  let close = async (): Promise<void> => undefined;
  // Before the database's own hook, which drops it and allows no open connection.
  afterAll(() => close());
  const database = useDatabase(casesSchema, ...more);
  beforeAll(() => {
    const pool = createDatabasePool(database.url, { max: 12, name: 'store' });
    close = () => pool.end();
    const parts: StoreParts = {
      db: openDatabase(pool),
      clock: { now: () => Date.now() },
      newId,
      organisation: createOrganisation(Object.values(units)),
      clocks,
      cipher: createCipher(sealKey),
      core: smallCore,
    };
    const registerContact = createRegistration(parts, plainHasher.hash);
    made = {
      parts,
      store: createCaseStore(parts),
      async register(intake, key) {
        const outcome = await registerContact(intake, { key, actor: clerk });
        if (outcome.kind !== 'done') throw new Error(outcome.rejection.rule);
        return { ...outcome.receipt, matterId: outcome.receipt.matterId as MatterId, replayed: outcome.replayed };
      },
    };
  });
  const current = () => {
    if (!made) throw new Error('The store exists only while tests run');
    return made;
  };
  return {
    database,
    get parts() {
      return current().parts;
    },
    get store() {
      return current().store;
    },
    get register() {
      return current().register;
    },
  };
}

let people = 0;
/** An intake of a person of their own, with changes. */
export function intakeOf(changes: Partial<IntakeBody> = {}): Intake {
  people += 1;
  return intakeSchema.parse({
    channel: 'WEB',
    receivedAtUnitId: bureau.unitId,
    petitioner: { name: `居民${people}`, phone: `139${String(people).padStart(8, '0')}`, address: null },
    text: '楼下的路灯坏了。',
    claims: [{ subject: 'PUBLIC_FACILITY', text: '请修路灯。' }],
    ...changes,
  });
}
