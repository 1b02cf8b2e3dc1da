/** The public form's fields as the intake of the API, and back: one schema judges both. Pure. */
import { intakeSchema, type Intake } from '../../../domain/schema/intake.ts';

/** Requests that the form has room for. */
export const REQUESTS = [1, 2, 3] as const;

export type FieldName =
  | 'office'
  | 'matterType'
  | 'name'
  | 'phone'
  | 'address'
  | 'count'
  | 'text'
  | `request${1 | 2 | 3}`
  | `subject${1 | 2 | 3}`
  | 'place'
  | 'accused'
  | 'secrecy';
export type Fields = Readonly<Partial<Record<FieldName, string>>>;
export type FieldFault = 'MISSING' | 'LONG';

export type Read =
  | { readonly ok: true; readonly intake: Intake }
  | { readonly ok: false; readonly faults: Readonly<Partial<Record<FieldName, FieldFault>>> };

/** Where a fault of the schema stands on the form. */
const FIELD_OF: readonly (readonly [start: string, field: FieldName])[] = [
  ['receivedAtUnitId', 'office'],
  ['matterType', 'matterType'],
  ['petitioner.name', 'name'],
  ['petitioner.phone', 'phone'],
  ['petitioner.address', 'address'],
  ['petitionerCount', 'count'],
  ['claims.0', 'request1'],
  ['claims.1', 'request2'],
  ['claims.2', 'request3'],
  ['claims', 'request1'],
  ['placeUnitId', 'place'],
  ['accused', 'accused'],
  ['text', 'text'],
];

const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** What somebody filled in. Line ends of a browser's form become plain ones, so that what is signed is what is shown. */
export function readSubmission(fields: Fields): Read {
  const clean = (name: FieldName): string | null => orNull(fields[name]?.replaceAll('\r\n', '\n'));
  const parsed = intakeSchema.safeParse({
    channel: 'WEB',
    receivedAtUnitId: clean('office'),
    matterType: clean('matterType') ?? 'APPEAL',
    secrecyAsked: clean('secrecy') !== null,
    petitioner: { name: clean('name'), phone: clean('phone'), address: clean('address') },
    petitionerCount: Number(clean('count') ?? '1'),
    text: clean('text') ?? '',
    claims: REQUESTS.flatMap((n) => {
      const text = clean(`request${n}`);
      return text === null ? [] : [{ subject: clean(`subject${n}`) ?? 'OTHER', text }];
    }),
    placeUnitId: clean('place'),
    accused: clean('accused'),
  });
  if (parsed.success) return { ok: true, intake: parsed.data };
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  for (const { path, code } of parsed.error.issues) {
    const at = path.join('.');
    const field = FIELD_OF.find(([start]) => at === start || at.startsWith(`${start}.`))?.[1] ?? 'text';
    faults[field] ??= code === 'too_big' ? 'LONG' : 'MISSING';
  }
  return { ok: false, faults };
}
