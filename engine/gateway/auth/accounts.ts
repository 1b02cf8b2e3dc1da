/** Who may use the engine with a password, as configured. */

/** A name and its password, or the argon2id hash of it (`$argon2id$…`). */
export interface Account {
  readonly name: string;
  readonly secret: string;
}

/** True for a hash that is kept instead of the password. */
export const isHash = (secret: string): boolean => secret.startsWith('$argon2id$');

/**
 * Reads a file of accounts: one `name:password` or `name:hash` a line; empty lines and lines with `#` in front do not
 * count. Throws naming a wrong line by its number, without what stands there.
 */
export function readAccounts(text: string): Account[] {
  const accounts = new Map<string, Account>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    const account = { name: line.slice(0, Math.max(colon, 0)).trim(), secret: line.slice(colon + 1) };
    const isGood = account.name !== '' && account.secret !== '' && !accounts.has(account.name);
    if (!isGood) throw new Error(`line ${String(index + 1)}: expected name:password with a name of its own`);
    accounts.set(account.name, account);
  }
  return [...accounts.values()];
}
