/** The directory of a zip archive, read without unpacking anything. */
import { find, viewOf } from './bytes.ts';

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/** An end record is 22 bytes and may have a comment of 64 KiB after it. */
const END_SEARCH = 22 + 65_535;
const END = 'PK\u0005\u0006';
const ENTRY = 0x02014b50;
const MAX_ENTRIES = 2_000;

/** The entries, or undefined when it is no archive that we read (zip64 and more than 2,000 entries among them). */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  let end = -1;
  for (let at = find(bytes, END, bytes.length - END_SEARCH); at >= 0; at = find(bytes, END, at + 1)) end = at;
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const view = viewOf(bytes);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    entries.push({ name, packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true) });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}
