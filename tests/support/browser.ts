import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** The browser of one test file. */
export interface TestBrowser {
  /**
   * Opens a page with a session of its own, closed after the test. An exception in the page fails the test; so does an
   * error on its console, unless `allowConsole` accepts it (a page that shows a refused request logs one).
   */
  openPage(options?: BrowserContextOptions & { allowConsole?: (text: string) => boolean }): Promise<Page>;
}

/** Without moving parts: a test has no eyes for them, and must not click on a list that is still sliding open. */
const VISITOR = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const;

/** Starts a browser for the test file and closes it afterwards. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  let problems: string[] = [];

  beforeAll(async () => {
    // Without a locale that knows more than ASCII, Chromium calls a file with a Chinese name `download`.
    const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
    browser = await chromium.launch({ ...(await findChromium()), env, headless: true });
  });

  afterAll(async () => {
    await browser?.close();
  });

  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    const found = problems;
    problems = [];
    expect(found).toEqual([]);
  });

  return {
    async openPage({ allowConsole = () => false, ...options } = {}) {
      if (!browser) throw new Error('The browser exists only while tests run');
      const context = await browser.newContext({ ...VISITOR, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !allowConsole(message.text())) problems.push(`console: ${message.text()}`);
      });
      return page;
    },
  };
}
