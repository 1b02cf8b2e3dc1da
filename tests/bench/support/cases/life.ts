/** One model matter in the making: acts go through the real store, tasks onto the real work list, each at its own business time. */
import type { Command, CommandDataOf } from '../../../../domain/case/commands.ts';
import type { Actor } from '../../../../domain/schema/actor.ts';
import type { Confidentiality, MatterType, Role } from '../../../../domain/schema/codes.ts';
import type { ClaimId, MatterId, NewId, UnitId, UserId } from '../../../../domain/schema/ids.ts';
import { addTasks, createCaseStore, createStaffDesk, type StoreParts } from '../../../../domain/store/index.ts';
import { BUREAU, personPart, unitIdOf, unitPart, userIdOf } from './county.ts';
import * as m from './markers.ts';

export interface Registration {
  readonly matterType?: MatterType;
  readonly confidentiality?: Confidentiality;
  readonly petitionerCount?: number;
  readonly claims?: number;
  /** Against the town where it happened. */
  readonly accused?: boolean;
}

interface TaskOptions {
  readonly seq?: number;
  /** Taken by a handler. */
  readonly held?: boolean;
  /** Day on which it was completed; absent = it waits. */
  readonly done?: number;
}

const bureau = unitPart(BUREAU);
const staff = (role: Role, unit: string, person: string): Actor => ({
  id: userIdOf(m.COUNTY, unit, person),
  role,
  unitId: unitIdOf(m.COUNTY, unit),
});

export class Life {
  readonly clerk = staff('INT', bureau, personPart(1));
  readonly supervisor = staff('SUP', bureau, personPart(4));
  readonly checker = staff('REV', bureau, personPart(6));
  readonly handler = staff('HDL', m.UNIT, m.PERSON);
  readonly head = staff('LDR', m.UNIT, personPart(5));
  readonly petitioner: Actor = { id: 'petitioner', role: 'PET', unitId: null };
  readonly system: Actor = { id: 'system', role: 'SYSTEM', unitId: null };
  readonly unit = unitIdOf(m.COUNTY, m.UNIT);
  readonly matterId: MatterId;
  readonly #parts: StoreParts;
  readonly #newId: NewId;
  readonly #model: number;
  #claims: readonly ClaimId[] = [];
  #acts = 0;
  #tasks = 0;
  #now = 0;

