/** HTML that is escaped by default: only what this module made itself goes in as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | false | null | undefined | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return '';
  return typeof part === 'object' ? part.map(write).join('') : escape(String(part));
}

/** The line breaks and indents of the source are not sent; what is put in stays as it is. */
const fold = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** `html\`<p>${words}</p>\``; null, undefined and false write nothing, lists write all their items. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map(fold).reduce((all, text, n) => all + write(parts[n - 1]) + text));
