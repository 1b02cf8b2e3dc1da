/** Who sees how much of a matter (DT-11), and who may do what (domain §5). */
import { maskMatter, maskName } from '../../../domain/access/mask.ts';
import { may } from '../../../domain/access/permissions.ts';
import {
  higherConfidentiality,
  sightOf,
  suppressSmall,
  type Sighted,
  type Viewer,
} from '../../../domain/access/sight.ts';
import type { Confidentiality, Role } from '../../../domain/schema/codes.ts';
import { matterViewSchema, type MatterView } from '../../../domain/schema/views.ts';
import { unitId } from '../../support/county.ts';
import { matterId } from '../../support/given.ts';

const viewer = (role: Role, code: string | null): Viewer => ({ roles: [{ role, unitId: code ? unitId(code) : null }] });
const accuser: Viewer = { roles: [], ownMatterIds: [matterId] };
const matter = (confidentiality: Confidentiality, accused: string | null = null): Sighted => ({
  matterId,
  confidentiality,
  accusedUnitId: accused ? unitId(accused) : null,
  bureauUnitId: unitId('BUREAU'),
  placeUnitId: unitId('SONGTAO'),
  unitIds: [unitId('CULTURE')],
  organUnitIds: [unitId('COUNTY_GOV')],
});

test.each<[Role, string | null, Confidentiality, string]>([
  ['INT', 'BUREAU', 'NORMAL', 'FULL'],
  ['HDL', 'CULTURE', 'NORMAL', 'FULL'],
  ['HDL', 'HOUSING', 'NORMAL', 'NONE'],
  ['GRD', 'SONGTAO', 'NORMAL', 'MASKED'],
  ['GRD', 'QINGHUAI', 'NORMAL', 'NONE'],
  ['PRO', null, 'NORMAL', 'MASKED'],
  ['DSN', 'BUREAU', 'NORMAL', 'NONE'],
  ['ADM', 'BUREAU', 'NORMAL', 'NONE'],
  ['REV', 'BUREAU', 'PRIVATE', 'FULL'],
  ['FH', 'HOUSING', 'PRIVATE', 'NONE'],
  ['LDR', 'HOUSING', 'PRIVATE', 'MASKED'],
  ['HDL', 'CULTURE', 'MINOR_SEALED', 'MASKED'],
  ['JUV', null, 'MINOR_SEALED', 'FULL'],
  ['REV', 'BUREAU', 'WHISTLEBLOWER', 'NONE'],
  ['SUP', 'BUREAU', 'WHISTLEBLOWER', 'MASKED'],
  ['INT', 'CITY_BUREAU', 'WHISTLEBLOWER', 'NONE'],
  ['AUD', null, 'WHISTLEBLOWER', 'STUB'],
  ['SUP', 'BUREAU', 'SECRET_STUB', 'STUB'],
  ['HDL', 'CULTURE', 'SECRET_STUB', 'NONE'],
])('%s at %s sees a matter that is %s as %s', (role, code, level, sight) => {
  expect(sightOf(viewer(role, code), matter(level))).toBe(sight);
});

test('whoever belongs to the accused unit sees nothing, whatever other role that person has', () => {
  const both: Viewer = {
    roles: [
      { role: 'INT', unitId: unitId('BUREAU') },
      { role: 'GRD', unitId: unitId('QINGHUAI') },
    ],
  };
  expect(sightOf(both, matter('NORMAL'))).toBe('FULL');
  expect(sightOf(both, matter('NORMAL', 'QINGHUAI'))).toBe('NONE');
  expect(maskMatter(view('WHISTLEBLOWER'), viewer('LDR', 'QINGHUAI'), matter('WHISTLEBLOWER', 'QINGHUAI'))).toBeNull();
});

