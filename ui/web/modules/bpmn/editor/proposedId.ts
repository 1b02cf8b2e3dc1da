/** Ids made from names, as processes/lint/rules/idsSpeak.ts asks for them. Pure. */
import { is, property } from '../../../../../processes/lint/moddle.ts';
import { idPrefixOf } from '../../../../../processes/lint/rules/idsSpeak.ts';
import type { Drawn } from '../services.ts';

/** As bpmn-js makes them up, e.g. `Activity_0x1y2z3`. */
const MADE_UP = /^[A-Z][A-Za-z]*_[0-9a-z]{7}$/;

/** `Second check by the bureau` → `second-check-by-the-bureau`; empty when nothing is left. */
export const kebabOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');

/** `task-draft-opinion` → `draft-opinion`. */
const bareOf = ({ id, businessObject }: Drawn): string => {
  const prefix = idPrefixOf(businessObject) ?? '';
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
};

/** The id that an element should have; null when it has one of its own, or nothing to be made from. */
export function proposedId(element: Drawn): string | null {
  const { id, businessObject, source, target } = element;
  if (!MADE_UP.test(id)) return null;
  const prefix = idPrefixOf(businessObject);
  if (prefix === undefined) return null;
  if (is(businessObject, 'bpmn:SequenceFlow')) {
    const ends = [source, target].flatMap((end) => (end && !MADE_UP.test(end.id) ? [bareOf(end)] : []));
    return ends.length === 2 ? `${prefix}${ends.join('-to-')}` : null;
  }
  const name = kebabOf(property(businessObject, 'name:en') ?? '');
  return name === '' ? null : `${prefix}${name}`;
}
