/** Looking into bytes. */

/** Whether these codes stand at the offset. */
export const startsWith = (bytes: Uint8Array, codes: readonly number[], at = 0): boolean =>
  codes.every((code, n) => bytes[at + n] === code);

export const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** Position of an ASCII word between two offsets, or −1. */
export function find(bytes: Uint8Array, word: string, from = 0, to = bytes.length): number {
  const codes = ascii(word);
  const [first = 0] = codes;
  for (
    let at = bytes.indexOf(first, Math.max(0, from));
    at >= 0 && at <= to - codes.length;
    at = bytes.indexOf(first, at + 1)
  )
    if (startsWith(bytes, codes, at)) return at;
  return -1;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
