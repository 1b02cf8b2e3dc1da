/** Decides commands against a history without any store: given(history).when(command).then(events | rejection), and whole walks by date. */
import { createClocks } from '../../domain/clocks/createClocks.ts';
import type { Command, CommandDataOf } from '../../domain/case/commands.ts';
import { commands } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Decided, DecideContext } from '../../domain/case/decision.ts';
import { dueListOf } from '../../domain/case/due.ts';
import { evolve, fold, type FoldEvent } from '../../domain/case/evolve.ts';
import type { Actor } from '../../domain/schema/actor.ts';
import { eventData, type EventType } from '../../domain/schema/events.ts';
import type { ClaimFacts } from '../../domain/schema/events.ts';
import type { ClaimId, ContactId, MatterId, NewId } from '../../domain/schema/ids.ts';
import type { ClaimState, MatterState } from '../../domain/schema/matter.ts';
import { fixedId, organisation, petitioner, system, unitId } from './county.ts';

export const clocks = createClocks();
/** Nine in the morning of a local day, or a local time of it. */
export const at = (day: string, time = '09:00'): number => Date.parse(`${day}T${time}:00+08:00`);

export const matterId = fixedId('mat', 1) as MatterId;
export const contactId = (n = 1): ContactId => fixedId('con', n) as ContactId;

const newIds = (): NewId => {
  let n = 0;
  return ((prefix: string) => fixedId(prefix, ++n)) as NewId;
};

const facts = (more: Partial<ClaimFacts> = {}): ClaimFacts => ({
  subject: 'OTHER',
  existingAdminAct: false,
  courtOrArbitration: false,
  otherRemedyEndsOn: null,
  ...more,
});

type Registration = Partial<CommandDataOf<'RegisterMatter'>> & { subjects?: ClaimFacts['subject'][] };

/** A registration on its own day; every field can be told otherwise. */
export function register(receivedOn: string, { subjects = ['OTHER'], ...more }: Registration = {}): Command {
  return {
    type: 'RegisterMatter',
    data: {
      matterId,
      contactId: contactId(),
      publicNumber: '云信2026-000001',
      contactNumber: '云信2026-000001-1',
      secretHash: 'hash',
      channel: 'WEB',
      receivedOn,
      receivedAtUnitId: unitId('BUREAU'),
      matterType: 'APPEAL',
      confidentiality: 'NORMAL',
      petitionerKey: 'key',
      petitionerCount: 1,
      anonymous: false,
      contactUnclear: false,
      firstTime: true,
      urgent: false,
      minorAtRisk: false,
      placeUnitId: unitId('SONGTAO'),
      accusedUnitId: null,
      claims: subjects.map((subject) => ({ facts: facts({ subject }), sealed: { text: '诉求' } })),
      sealed: { name: '甲', phone: null, address: null, text: '来件内容', accused: null },
      ...more,
    },
  };
}

export const fullOpinion = { claims: '诉求', facts: '事实', opinion: '意见', legalBasis: '依据' };
export const plan = { rootCause: '根源', crux: '症结', method: '方法', steps: '步骤' };

/** A matter that is walked through its dates. Every event must fit its schema; a rejection in `on` fails the test. */
export class Walk {
  readonly events: FoldEvent[] = [];
  #state: MatterState | undefined;
  readonly #newId = newIds();

