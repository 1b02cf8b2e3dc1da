/** From key presses to the names of keys that pages listen for (ux §6). Pure. */

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** An input method is composing a character. */
  readonly isComposing: boolean;
}
export interface Focus {
  /** In a field that takes text or a choice. */
  readonly inField: boolean;
  /** On something that Enter and Space belong to. */
  readonly onControl: boolean;
}

/** Keys with Ctrl (or ⌘) that pages may take from the browser, in fields too; undo and redo belong to a field. */
const WITH_CTRL: ReadonlySet<string> = new Set(['enter', 's', 'f']);
const WITH_CTRL_OUTSIDE: ReadonlySet<string> = new Set(['z', 'y']);

/** `j`, `shift+x`, `?`, `[`, `1`, `enter`, `escape`, `f8`, `ctrl+enter`; null = the press belongs to the field, the control or the browser. */
export function nameOfKey(press: KeyPress, focus: Focus, letters: boolean): string | null {
  if (press.isComposing || press.altKey) return null;
  const key = press.key.toLowerCase();
  const shifted = press.shiftKey ? 'shift+' : '';
  if (press.ctrlKey || press.metaKey)
    return WITH_CTRL.has(key) || (!focus.inField && WITH_CTRL_OUTSIDE.has(key)) ? `ctrl+${shifted}${key}` : null;
  if (key === 'f8') return `${shifted}f8`;
  if (key === 'escape') return 'escape';
  if (focus.inField) return null;
  if (key === 'enter') return focus.onControl ? null : 'enter';
  if (!letters) return null;
  if (/^[?[\]0-9]$/.test(key)) return key;
  return /^[a-z]$/.test(key) ? `${shifted}${key}` : null;
}

/** After `g` the next letter names a page. */
export const GO = 'g';
