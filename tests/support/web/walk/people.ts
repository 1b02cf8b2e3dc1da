/** The people of a walk at their own browsers: staff signed in as themselves, petitioners on the public pages without any script. */
import type { Page } from 'playwright-core';
import type { Name } from '../../../../domain/schema/codeNames.ts';
import { useBrowser } from '../../browser.ts';
import { en } from '../../../../ui/web/modules/i18n/en.ts';
import { zh } from '../../../../ui/web/modules/i18n/zh.ts';
import { choose, signIn, type Language } from '../pages.ts';
import { useWalkSystem, type WalkSystem } from './system.ts';

export interface Walk extends WalkSystem {
  readonly language: Language;
  /** The word of the pages' language. */
  say(name: Name): string;
  /** The page of the staff application once this member of staff has signed in. Leaders have a phone in their hands (ux §1). */
  as(account: string): Promise<Page>;
  /** A petitioner's page. */
  petitioner(): Promise<Page>;
}

const SIGN_OUT = { zh: zh.app.signOut, en: en.app.signOut };
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Refused on purpose: the session before signing in (401), a sealed matter without a reason (403), what is masked of it (404). */
const expected = (text: string): boolean => /40[134]/.test(text);

/** A walk of the test file, or of the `describe` it is called in, that begins at a local time. */
export function useWalk(from: string, language: Language = 'zh'): Walk {
  const system = useWalkSystem(from);
  const browser = useBrowser();
  /** One computer of the office, at which people sign in one after the other. */
  let office: Page | undefined;
  let signedIn: string | undefined;
  let outside: Page | undefined;
  afterEach(() => {
    office = outside = signedIn = undefined;
  });

  async function open(): Promise<Page> {
    const page = await browser.openPage({ viewport: DESK, allowConsole: expected });
    await choose(page, language, 'light');
    await page.goto(system.url);
    return page;
  }
  return {
    language,
    say: (name) => name[language],
    get url() {
      return system.url;
    },
    at: (local) => system.at(local),
    settle: () => system.settle(),
    playDemo: () => system.playDemo(),
    async as(account) {
      const page = (office ??= await open());
      if (signedIn === account) return page;
      if (signedIn !== undefined) await page.locator('.topbar button', { hasText: SIGN_OUT[language] }).click();
      await page.setViewportSize(account.startsWith('ldr-') ? PHONE : DESK);
      await signIn(page, account);
      await page.locator('.topbar-person').waitFor();
      signedIn = account;
      return page;
    },
    async petitioner() {
      outside ??= await browser.openPage({ viewport: PHONE, javaScriptEnabled: false, allowConsole: expected });
      return outside;
    },
  };
}
