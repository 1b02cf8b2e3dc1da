import { userTasks } from '../../domain/jobs/userTasks.ts';
import { codeNames } from '../../domain/schema/codeNames.ts';
import { shipped } from './support/moddle.ts';

interface Option {
  readonly label: string;
  readonly value: string;
  readonly 'label:en'?: string;
}
interface Component {
  readonly id: string;
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly dateLabel?: string;
  readonly text?: string;
  readonly values?: readonly Option[];
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly Component[];
}
interface Form {
  readonly schemaVersion: number;
  readonly executionPlatformVersion: string;
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly components: readonly Component[];
}

const forms = new Map([...shipped('forms', '.form')].map(([name, json]) => [name, JSON.parse(json) as Form]));
const flat = (list: readonly Component[]): readonly Component[] =>
  list.flatMap((each) => [each, ...flat(each.components ?? [])]);
const HAN = /\p{Script=Han}/u;
const bilingual = (zh: string | undefined, en: string | undefined): boolean =>
  HAN.test(zh ?? '') && /^[\x20-\x7e]+$/.test(en ?? '');

const UUID = '01932d6e-7c3a-7000-8000-000000000001';
/** A value that a person could enter, by the component; `pick` chooses among options. */
function sample(component: Component, pick: number): unknown {
  switch (component.type) {
    case 'checkbox':
      return pick % 2 === 1;
    case 'number':
      return 15;
    case 'datetime':
      return '2026-05-13';
    case 'checklist':
      return component.values?.slice(0, pick + 1).map((each) => each.value);
    case 'radio':
    case 'select':
      return component.values ? component.values[pick % component.values.length]?.value : `unit_${UUID}`;
    case 'group':
      return submission(component.components ?? [], pick);
    case 'dynamiclist':
      return [submission(component.components ?? [], pick)];
    default:
      return component.key === 'claimId' ? `clm_${UUID}` : '文字';
  }
}
function submission(components: readonly Component[], pick: number): Record<string, unknown> {
  const fields = components.map((each): readonly [string | undefined, unknown] => [
    each.key ?? each.path,
    sample(each, pick),
  ]);
  return Object.fromEntries(fields.filter((each): each is readonly [string, unknown] => each[0] !== undefined));
}

describe.each(Object.entries(userTasks))('the form of %s', (key, contract) => {
  const form = forms.get(key.replace('/task-', '.'));

  test('should exist, for form-js of Camunda 8.9, with a name in both languages', () => {
    expect(form).toMatchObject({
      schemaVersion: 17,
      executionPlatformVersion: '8.9.0',
      id: key.replace('/task-', '.'),
    });
    expect(form?.name).toMatch(HAN);
    expect(form?.properties['name:en']).toMatch(/^[\x20-\x7e]+$/);
  });

  test('should ask for the fields of the contract, and nothing else', () => {
    const fields = (form?.components ?? []).map((each) => each.key ?? each.path).filter((each) => each !== undefined);
    expect([...fields].sort()).toEqual(Object.keys(contract.form.shape).sort());
  });

  test('should offer only what the contract takes', () => {
    const most = Math.max(2, ...flat(form?.components ?? []).map((each) => each.values?.length ?? 0));
    for (let pick = 0; pick < most; pick++) {
      const entered = submission(form?.components ?? [], pick);
      expect({ entered, problem: contract.form.safeParse(entered).error?.message }).toEqual({
        entered,
        problem: undefined,
      });
    }
  });

  test('should show each label and hint in both languages, and the article that it rests on', () => {
    for (const each of flat(form?.components ?? [])) {
      const [zh, en] =
        each.type === 'text'
          ? [each.text, each.properties?.['text:en']]
          : [each.label ?? each.dateLabel, each.properties?.['label:en']];
      expect(bilingual(zh, en) || each.id).toBe(true);
      for (const option of each.values ?? []) expect(bilingual(option.label, option['label:en']) || option).toBe(true);
    }
    expect(
      flat(form?.components ?? []).some(
        (each) => each.type === 'text' && (each.text ?? '').includes('《信访工作条例》'),
      ),
    ).toBe(true);
  });
});

test('should call a code what the catalogue calls it', () => {
  const catalogue: Readonly<Record<string, keyof typeof codeNames>> = {
    decision: 'intakeDecision',
    matterType: 'matterType',
    confidentiality: 'confidentiality',
    route: 'claimRoute',
    mode: 'referralMode',
    defects: 'defect',
    missing: 'opinionPart',
    offers: 'offer',
    codes: 'closeCode',
    level: 'level',
  };
  for (const [name, form] of forms)
    for (const each of flat(form.components)) {
      const list = catalogue[each.key ?? ''];
      if (list === undefined) continue;
      const named = Object.entries(codeNames[list]).map(([value, { zh, en }]) => ({
        label: zh,
        value,
        'label:en': en,
      }));
      expect({ name, values: each.values }).toEqual({ name, values: named });
    }
});
