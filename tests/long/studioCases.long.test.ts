import type { Page } from 'playwright-core';
import type { Draft } from '../../domain/schema/studio.ts';
import { deployShipped } from '../../platform/camunda/index.ts';
import { leave, leaveForm } from '../processes/support/leave.ts';
import { modelsWith, shippedText, withSecondPreCheck } from '../processes/support/trialModels.ts';
import { useBrowser } from '../support/browser.ts';
import { CLAIM_WEIGHTS, closedCases } from '../support/closedCases.ts';
import { buildPages, signIn, violations, webFolder } from '../support/web/pages.ts';
import { deployAll, draftOn } from '../support/web/shipped.ts';
import { quietLog, startStudio, studioActs, type StudioEngine } from '../support/web/studio.ts';
import { useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
let engine: StudioEngine;
const world = useWebWorld({
  webFolder,
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});
const acts = studioActs(world);

beforeAll(async () => {
  await buildPages();
  await deployAll(world, engine);
}, 120_000);

async function open(account: string, path: string): Promise<Page> {
  const page = await browser.openPage({
    viewport: { width: 1440, height: 900 },
    // Before signing in the session is refused.
    allowConsole: (text) => text.includes('401'),
  });
  await page.goto(world.url);
  await signIn(page, account);
  await page.locator('.topbar-person').waitFor();
  await page.goto(world.url + path);
  return page;
}

test('should show whom a change would have made late, on cases that are closed', async () => {
  const name = 'claim-handling.bpmn';
  const draft = await draftOn(world, name);
  const content = withSecondPreCheck(shippedText(name));
  await world.send<Draft>('PUT', `/studio/drafts/${draft.draftId}/content`, {
    as: 'dsn-yz',
    body: { rev: draft.rev, content },
  });
  const models = await modelsWith({ resource: name, content: shippedText(name) });
  const items = closedCases(models, 'claim-handling', 40, CLAIM_WEIGHTS);
  const page = await open('dsn-yz', '/studio');
  await page.route('**/closed-cases*', (route) => route.fulfill({ json: { items, nextCursor: null } }));
  await page.goto(`${world.url}/studio/drafts/${draft.draftId}/backtest`);
  await page.getByRole('button', { name: '开始回测' }).click();
  await page.getByText('办结 40 件，重走 40 件').waitFor();
  // The gateway behind the second check is passed more often.
  await page.locator('.djs-shape.mark-changed').first().waitFor();
  expect(await page.locator('.studio-table tbody tr').count()).toBeGreaterThan(20);
}, 60_000);

test('should move running cases after a dry run and words typed, and report what became of them', async () => {
  const office = { db: world.parts.db, client: engine.client, log: quietLog, by: 'system' } as const;
  await deployShipped(office, [
    { name: 'leave.bpmn', content: leave() },
    { name: 'leave.ask.form', content: leaveForm() },
  ]);
  const processDefinitionKey = (await acts.file('leave.bpmn'))?.live?.definitionKey;
  for (let n = 0; n < 2; n++)
    await engine.client.sdk.createProcessInstance({ processDefinitionKey: processDefinitionKey as never });
  const draft = await acts.approved('leave.bpmn', leave({ name: '请假二' }));
  expect((await acts.release([draft])).body.state).toBe('RELEASED');

  const page = await open('adm-yz', '/studio/files/leave.bpmn/moves');
  await page.getByRole('button', { name: '预演' }).click();
  await page.getByText('2 件可以迁移').waitFor();
  const begin = page.getByRole('button', { name: '迁移 2 件' });
  expect(await begin.isDisabled()).toBe(true);
  await page.getByLabel(/要迁移，请输入/).fill('迁移 2 件');
  await begin.click();
  await page.getByText('正在迁移').waitFor();
  await engine.moveAll();
  await page.getByText('已迁移 2 / 2，未迁移 0').waitFor();
  expect(await violations(page)).toEqual([]);
  expect((await acts.file('leave.bpmn'))?.running).toEqual([{ version: 2, count: 2 }]);
}, 60_000);
