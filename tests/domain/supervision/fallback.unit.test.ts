import { countyUnits, unitId } from '../../../app/demo/county.ts';
import { faultOf, type Posts } from '../../../domain/supervision/fallback.ts';
import { lentGroup } from '../../../domain/store/index.ts';

const at = (role: string, code: string) => `${role}@${unitId(code)}`;
const posts = (staffed: readonly string[], more: Partial<Posts> = {}): Posts => ({
  staffed: new Set(staffed),
  held: new Set(staffed),
  recused: new Set(),
  ...more,
});
const fault = (groups: readonly string[], of: Posts, home = 'YZ_BUREAU') =>
  faultOf(groups, of, unitId(home), countyUnits);

test('should find no fault where one of the groups has somebody', () => {
  expect(fault([at('HDL', 'WATER'), at('FH', 'WATER')], posts([at('FH', 'WATER')]))).toBeNull();
});

test('should give work without a handler to the supervisors, who assign and do not do it themselves', () => {
  const found = fault([at('HDL', 'WATER')], posts([at('SUP', 'YZ_BUREAU'), at('LDR', 'YZ_JOINT')]));
  expect(found).toEqual({ cause: 'VACANT', desk: at('SUP', 'YZ_BUREAU'), decides: false });
});

test('should give a supervisor’s decision without a supervisor to the joint conference, which may decide it', () => {
  const found = fault([at('SUP', 'YZ_BUREAU')], posts([at('LDR', 'YZ_JOINT'), at('LDR', 'YZ_GOV')]));
  expect(found).toEqual({ cause: 'VACANT', desk: at('LDR', 'YZ_JOINT'), decides: true });
});

test('should climb level by level, and still be a fault when nobody is found above', () => {
  expect(fault([at('SUP', 'YZ_BUREAU')], posts([at('LDR', 'LZ_GOV')]))?.desk).toBe(at('LDR', 'LZ_GOV'));
  expect(fault([at('SUP', 'YZ_BUREAU')], posts([]))).toEqual({ cause: 'VACANT', desk: null, decides: false });
});

test('should say why nobody can: no post named, no working account, everybody keeps away from the matter', () => {
  const group = at('SUP', 'YZ_BUREAU');
  expect(fault([], posts([]))?.cause).toBe('NO_GROUP');
  expect(fault([group], posts([], { held: new Set([group]) }))?.cause).toBe('DISABLED');
  expect(fault([group], posts([], { recused: new Set([group]) }))?.cause).toBe('RECUSED');
});

test('should lend a task to the post at its own unit before the same role elsewhere, and to nobody else', () => {
  const groups = [at('HDL', 'WATER')];
  const held = (role: 'LDR' | 'HDL' | 'REV', code: string) => ({ role, unitId: unitId(code) });
  expect(lentGroup(groups, [held('HDL', 'HOUSING'), held('LDR', 'WATER')])).toBe(at('LDR', 'WATER'));
  expect(lentGroup(groups, [held('HDL', 'HOUSING')])).toBe(at('HDL', 'HOUSING'));
  expect(lentGroup(groups, [held('REV', 'YZ_BUREAU')])).toBeUndefined();
});
