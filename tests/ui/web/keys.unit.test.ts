import { nameOfKey, type Focus, type KeyPress } from '../../../ui/web/modules/keys/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});
const nowhere: Focus = { inField: false, onControl: false };
const field: Focus = { inField: true, onControl: true };
const link: Focus = { inField: false, onControl: true };

test('should hear single letters outside fields only, and never while an input method composes', () => {
  expect(nameOfKey(press('j'), nowhere, true)).toBe('j');
  expect(nameOfKey(press('X', { shiftKey: true }), link, true)).toBe('shift+x');
  expect(nameOfKey(press('j'), field, true)).toBeNull();
  expect(nameOfKey(press('j', { isComposing: true }), nowhere, true)).toBeNull();
});

test('should leave Enter to the control that has the focus, and Ctrl+Enter to the page everywhere', () => {
  expect(nameOfKey(press('Enter'), nowhere, true)).toBe('enter');
  expect(nameOfKey(press('Enter'), link, true)).toBeNull();
  expect(nameOfKey(press('Enter', { ctrlKey: true }), field, true)).toBe('ctrl+enter');
  expect(nameOfKey(press('Enter', { metaKey: true }), field, true)).toBe('ctrl+enter');
});

test('should hear no letter once they are turned off, but still Escape and Enter', () => {
  expect(['a', '?', 'g'].map((key) => nameOfKey(press(key), nowhere, false))).toEqual([null, null, null]);
  expect(nameOfKey(press('Escape'), field, false)).toBe('escape');
  expect(nameOfKey(press('Enter'), nowhere, false)).toBe('enter');
});

test('should hear the keys of the studio, and leave undo to a field that has the focus', () => {
  expect(['F8', '[', ']', '1', '0'].map((key) => nameOfKey(press(key), nowhere, true))).toEqual([
    'f8',
    '[',
    ']',
    '1',
    '0',
  ]);
  expect(nameOfKey(press('F8', { shiftKey: true }), field, false)).toBe('shift+f8');
  expect(['s', 'f'].map((key) => nameOfKey(press(key, { ctrlKey: true }), field, true))).toEqual(['ctrl+s', 'ctrl+f']);
  expect(nameOfKey(press('z', { ctrlKey: true }), nowhere, true)).toBe('ctrl+z');
  expect(nameOfKey(press('Z', { ctrlKey: true, shiftKey: true }), nowhere, true)).toBe('ctrl+shift+z');
  expect(nameOfKey(press('z', { ctrlKey: true }), field, true)).toBeNull();
});

test('should leave the browser its own shortcuts', () => {
  expect(nameOfKey(press('t', { ctrlKey: true }), nowhere, true)).toBeNull();
  expect(nameOfKey(press('d', { altKey: true }), nowhere, true)).toBeNull();
});
