/** A small client of our own API: one session cookie per account. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface DemoClient {
  /** `as` = account to act as, or null for a petitioner. Throws when the answer is not 2xx. */
  post(as: string | null, path: string, body: unknown, idempotencyKey?: string): Promise<unknown>;
  get(as: string | null, path: string): Promise<Answer>;
}

export function createDemoClient(baseUrl: string, passwordOf: (account: string) => string): DemoClient {
  const cookies = new Map<string, string>();
  const cookieOf = async (account: string): Promise<string> => {
    const known = cookies.get(account);
    if (known !== undefined) return known;
    const response = await fetch(`${baseUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: passwordOf(account) }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!response.ok || cookie === undefined) throw new Error(`sign-in of ${account} failed with ${response.status}`);
    cookies.set(account, cookie);
    return cookie;
  };
  const headersOf = async (as: string | null): Promise<Record<string, string>> =>
    as === null ? {} : { cookie: await cookieOf(as) };
  return {
    async post(as, path, body, idempotencyKey) {
      const headers = {
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...(await headersOf(as)),
      };
      const response = await fetch(`${baseUrl}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      const text = await response.text();
      if (!response.ok)
        throw new Error(
          `POST ${path.replace(/\d{10,}/, '…')} as ${as ?? 'petitioner'}: ${response.status} ${text.slice(0, 400)}`,
        );
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    async get(as, path) {
      const response = await fetch(`${baseUrl}/api/v1${path}`, { headers: await headersOf(as) });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
  };
}
