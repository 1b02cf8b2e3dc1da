/** Two versions of a form, field by field. */
import { parseForm } from '../../engine/model/parseForm.ts';
import type { JsonObject, JsonValue } from '../../engine/core/json.ts';
import { allOf, plural, quoted, words, type Words } from '../describe/words.ts';
import { numbered, type Aspect, type ModelDiff, type Unnumbered } from './change.ts';
import { changedFrom } from './sentences.ts';

export function diffForms(olderJson: string, newerJson: string): ModelDiff {
  const [older, newer] = [fieldsOf(olderJson), fieldsOf(newerJson)];
  const changes = [...new Set([...newer.keys(), ...older.keys()])].flatMap((key) =>
    fieldChanges(key, older.get(key), newer.get(key)),
  );
  const touched = new Set(changes.map(({ elementId }) => elementId));
  const kept = [...newer.keys()].filter((key) => !touched.has(key)).length;
  const common = (fields: ReadonlyMap<string, JsonObject>, other: ReadonlyMap<string, JsonObject>): readonly string[] =>
    [...fields.keys()].filter((key) => other.has(key));
  const order = common(older, newer).join('\n') === common(newer, older).join('\n');
  return {
    changes: numbered(changes),
    layout: order ? null : { elementIds: [], words: words('栏目的次序改了。', 'Fields stand in another order.') },
    unchanged:
      kept === 0
        ? []
        : [
            words(
              `其余 ${kept} 栏没有变。`,
              `${plural(kept, 'other field is as it was', 'other fields are as they were')}.`,
            ),
          ],
  };
}

/** Fields by the variable that they fill in, texts by their ids; those inside groups too. Throws for what is no form. */
function fieldsOf(json: string): ReadonlyMap<string, JsonObject> {
  const parsed = parseForm(json);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ reason }) => reason).join(' '));
  const fields = new Map<string, JsonObject>();
  const visit = (parent: JsonObject): void => {
    for (const component of objectsIn(parent['components'])) {
      const key = textAt(component, 'key') ?? textAt(component, 'id');
      if (key !== null) fields.set(key, component);
      visit(component);
    }
  };
  visit(parsed.schema);
  return fields;
}

function fieldChanges(
  elementId: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Unnumbered[] {
  const named = labelOf((after ?? before)!);
  const change = (
    kind: Unnumbered['kind'],
    aspect: Aspect,
    zh: string,
    en: string,
    detail: Words | null = null,
  ): Unnumbered => ({
    kind,
    aspect,
    elementId,
    together: [],
    title: words(zh, en),
    detail,
  });
  if (!before)
    return [
      change(
        'ADDED',
        'FIELD',
        `新增${named.zh}`,
        `New: ${named.en}`,
        isRequired(after!) ? words('必须填写。', 'It must be filled in.') : null,
      ),
    ];
  if (!after) return [change('REMOVED', 'FIELD', `取消${named.zh}`, `Removed: ${named.en}`)];
  const found: Unnumbered[] = [];
  const old = labelOf(before);
  if (old.zh !== named.zh || old.en !== named.en)
    found.push(
      change('CHANGED', 'NAME', `文字改为${named.zh}`, `The text is now ${named.en}`, changedFrom(old, named)),
    );
  if (isRequired(before) !== isRequired(after))
    found.push(
      isRequired(after)
        ? change('CHANGED', 'REQUIRED', `${named.zh}改为必填`, `${named.en} must be filled in now`)
        : change('CHANGED', 'REQUIRED', `${named.zh}改为可不填`, `${named.en} may be left empty now`),
    );
  if (textAt(before, 'type') !== textAt(after, 'type'))
    found.push(
      change(
        'CHANGED',
        'KIND',
        `${named.zh}换了填写方式`,
        `${named.en} is filled in another way`,
        changedFrom(typeWords(before), typeWords(after)),
      ),
    );
  const options = optionsDetail(before, after);
  if (options)
    found.push(change('CHANGED', 'OPTIONS', `${named.zh}的选项改了`, `${named.en} has other options`, options));
  if (JSON.stringify(before['conditional'] ?? null) !== JSON.stringify(after['conditional'] ?? null))
    found.push(change('CHANGED', 'CONDITION', `${named.zh}何时显示改了`, `${named.en} is shown at other times`));
  if (found.length === 0 && JSON.stringify(rest(before)) !== JSON.stringify(rest(after)))
    found.push(change('CHANGED', 'OTHER', `${named.zh}的其他设置改了`, `${named.en}: another setting`));
  return found;
}

const isRequired = (field: JsonObject): boolean => objectAt(field, 'validate')?.['required'] === true;

/** What is not told apart; components inside are compared for themselves. */
const rest = ({ components: _components, layout: _layout, ...others }: JsonObject): JsonObject => others;

function labelOf(field: JsonObject): Words {
  const properties = objectAt(field, 'properties');
  for (const name of ['label', 'text']) {
    const zh = textAt(field, name);
    if (zh === null) continue;
    const en = (properties && textAt(properties, `${name}:en`)) ?? zh;
    return words(`“${cut(zh, 24)}”`, `"${cut(en, 60)}"`);
  }
  return quoted(textAt(field, 'key') ?? textAt(field, 'id') ?? '');
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

const TYPES: Readonly<Record<string, Words>> = {
  textfield: words('一行文字', 'a line of text'),
  textarea: words('多行文字', 'lines of text'),
  number: words('数字', 'a number'),
  checkbox: words('勾选', 'a tick'),
  checklist: words('多选', 'several of a list'),
  taglist: words('多选', 'several of a list'),
  radio: words('单选', 'one of a list'),
  select: words('下拉选择', 'one of a list'),
  datetime: words('日期', 'a date'),
  filepicker: words('附件', 'files'),
};
const typeWords = (field: JsonObject): Words =>
  TYPES[textAt(field, 'type') ?? ''] ?? quoted(textAt(field, 'type') ?? '');

function optionsDetail(before: JsonObject, after: JsonObject): Words | null {
  const [old, now] = [optionsOf(before), optionsOf(after)];
  const added = [...now].filter(([value]) => !old.has(value)).map(([, name]) => name);
  const removed = [...old].filter(([value]) => !now.has(value)).map(([, name]) => name);
  const parts = [
    added.length > 0 ? words(`多了${allOf(added).zh}。`, `New: ${allOf(added).en}.`) : null,
    removed.length > 0 ? words(`少了${allOf(removed).zh}。`, `Gone: ${allOf(removed).en}.`) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : words(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(' '));
}

const optionsOf = (field: JsonObject): ReadonlyMap<string, Words> =>
  new Map(
    objectsIn(field['values']).map((option) => {
      const value = JSON.stringify(option['value']);
      const zh = textAt(option, 'label') ?? value;
      return [value, words(`“${zh}”`, `"${textAt(option, 'label:en') ?? zh}"`)];
    }),
  );

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : [];
const objectAt = (from: JsonObject, name: string): JsonObject | undefined => {
  const value = from[name];
  return isObject(value) ? value : undefined;
};
const textAt = (from: JsonObject, name: string): string | null => {
  const value = from[name];
  return typeof value === 'string' ? value : null;
};
