import { useEffect, useRef, useSyncExternalStore } from 'react';
import { GO, nameOfKey, type Focus } from './keys.ts';

const SETTING = 'fengqiao.letters';
const listeners = new Set<() => void>();
const lettersOn = (): boolean => localStorage.getItem(SETTING) !== 'off';

/** Whether single letters act (WCAG 2.1.4: one switch turns them off); kept in the browser. */
export function useLetters(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, lettersOn);
  return [
    on,
    (next) => {
      localStorage.setItem(SETTING, next ? 'on' : 'off');
      for (const changed of listeners) changed();
    },
  ];
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return { inField: false, onControl: false };
  const inField =
    target.isContentEditable ||
    target.closest('textarea, select, input:not([type=checkbox], [type=radio]), [role=combobox]') !== null;
  return { inField, onControl: target.closest('a, button, input, summary, [role=button], [role=menuitem]') !== null };
}

const inDialog = (): boolean => document.querySelector('.ant-modal-root [role=dialog]') !== null;

/** Calls the binding of a key. While a dialog is open only the dialog's keys act. `bindings` may change at every render. */
export function useKeys(bindings: Readonly<Record<string, (() => void) | undefined>>, { dialog = false } = {}): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    let going = false;
    const press = (event: KeyboardEvent) => {
      const name = nameOfKey(event, focusOf(event.target), lettersOn());
      if (name === null || inDialog() !== dialog) return;
      const bound = current.current[going ? `${GO} ${name}` : name];
      going = !going && name === GO;
      // Another listener of the page has taken the press.
      if (!bound || event.defaultPrevented) return;
      event.preventDefault();
      bound();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [dialog]);
}