function view(confidentiality: Confidentiality, matterType: 'APPEAL' | 'ACCUSATION' = 'APPEAL'): MatterView {
  const unit = { zh: '县文旅局', en: 'Culture bureau' };
  const item = (type: string, details = {}) => ({
    at: '2026-03-02T01:00:00.000Z',
    on: '2026-03-02',
    type,
    actorRole: 'INT' as const,
    actorUnit: unit,
    claimSeq: null,
    details,
  });
  return matterViewSchema.parse({
    row: {
      matterId,
      publicNumber: '云信2026-000001',
      channel: 'LETTER',
      matterType,
      confidentiality,
      receivedOn: '2026-03-02',
      status: 'IN_HANDLING',
      colour: 'RED',
      routes: ['R31_6'],
      unitNames: [unit],
      petitionerCount: 3,
      contacts: 2,
      nextDue: null,
    },
    version: 3,
    petitioner: { name: '甲小明', text: '来件原文' },
    claims: [
      {
        claimId: 'c',
        seq: 1,
        subject: 'OTHER',
        status: 'ACCEPTED',
        route: 'R31_6',
        unitName: unit,
        simplified: false,
        text: '诉求原文',
      },
    ],
    clocks: [],
    due: [
      { claim: 1, key: 'HANDLE_31_6', on: '2026-05-01' },
      { claim: 1, key: 'GATE_OPINION', on: '2026-04-01' },
    ],
    timeline: [
      item('MatterRegistered'),
      item('ColourRated', { colour: 'RED' }),
      item('ClaimReferred', { toUnitId: 'u' }),
      item('ClockStarted', { clockKey: 'GATE_OPINION' }),
      item('AccusationTransferred', { organUnitId: 'u' }),
    ],
    colours: ['RED'],
  });
}

test('a masked view has no text and no full name, and a sealed one no unit either', () => {
  const normal = maskMatter(view('NORMAL'), viewer('PRO', null), matter('NORMAL'));
  expect(normal?.petitioner).toEqual({ name: '甲某', text: null });
  expect(normal?.claims[0]?.text).toBeNull();
  const minor = maskMatter(view('MINOR_SEALED'), viewer('HDL', 'CULTURE'), matter('MINOR_SEALED'));
  expect(JSON.stringify(minor)).not.toMatch(/甲|原文|文旅局|unitId/i);
});

test('a stub is a number and a date', () => {
  const stub = maskMatter(view('SECRET_STUB'), viewer('SUP', 'BUREAU'), matter('SECRET_STUB'));
  expect(stub).toMatchObject({
    row: { publicNumber: '云信2026-000001', routes: [], unitNames: [] },
    claims: [],
    timeline: [],
    due: [],
  });
});

test('the petitioner sees stage, unit and due dates, but not colour, gate or measures', () => {
  const own = maskMatter(view('NORMAL'), accuser, matter('NORMAL'));
  expect(own?.timeline.map((entry) => entry.type)).toEqual([
    'MatterRegistered',
    'ClaimReferred',
    'AccusationTransferred',
  ]);
  expect(own?.due.map((entry) => entry.key)).toEqual(['HANDLE_31_6']);
  expect(own).toMatchObject({ row: { colour: null }, colours: [], petitioner: { name: '甲小明' } });
});

test('an accuser sees only that the matter was registered and passed on', () => {
  const own = maskMatter(view('WHISTLEBLOWER', 'ACCUSATION'), accuser, matter('WHISTLEBLOWER', 'QINGHUAI'));
  expect(own?.timeline.map((entry) => entry.type)).toEqual(['MatterRegistered', 'AccusationTransferred']);
  expect(JSON.stringify(own?.timeline)).not.toMatch(/unitId|文旅局/i);
  expect(own?.due).toEqual([]);
});

test('the higher confidentiality wins, names keep their first character, and small counts are not shown', () => {
  expect(higherConfidentiality('PRIVATE', 'WHISTLEBLOWER')).toBe('WHISTLEBLOWER');
  expect([maskName('甲小明'), maskName(''), maskName(null)]).toEqual(['甲某', null, null]);
  expect([suppressSmall(4), suppressSmall(5)]).toEqual([null, 5]);
});

test('roles act as the table says', () => {
  expect(may('REV', 'PRE_CHECK', 'D')).toBe(true);
  expect(may('HDL', 'PRE_CHECK', 'D')).toBe(false);
  expect(may('LDR', 'EXTENSION', 'D')).toBe(false);
  expect(may('LDR', 'EXTENSION', 'D', ['UNIT_HEAD'])).toBe(true);
  expect(may('SUP', 'MEASURE', 'D')).toBe(false);
  expect(may('SUP', 'MEASURE', 'D', ['SUPERVISION_ONLY'])).toBe(true);
  expect(may('PET', 'RATE', 'C', ['OWN'])).toBe(true);
  expect(may('ADM', 'READ_MATTER', 'R')).toBe(false);
  expect(may('SYSTEM', 'ROUTE', 'D')).toBe(false);
});
