/** form-js behind one plain class: shows a form in a language, gives what was entered, and shows problems at their fields. */
import { Form } from '@bpmn-io/form-js';
import { speakChrome, type ChromeWords } from './chrome.ts';
import { problemsOf, type ProblemWords } from './problems.ts';
import {
  fieldAt,
  localised,
  localisedData,
  titledRows,
  withIds,
  type FormData,
  type FormField,
  type FormSchema,
} from './schema.ts';

interface Registry {
  get(id: string): FormField | undefined;
}

/** Takes the place of form-js's own validator. */
function speakingValidator(words: ProblemWords) {
  class SpeakingValidator {
    static $inject = ['formFieldRegistry'];
    readonly #fields: Registry;
    constructor(formFieldRegistry: Registry) {
      this.#fields = formFieldRegistry;
    }
    validateFieldInstance({ id }: { readonly id: string }, value: unknown): string[] {
      const field = this.#fields.get(id);
      return field ? problemsOf(field, value, words) : [];
    }
  }
  return { validator: ['type', SpeakingValidator] };
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
export interface Shown {
  readonly schema: FormSchema;
  readonly data: FormData;
  readonly language: 'zh' | 'en';
  readonly readOnly: boolean;
  readonly words: ProblemWords & ChromeWords;
  /** Told what stands in the form, when it is shown and after each entry. */
  readonly onEntered?: ((entered: FormData) => void) | undefined;
}

export class FormViewer {
  readonly #container: HTMLElement;
  #form: Form | undefined;
  #shown: Shown | undefined;
  #changed = false;
  #silence: () => void = () => undefined;

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  /** Shows a form; what was entered before stays when only the language changes. */
  async show(shown: Shown): Promise<void> {
    const entered = this.#shown?.schema === shown.schema && this.#form ? this.#read() : {};
    this.destroy();
    const form = new Form({
      container: this.#container,
      properties: { readOnly: shown.readOnly },
      additionalModules: [speakingValidator(shown.words)],
    });
    this.#form = form;
    this.#shown = shown;
    const schema = titledRows(localised(shown.schema, shown.language));
    await form.importSchema(schema, { ...localisedData(shown.data, shown.language), ...entered });
    this.#silence = speakChrome(this.#container, shown.words);
    form.on('field.updated', 500, () => {
      this.#changed = true;
    });
    form.on('changed', 500, () => shown.onEntered?.(this.#read()));
    shown.onEntered?.(this.#read());
  }

  /** What stands in the form now, valid or not. */
  read(): FormData {
    this.#settle();
    return this.#read();
  }

  /** form-js takes what is typed a third of a second later, or when the field is left: a key that saves must not come before it. */
  #settle(): void {
    const focused = document.activeElement;
    if (!focused || !this.#container.contains(focused)) return;
    focused.dispatchEvent(new FocusEvent('blur'));
    focused.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  }

  #read(): FormData {
    if (!this.#form || !this.#shown) return {};
    const state = this.#form as unknown as { _getSubmitData(): FormData };
    return withIds(state._getSubmitData(), this.#shown.data);
  }

  /** What was entered, or null with the problems shown at their fields and the first of them in focus. */
  submit(): FormData | null {
    if (!this.#form) return null;
    this.#settle();
    const problems = this.#form.validate();
    if (Object.keys(problems).length === 0) return this.#read();
    this.#focusProblem();
    return null;
  }

  /** Whether anything was entered since it was shown. */
  get changed(): boolean {
    return this.#changed;
  }

  /** Shows what the server found at the fields; gives back those that no field shows. */
  showProblems(problems: readonly FieldProblem[]): readonly FieldProblem[] {
    if (!this.#form || !this.#shown) return problems;
    const { schema, words } = this.#shown;
    const errors: Record<string, unknown> = {};
    const elsewhere = problems.filter(({ path }) => {
      const field = fieldAt(schema, path);
      if (!field) return true;
      place(errors, [field.id, ...field.indexes], [words.refused]);
      return false;
    });
    (this.#form as unknown as { _setState(state: object): void })._setState({ errors });
    this.#focusProblem();
    return elsewhere;
  }

  #focusProblem(): void {
    // Rendered in the next frame.
    requestAnimationFrame(() =>
      this.#container
        .querySelector<HTMLElement>('[aria-invalid=true], .fjs-has-errors input, .fjs-has-errors textarea')
        ?.focus(),
    );
  }

  /** Begins at the first field; a list would fall open with the focus, so there the next Tab leads into it. */
  focus(): void {
    const first = this.#container.querySelector<HTMLElement>('input:not([disabled]), textarea, select');
    if (!first?.closest('.fjs-form-field-select')) return first?.focus();
    this.#container.tabIndex = -1;
    this.#container.focus();
  }

  destroy(): void {
    this.#silence();
    // form-js looks at its own elements when it loses the focus, so it must lose it while they are there.
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && this.#container.contains(focused)) focused.blur();
    this.#form?.destroy();
    this.#form = undefined;
    this.#changed = false;
  }
}

/** form-js keeps the errors of repeated fields nested by row. */
function place(errors: Record<string, unknown>, [head, ...rest]: readonly (string | number)[], value: unknown): void {
  if (head === undefined) return;
  if (rest.length === 0) errors[head] = value;
  else place((errors[head] ??= {}) as Record<string, unknown>, rest, value);
}