  constructor(parts: Omit<StoreParts, 'clock' | 'newId'>, model: number) {
    let n = 0;
    this.#newId = ((prefix: string) =>
      `${prefix}_${m.headOf(model)}-7000-8000-${String(++n).padStart(12, '0')}`) as NewId;
    this.#parts = { ...parts, newId: this.#newId, clock: { now: () => this.#now } };
    this.#model = model;
    this.matterId = this.#newId('mat');
  }

  claimId(seq: number): ClaimId {
    const id = this.#claims[seq - 1];
    if (!id) throw new Error(`no claim ${String(seq)}`);
    return id;
  }

  /** One act on a day, at nine in the morning of the county and a minute later than the one before. Throws when it is refused. */
  async on(day: number, actor: Actor, command: Command): Promise<void> {
    this.#at(day);
    this.#acts += 1;
    await this.#act(actor, command);
  }

  #at(day: number): void {
    this.#now = Date.parse(`${m.FIRST_DAY}T01:00:00Z`) + day * 86_400_000 + this.#acts * 60_000;
  }

  async #act(actor: Actor, command: Command): Promise<void> {
    const outcome = await createCaseStore(this.#parts).act({
      key: `bench:${m.headOf(this.#model)}:${String(this.#acts)}`,
      matterId: this.matterId,
      actor,
      commands: [command],
      result: (after) => (this.#claims = after.claims.map(({ claimId }) => claimId)),
    });
    if (outcome.kind !== 'done') throw new Error(`${command.type} was refused: ${JSON.stringify(outcome)}`);
  }

  register(
    day: number,
    {
      matterType = 'APPEAL',
      confidentiality = 'NORMAL',
      petitionerCount = 1,
      claims = 1,
      accused = false,
    }: Registration = {},
  ): Promise<void> {
    const data: CommandDataOf<'RegisterMatter'> = {
      matterId: this.matterId,
      contactId: this.#newId('con'),
      publicNumber: m.numberOf(this.#model),
      contactNumber: `${m.numberOf(this.#model)}-1`,
      secretHash: 'bench',
      channel: this.#model % 3 === 0 ? 'LETTER' : this.#model % 3 === 1 ? 'WEB' : 'PHONE',
      receivedOn: this.#day(day),
      receivedAtUnitId: unitIdOf(m.COUNTY, bureau),
      matterType,
      confidentiality,
      petitionerKey: m.PETITIONER,
      petitionerCount,
      anonymous: false,
      contactUnclear: false,
      firstTime: true,
      urgent: false,
      minorAtRisk: confidentiality === 'MINOR_SEALED',
      placeUnitId: unitIdOf(m.COUNTY, m.TOWN),
      accusedUnitId: accused ? unitIdOf(m.COUNTY, m.TOWN) : null,
      claims: Array.from({ length: claims }, () => ({
        facts: { subject: m.SUBJECT, existingAdminAct: false, courtOrArbitration: false, otherRemedyEndsOn: null },
        sealed: { text: m.TEXT },
      })),
      sealed: { name: m.NAME, phone: m.PHONE, address: m.ADDRESS, text: m.TEXT, accused: null },
    };
    return this.on(day, this.petitioner, { type: 'RegisterMatter', data });
  }

  /** Another contact of the same person about the same matter. */
  async contact(day: number): Promise<void> {
    const contactId = this.#newId('con');
    await this.on(day, this.clerk, {
      type: 'OfferContact',
      data: {
        contactId,
        contactNumber: `${m.numberOf(this.#model)}-2`,
        channel: 'PHONE',
        receivedOn: this.#day(day),
        receivedAtUnitId: unitIdOf(m.COUNTY, bureau),
        petitionerKey: m.PETITIONER,
        petitionerCount: 1,
        anonymous: false,
        contactUnclear: false,
        newFacts: false,
        sealed: { name: m.NAME, phone: m.PHONE, address: m.ADDRESS, text: m.TEXT },
      },
    });
    await this.on(day + 1, this.clerk, {
      type: 'DecideContact',
      data: { contactId: contactId, decision: 'MERGE', reasonCode: null },
    } as unknown as Command);
  }

  #day(day: number): string {
    return m.dayText(m.dayNumber(m.FIRST_DAY) + day);
  }

  /** Offers a task to roles, at the handling unit unless `@BUREAU` says otherwise. */
  async task(
    day: number,
    taskKey: string,
    roles: readonly string[],
    { seq, held = false, done }: TaskOptions,
  ): Promise<void> {
    this.#at(day);
    const [processId = '', elementId = ''] = taskKey.split('/');
    const userTaskKey = m.taskKeyOf(this.#model, ++this.#tasks);
    const { db } = this.#parts;
    await addTasks(db, [
      {
        engineId: 'bench',
        userTaskKey,
        processId,
        processVersion: 1,
        elementId,
        processInstanceKey: m.taskKeyOf(this.#model, 90),
        elementInstanceKey: userTaskKey,
        matterId: this.matterId,
        claimId: seq === undefined ? null : this.claimId(seq),
        contactId: null,
        groups: roles.map((role) =>
          role.endsWith('@BUREAU')
            ? `${role.slice(0, -'@BUREAU'.length)}@${unitIdOf(m.COUNTY, bureau)}`
            : `${role}@${this.unit}`,
        ),
        assignee: null,
        dueAt: null,
        createdAt: new Date(this.#now).toISOString(),
      },
    ]);
    if (held || done !== undefined) {
      const rights = {
        offered: true,
        mayAssign: false,
        mayUrge: false,
        mayReceive: () => false,
        mayCoSign: () => false,
      };
      const taken = await createStaffDesk(this.#parts).act({
        userTaskKey,
        key: 'take',
        command: { kind: 'TAKE' },
        actor: this.handler as Actor & { readonly id: UserId; readonly unitId: UnitId },
        rights,
      });
      if (taken.kind !== 'done') throw new Error(`${taskKey} cannot be taken: ${JSON.stringify(taken)}`);
    }
    const when = new Date(this.#now);
    this.#at(done ?? day);
    const end = new Date(this.#now);
    await db
      .updateTable('cases.work_item')
      .set({
        changed_at: done === undefined ? when : end,
        ...(done === undefined
          ? {}
          : { state: 'DONE' as const, attempts: 1, submitted_by: this.handler.id, submitted_at: end }),
      })
      .where('user_task_key', '=', userTaskKey)
      .execute();
  }

  /** Lets the clocks speak until the end of a day. */
  async until(day: number): Promise<void> {
    this.#at(day);
    const end = this.#now;
    for (;;) {
      const next = await this.#parts.db
        .selectFrom('cases.clock')
        .select(['clock_ref', 'next_check_at'])
        .where('matter_id', '=', this.matterId)
        .where('stopped_on', 'is', null)
        .where('next_check_at', '<=', new Date(end))
        .orderBy('next_check_at')
        .limit(1)
        .executeTakeFirst();
      if (!next?.next_check_at) return;
      this.#now = next.next_check_at.getTime();
      this.#acts += 1;
      await this.#act(this.system, { type: 'CheckClock', data: { clockRef: next.clock_ref } } as Command);
    }
  }
}
