/** Size of a picture in pixels, from its header: a small file can unfold into gigabytes in a viewer. */
import { viewOf } from './bytes.ts';

/** Start-of-frame markers of JPEG that carry height and width. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Width times height, or undefined when the header is broken. */
export function pngPixels(bytes: Uint8Array): number | undefined {
  if (bytes.length < 33) return undefined;
  const view = viewOf(bytes);
  return view.getUint32(16) * view.getUint32(20) || undefined;
}

export function jpegPixels(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (FRAMES.has(marker)) return view.getUint16(at + 5) * view.getUint16(at + 7) || undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
