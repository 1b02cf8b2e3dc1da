/** Guards the door to the XML parser: what is too large or declares entities never reaches it. */

/** Largest resource accepted, in bytes of UTF-8. */
export const MAX_RESOURCE_BYTES = 4 * 1024 * 1024;

export type XmlText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The text without byte order mark; refuses document type and entity declarations (XXE, entity expansion). */
export function readXmlText(xml: string): XmlText {
  if (byteLength(xml) > MAX_RESOURCE_BYTES) {
    return { ok: false, reason: 'The file is larger than 4 MiB.' };
  }
  const text = xml.startsWith('\uFEFF') ? xml.slice(1) : xml;
  if (/<!(DOCTYPE|ENTITY)/i.test(withoutCommentsAndCdata(text))) {
    return { ok: false, reason: 'The file declares a document type or entities, which are not allowed.' };
  }
  return { ok: true, text };
}

function withoutCommentsAndCdata(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
}

/** UTF-8 length without encoding: surrogate halves count two bytes each, four a pair. */
export function byteLength(text: string): number {
  if (text.length > MAX_RESOURCE_BYTES) return text.length;
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
