import { unitId } from '../../../app/demo/county.ts';
import { closeRefusal, placeRefusal, type TreeUnit } from '../../../domain/access/unitTree.ts';

const government = unitId('YZ_GOV');
const bureau = unitId('YZ_BUREAU');
const town = unitId('QINGHUAI');
const old = unitId('WATER');
const tree: readonly TreeUnit[] = [
  { unitId: government, parentId: null, code: 'GOV', closed: false },
  { unitId: bureau, parentId: government, code: 'BUREAU', closed: false },
  { unitId: town, parentId: bureau, code: 'TOWN', closed: false },
  { unitId: old, parentId: government, code: 'OLD', closed: true },
];

test('should let a unit stand under an open one, or at the top', () => {
  expect(placeRefusal(tree, null, { code: 'NEW', parentId: bureau })).toBeUndefined();
  expect(placeRefusal(tree, town, { code: 'TOWN', parentId: null })).toBeUndefined();
});

test('should refuse a circle, a unit below itself included', () => {
  expect(placeRefusal(tree, government, { code: 'GOV', parentId: town })).toBe('UNIT_CIRCLE');
  expect(placeRefusal(tree, bureau, { code: 'BUREAU', parentId: bureau })).toBe('UNIT_CIRCLE');
});

test('should refuse a code that another unit has, and a unit above that is closed or not there', () => {
  expect(placeRefusal(tree, town, { code: 'BUREAU', parentId: government })).toBe('UNIT_CODE_TAKEN');
  expect(placeRefusal(tree, null, { code: 'NEW', parentId: old })).toBe('UNIT_PARENT_CLOSED');
  expect(placeRefusal(tree, null, { code: 'NEW', parentId: unitId('JUSTICE') })).toBe('UNIT_PARENT_UNKNOWN');
});

test('should close only a unit without open units below, open tasks and people', () => {
  const nothing = { openTasks: 0, people: 0 };
  expect(closeRefusal(tree, bureau, nothing)).toBe('UNIT_HAS_UNITS');
  expect(closeRefusal(tree, town, { openTasks: 1, people: 0 })).toBe('UNIT_HAS_TASKS');
  expect(closeRefusal(tree, town, { openTasks: 0, people: 1 })).toBe('UNIT_HAS_PEOPLE');
  expect(closeRefusal(tree, town, nothing)).toBeUndefined();
});