  get state(): MatterState {
    if (!this.#state) throw new Error('nothing is registered yet');
    return this.#state;
  }

  claim(seq = 1): ClaimState {
    const claim = this.state.claims.find((entry) => entry.seq === seq);
    if (!claim) throw new Error(`no claim ${seq}`);
    return claim;
  }

  id(seq = 1): ClaimId {
    return this.claim(seq).claimId;
  }

  context(now: number, actor: Actor): DecideContext {
    return { now, actor, newId: this.#newId, clocks, organisation };
  }

  /** Decides without keeping the answer. */
  try(day: string | number, actor: Actor, command: Command): Decided {
    commands[command.type].parse(command.data);
    return decide(this.#state, command, this.context(typeof day === 'string' ? at(day) : day, actor));
  }

  /** Decides and keeps the events; answers them. */
  on(day: string | number, actor: Actor, command: Command): FoldEvent[] {
    const decided = this.try(day, actor, command);
    if (!decided.ok)
      throw new Error(`${command.type} was refused: ${decided.rejection.rule}: ${decided.rejection.message}`);
    const made = decided.events.map((event) => ({ ...event, actor }));
    for (const event of made) {
      eventData[event.type].parse(event.data);
      this.#state = evolve(this.#state, event);
      this.events.push(event);
    }
    return made;
  }

  /** Lets the clocks speak, one instant after the other, until the start of the day. */
  until(day: string): FoldEvent[] {
    const end = at(day, '00:00');
    const made: FoldEvent[] = [];
    for (;;) {
      const waiting = this.state.clocks
        .flatMap((clock) => (clock.nextCheckAt ? [{ ref: clock.clockRef, at: Date.parse(clock.nextCheckAt) }] : []))
        .filter((check) => check.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!waiting) return made;
      made.push(...this.on(waiting.at, system, { type: 'CheckClock', data: { clockRef: waiting.ref } }));
    }
  }

  /** `KEY day[ →KEY]` of every due day so far, those of claims led by their number. */
  get due(): string[] {
    return dueListOf(this.state).map(
      ({ claim, key, on, supersededBy }) =>
        `${claim === null ? '' : `${claim} `}${key} ${on}${supersededBy ? ` →${supersededBy}` : ''}`,
    );
  }

  /** Types of the events of a type list, in order. */
  types(): EventType[] {
    return this.events.map((event) => event.type);
  }
}

/** A matter that was registered, accepted and routed to these routes, on one day. */
export function routed(
  day: string,
  routes: readonly CommandDataOf<'RouteMatter'>['claims'][number]['route'][],
  more: Registration = {},
  by = { clerk: { id: fixedId('usr', 9), role: 'INT', unitId: unitId('BUREAU') } as Actor },
): Walk {
  const walk = new Walk();
  walk.on(day, petitioner, register(day, { subjects: routes.map(() => 'OTHER'), ...more }));
  walk.on(day, by.clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
  route(walk, day, by.clerk, routes);
  return walk;
}

/** Routes every claim; type and confidentiality stay as registered. */
export function route(
  walk: Walk,
  day: string,
  actor: Actor,
  routes: readonly CommandDataOf<'RouteMatter'>['claims'][number]['route'][],
): void {
  const { matterType, confidentiality, claims } = walk.state;
  walk.on(day, actor, {
    type: 'RouteMatter',
    data: {
      matterType,
      confidentiality,
      claims: claims.map(({ claimId }, index) => ({
        claimId,
        route: routes[index] ?? 'R31_6',
        unitId: null,
        simplified: false,
      })),
    },
  });
}

/** given(history).when(command, day, actor).then(…types) or .refused(rule, article). */
export function given(history: Walk | readonly FoldEvent[]) {
  const events = history instanceof Walk ? history.events : history;
  return {
    when(command: Command, day: string, actor: Actor) {
      commands[command.type].parse(command.data);
      let n = 900;
      const newId = ((prefix: string) => fixedId(prefix, ++n)) as NewId;
      const decided = decide(fold(events), command, { now: at(day), actor, newId, clocks, organisation });
      return {
        then: (...types: EventType[]) => {
          expect(decided.ok ? decided.events.map((event) => event.type) : decided.rejection).toEqual(types);
        },
        refused: (rule: string, article: string | null) => {
          expect(decided.ok ? decided.events.map((event) => event.type) : decided.rejection).toMatchObject({
            rule,
            article,
          });
        },
      };
    },
  };
}
