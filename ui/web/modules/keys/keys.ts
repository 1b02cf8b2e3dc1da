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

/** `j`, `shift+x`, `?`, `enter`, `escape`, `ctrl+enter`; null = the press belongs to the field, the control or the browser. */
export function nameOfKey(press: KeyPress, focus: Focus, letters: boolean): string | null {
  if (press.isComposing || press.altKey) return null;
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) return key === 'enter' ? 'ctrl+enter' : null;
  if (key === 'escape') return 'escape';
  if (focus.inField) return null;
  if (key === 'enter') return focus.onControl ? null : 'enter';
  if (!letters) return null;
  if (key === '?') return '?';
  return /^[a-z]$/.test(key) ? `${press.shiftKey ? 'shift+' : ''}${key}` : null;
}

/** After `g` the next letter names a page. */
export const GO = 'g';
