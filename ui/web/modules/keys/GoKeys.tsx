import { useNavigate } from 'react-router';
import { GO } from './keys.ts';
import { useKeys } from './useKeys.ts';

/** `G` and a page's letter go to that page, from everywhere. */
export function GoKeys({ links }: { links: readonly { readonly path: string; readonly letter: string }[] }) {
  const navigate = useNavigate();
  useKeys(
    Object.fromEntries(links.map(({ path, letter }) => [`${GO} ${letter.toLowerCase()}`, () => void navigate(path)])),
  );
  return null;
}
