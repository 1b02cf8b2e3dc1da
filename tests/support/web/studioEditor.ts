/** The studio's editor of flows with any text in it, whether or not an engine would take it. */
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser.ts';
import { buildPages, choose, signIn, webFolder } from './pages.ts';
import { deployAll, draftOn } from './shipped.ts';
import { startStudio, type StudioEngine } from './studio.ts';
import { useWebWorld } from './world.ts';

export interface StudioEditor {
  /** The text as the editor writes it after a step was renamed and that taken back. */
  savedUnchanged(text: string): Promise<string>;
}

/** An editor for the test file. Use it only inside tests. */
export function useStudioEditor(): StudioEditor {
  const browser = useBrowser();
  let engine: StudioEngine;
  const world = useWebWorld({
    webFolder,
    studio: async (url, parts) => {
      engine = await startStudio(url, parts);
      return engine;
    },
  });
  beforeAll(async () => {
    await buildPages();
    await deployAll(world, engine);
  }, 120_000);

  async function open(): Promise<Page> {
    const page = await browser.openPage({
      viewport: { width: 1440, height: 900 },
      // Before signing in the session is refused.
      allowConsole: (text) => text.includes('401'),
    });
    await choose(page, 'zh', 'light');
    await page.goto(world.url);
    await signIn(page, 'dsn-yz');
    await page.locator('.topbar-person').waitFor();
    return page;
  }
  return {
    async savedUnchanged(text) {
      const draft = await draftOn(world, 'claim-handling.bpmn');
      const page = await open();
      const address = `/api/v1/studio/drafts/${draft.draftId}`;
      await page.route(`**${address}`, (route) => route.fulfill({ json: { ...draft, content: text } }));
      await page.route(`**${address}/content`, (route) => route.fulfill({ json: { ...draft, content: text } }));
      await page.goto(`${world.url}/studio/drafts/${draft.draftId}`);
      await page.locator('.editor-canvas[data-ready=true]').waitFor();
      await page.getByText('文字大纲').click();
      const name = page.locator('.outline-edit').getByLabel('名称', { exact: true });
      // Below the first row, the file itself, comes what may have no shape, and then cannot be edited.
      for (let n = 1; n === 1 || (await name.count()) === 0; n++) await page.locator('[role=treeitem]').nth(n).click();
      await name.fill('改名');
      await name.press('Enter');
      await page.getByRole('button', { name: '撤销（Ctrl Z）' }).click();
      await page.locator('button[aria-label="重做（Ctrl Y）"]:enabled').waitFor();
      await page.getByText('XML', { exact: true }).click();
      const shown = page.locator('pre.editor-xml');
      await shown.waitFor();
      await page.waitForTimeout(300);
      return shown.innerText();
    },
  };
}
