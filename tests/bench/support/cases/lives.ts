/** The lives that the matters of the benchmark are copies of: each is played through the real store, step by step. */
import type { Command } from '../../../../domain/case/commands.ts';
import type { Colour, Confidentiality, MatterType, OpinionOutcome } from '../../../../domain/schema/codes.ts';
import type { Life } from './life.ts';

export interface LifeKind {
  readonly name: string;
  /** Share among its own: the matters that are over, or those that are open. */
  readonly weight: number;
  readonly open: boolean;
  readonly live: (life: Life) => Promise<void>;
}

const opinion = { claims: '测试诉求', facts: '测试事实', opinion: '测试意见', legalBasis: '测试依据' };

/** What a claim asks for and how it ends. */
interface Way {
  readonly outcome?: OpinionOutcome;
  readonly simplified?: boolean;
  readonly returned?: boolean;
  readonly extended?: boolean;
}

async function sorted(
  life: Life,
  day: number,
  routes: readonly ('R31_6' | 'R31_2')[] = ['R31_6'],
  [matterType, confidentiality]: readonly [MatterType, Confidentiality] = ['APPEAL', 'NORMAL'],
): Promise<void> {
  await life.on(day, life.clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
  await life.on(day + 1, life.clerk, {
    type: 'RouteMatter',
    data: {
      matterType,
      confidentiality,
      claims: routes.map((route, n) => ({
        claimId: life.claimId(n + 1),
        route,
        unitId: null,
        simplified: false,
      })),
    },
  });
}

async function referred(life: Life, day: number, seq = 1): Promise<void> {
  const claimId = life.claimId(seq);
  await life.on(day, life.clerk, { type: 'ReferClaim', data: { claimId, unitId: life.unit, mode: 'ASSIGN' } });
}

async function accepted(life: Life, day: number, seq = 1, simplified = false): Promise<void> {
  const claimId = life.claimId(seq);
  await life.on(day, life.handler, { type: 'ConfirmReceipt', data: { claimId } });
  await life.on(day + 2, life.handler, { type: 'AcceptClaim', data: { claimId, simplified } });
}

const colour = (life: Life, day: number, rated: Colour, factors: string[]): Promise<void> =>
  life.on(day, life.system, { type: 'RecordColour', data: { result: { colour: rated, factors } } });

async function answered(life: Life, day: number, seq: number, way: Way = {}): Promise<void> {
  const claimId = life.claimId(seq);
  const draft: Command = {
    type: 'DraftOpinion',
    data: { claimId, outcome: way.outcome ?? 'EXPLAINED', sealed: opinion },
  };
  if (way.extended) {
    await life.on(day - 6, life.handler, {
      type: 'RequestExtension',
      data: { claimId, days: 30, reasonCode: 'ARCHIVE_SEARCH', petitionerHeard: true },
    });
    await life.on(day - 5, life.head, { type: 'DecideExtension', data: { claimId, approved: true } });
    await life.on(day - 5, life.system, { type: 'TellExtension', data: { claimId } });
  }
  await life.task(day - 3, 'claim-handling/task-draft-opinion', ['HDL', 'FH'], { seq, done: day });
  await life.on(day, life.handler, draft);
  if (way.returned) {
    await life.on(day + 1, life.checker, {
      type: 'ReturnDraft',
      data: { claimId, defects: ['F3'], missing: ['LEGAL_BASIS'] },
    });
    await life.on(day + 2, life.handler, draft);
  }
  await life.on(day + 3, life.checker, { type: 'PassGate', data: { claimId } });
  await life.on(day + 4, life.handler, { type: 'ServeOpinion', data: { claimId } });
  if (way.outcome?.startsWith('UPHELD'))
    await life.on(day + 12, life.handler, { type: 'ConfirmExecution', data: { claimId } });
}

async function closed(life: Life, day: number, rating: 'SATISFIED' | 'DISSATISFIED' | null): Promise<void> {
  await life.on(day, life.system, { type: 'InviteRating', data: {} });
  if (rating !== null) await life.on(day + 3, life.petitioner, { type: 'RateMatter', data: { rating } });
  // Whoever does not rate has a month for it.
  else await life.until(day + 40);
  const end = rating === null ? day + 36 : day;
  await life.on(end + 5, life.system, { type: 'OpenCloseOut', data: {} });
  await life.on(end + 6, life.clerk, { type: 'CloseMatter', data: { codes: ['SOLVED'] } });
}

/** A 31(6) claim from registration to the end of its last clock. */
const handled =
  (
    day: number,
    way: Way,
    rating: 'SATISFIED' | 'DISSATISFIED' | null,
    rated: Colour = 'GREEN',
    level: Confidentiality = 'NORMAL',
  ) =>
  async (life: Life): Promise<void> => {
    await life.register(0, { confidentiality: level });
    await sorted(life, 1, ['R31_6'], ['APPEAL', level]);
    await referred(life, 2);
    await accepted(life, 3, 1, way.simplified);
    await colour(life, 6, rated, rated === 'GREEN' ? [] : ['REPEATED']);
    await life.task(7, 'claim-handling/task-investigate', ['HDL', 'FH'], { seq: 1, done: day - 3 });
    await answered(life, day, 1, way);
    await closed(life, day + 14, rating);
    await life.until(day + 120);
  };

const diverted = async (life: Life): Promise<void> => {
  await life.register(0);
  await sorted(life, 1, ['R31_2']);
  await referred(life, 2);
  await life.on(4, life.handler, { type: 'ConfirmReceipt', data: { claimId: life.claimId(1) } });
  await life.on(5, life.handler, {
    type: 'DivertClaim',
    data: {
      claimId: life.claimId(1),
      remedy: 'ARBITRATION',
      reconsiderationFirst: false,
      knownOn: null,
      offers: [],
      clueToProcuratorate: false,
    },
  });
  await life.until(200);
};

const refused = async (life: Life): Promise<void> => {
  await life.register(0);
  await life.on(2, life.clerk, {
    type: 'DecideIntake',
    data: { decision: 'NOT_ACCEPTED', reasonCode: 'IN_COURT' },
  });
  await life.until(100);
};

const joined = async (life: Life): Promise<void> => {
  await life.register(0, { petitionerCount: 4 });
  await sorted(life, 1);
  await referred(life, 2);
  await accepted(life, 3);
  await life.contact(8);
  await colour(life, 9, 'YELLOW', ['JOINT']);
  await answered(life, 40, 1, { outcome: 'UPHELD_IN_PART' });
  await closed(life, 50, null);
  await life.until(200);
};

/** Open matters: where they stand, who has the next step, and how many tasks wait. */
const investigated =
  (rated: Colour, held: boolean, level: Confidentiality = 'NORMAL') =>
  async (life: Life): Promise<void> => {
    await life.register(0, { confidentiality: level });
    await sorted(life, 1, ['R31_6'], ['APPEAL', level]);
    await referred(life, 2);
    await accepted(life, 3);
    await colour(life, 6, rated, rated === 'GREEN' ? [] : ['REPEATED']);
    await life.task(7, 'claim-handling/task-investigate', ['HDL', 'FH'], { seq: 1, held });
  };

const twoClaims = async (life: Life): Promise<void> => {
  await life.register(0, { claims: 2, petitionerCount: 6 });
  await sorted(life, 1, ['R31_6', 'R31_6']);
  for (const seq of [1, 2]) {
    await referred(life, 2, seq);
    await accepted(life, 3, seq);
  }
  await colour(life, 6, 'RED', ['JOINT']);
  for (const seq of [1, 2])
    await life.task(7, 'claim-handling/task-investigate', ['HDL', 'FH'], { seq, held: seq === 1 });
};

const supervised =
  (issued: boolean | null) =>
  async (life: Life): Promise<void> => {
    await twoClaims(life);
    await life.on(20, life.supervisor, {
      type: 'OpenSupervision',
      data: { claimId: life.claimId(1), ground: 'DELAY' },
    });
    if (issued === null) {
      await life.task(20, 'escalation/task-order-supervision', ['SUP@BUREAU'], { seq: 1 });
      return;
    }
    await life.on(22, life.supervisor, {
      type: 'DecideMeasure',
      data: { kind: 'SUPERVISION', claimId: life.claimId(1), issue: issued, seriousConsequence: false },
    });
  };

const accusation =
  (level: Confidentiality) =>
  async (life: Life): Promise<void> => {
    await life.register(0, { matterType: 'ACCUSATION', confidentiality: level, accused: true });
    await life.task(0, 'petition-case/task-intake-check', ['INT@BUREAU'], {});
  };

export const lives: readonly LifeKind[] = [
  { name: 'simple', weight: 28, open: false, live: handled(9, { simplified: true, outcome: 'UPHELD' }, 'SATISFIED') },
  { name: 'explained', weight: 16, open: false, live: handled(30, {}, 'SATISFIED') },
  {
    name: 'refused by its opinion',
    weight: 6,
    open: false,
    live: handled(45, { outcome: 'NOT_UPHELD' }, 'DISSATISFIED', 'YELLOW'),
  },
  { name: 'returned', weight: 6, open: false, live: handled(50, { returned: true, outcome: 'UPHELD_IN_PART' }, null) },
  { name: 'extended', weight: 4, open: false, live: handled(62, { extended: true }, null, 'YELLOW') },
  { name: 'late', weight: 4, open: false, live: handled(70, {}, 'DISSATISFIED', 'RED') },
  { name: 'diverted', weight: 16, open: false, live: diverted },
  { name: 'not accepted', weight: 12, open: false, live: refused },
  { name: 'joined', weight: 5, open: false, live: joined },
  { name: 'private', weight: 1.4, open: false, live: handled(30, {}, 'SATISFIED', 'GREEN', 'PRIVATE') },
  { name: 'sealed', weight: 0.8, open: false, live: handled(30, {}, null, 'GREEN', 'MINOR_SEALED') },
  {
    name: 'checked',
    weight: 8,
    open: true,
    live: async (life) => {
      await life.register(0);
      await life.task(0, 'petition-case/task-intake-check', ['INT@BUREAU'], {});
    },
  },
  {
    name: 'to be referred',
    weight: 6,
    open: true,
    live: async (life) => {
      await life.register(0);
      await sorted(life, 1);
      await life.task(2, 'petition-case/task-dispatch', ['INT@BUREAU', 'SUP@BUREAU'], { seq: 1 });
    },
  },
  {
    name: 'to be confirmed',
    weight: 6,
    open: true,
    live: async (life) => {
      await life.register(0);
      await sorted(life, 1);
      await referred(life, 2);
      await life.task(2, 'petition-case/task-confirm-receipt', ['HDL', 'FH'], { seq: 1 });
    },
  },
  { name: 'investigated', weight: 24, open: true, live: investigated('GREEN', false) },
  { name: 'investigated by somebody', weight: 18, open: true, live: investigated('GREEN', true) },
  { name: 'investigated, yellow', weight: 6, open: true, live: investigated('YELLOW', true) },
  { name: 'investigated, sealed', weight: 1, open: true, live: investigated('GREEN', false, 'MINOR_SEALED') },
  { name: 'investigated, private', weight: 1, open: true, live: investigated('GREEN', false, 'PRIVATE') },
  { name: 'two claims', weight: 22, open: true, live: twoClaims },
  { name: 'supervised', weight: 3, open: true, live: supervised(true) },
  { name: 'supervision drafted', weight: 2, open: true, live: supervised(null) },
  { name: 'accusation', weight: 1, open: true, live: accusation('WHISTLEBLOWER') },
  { name: 'accusation of a superior', weight: 0.5, open: true, live: accusation('SECRET_STUB') },
];
