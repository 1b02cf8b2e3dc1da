import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser.ts';
import { buildPages, choose, signIn, webFolder } from '../support/web/pages.ts';
import { FLAT_TEXT, standingFlows, tellStory, type Story } from '../support/web/story.ts';
import { chineseIn } from '../support/web/tour.ts';
import { useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ flows: standingFlows, webFolder });
let story: Story;

beforeAll(async () => {
  await buildPages();
  story = await tellStory(world);
}, 120_000);

/** Before signing in the session is asked for and refused, which a browser writes to its console. */
const asksForSession = (text: string): boolean => text.includes('401');
const PHONE = { width: 390, height: 844 };

async function open(
  options: {
    viewport?: { width: number; height: number };
    language?: 'zh' | 'en';
    theme?: 'light' | 'dark';
    reducedMotion?: 'reduce' | 'no-preference';
  } = {},
) {
  const {
    viewport = { width: 1440, height: 900 },
    language = 'zh',
    theme = 'light',
    reducedMotion = 'reduce',
  } = options;
  const page = await browser.openPage({ viewport, reducedMotion, allowConsole: asksForSession });
  await choose(page, language, theme);
  await page.goto(world.url);
  return page;
}
/** Each role lands elsewhere; the list of matters is one step away for all of them. */
const toMatters = (page: Page): Promise<void> => page.locator('.sidebar a[href="/matters"]').click();
async function openSignedIn(account: string, options?: Parameters<typeof open>[0]): Promise<Page> {
  const page = await open(options);
  await signIn(page, account);
  await toMatters(page);
  await page.locator('a.mono >> visible=true').first().waitFor();
  return page;
}
async function openMatter(page: Page): Promise<void> {
  await page.locator(`a[href="/matters/${story.flats}"] >> visible=true`).click();
  await page.locator('.diagram .flow-badge').waitFor();
}

test('should say what to do after a wrong password, and let the right one in', async () => {
  const page = await open();
  await signIn(page, 'sup-yz', 'wrong');
  await page.getByText('账号或密码不对，请再输一次').waitFor();
  await signIn(page, 'sup-yz');
  await toMatters(page);
  await page.getByRole('heading', { name: '信访事项' }).waitFor();
  expect(await page.locator('.topbar-person').textContent()).toContain('督查人员');
});

test('should open right after the answer to the sign-in, whatever else is slow', async () => {
  const page = await open();
  await page.locator('form').waitFor();
  await page.route('**/api/v1/session', (route) => (route.request().method() === 'GET' ? undefined : route.continue()));
  await signIn(page, 'sup-yz');
  await page.locator('.sidebar').waitFor();
});

test('should list what the person may see, say what is due, and keep filters in the address', async () => {
  const page = await openSignedIn('sup-yz');
  await page.getByText('共 3 件').waitFor();
  expect(await page.locator('tr', { hasText: '云信2026-000002' }).textContent()).toMatch(/临期 · 剩 8 天.*2026-06-16/);
  await page.getByLabel('三色').click();
  await page.locator('.ant-select-item-option', { hasText: '红' }).click();
  await page.getByText('共 1 件').waitFor();
  expect(new URL(page.url()).searchParams.get('colour')).toBe('RED');
  await page.reload();
  await page.getByText('共 1 件').waitFor();
});

test('should show nothing of an accusation to the accused unit', async () => {
  const page = await open();
  await signIn(page, 'hdl-qinghuai');
  await toMatters(page);
  await page.getByText('共 0 件').waitFor();
});

test('should show a matter with words, claims, due dates and their articles, and its course', async () => {
  const page = await openSignedIn('sup-yz');
  await openMatter(page);
  expect(await page.locator('blockquote').textContent()).toContain(FLAT_TEXT);
  expect(await page.title()).toContain('云信2026-000002');
  const handling = page.locator('tr', { hasText: '办理期限' });
  expect(await handling.textContent()).toMatch(
    /诉求 3.*2026-04-17.*2026-06-16.*临期 · 剩 8 天.*60 日.*《信访工作条例》第 34 条/,
  );
  const course = await page.locator('ol li >> visible=true').allTextContents();
  expect(course.findIndex((line) => line.includes('登记信访事项'))).toBeLessThan(
    course.findIndex((line) => line.includes('受理 · 诉求 3')),
  );
  expect(course.join()).not.toContain('期限起算');
  await page.locator('label', { hasText: /^全部$/ }).click();
  await page.getByText('期限起算').first().waitFor();
});

test('should show in the diagram and in words where the flow stands, and the other flow when chosen', async () => {
  const page = await openSignedIn('sup-yz');
  await openMatter(page);
  expect(await page.locator('[data-element-id=task-draft-opinion].flow-now').count()).toBe(1);
  expect(await page.locator('[data-element-id=task-accept].flow-done').count()).toBe(1);
  expect(await page.locator('.diagram-standing').textContent()).toBe('现在: 拟写处理意见');
  expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true);
  await page.getByLabel('流程', { exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: '信访事项办理' }).click();
  await page.locator('[data-element-id=task-intake-check].flow-done').waitFor();
});

test('should say everything in English but what people said, and remember the choice', async () => {
  const page = await openSignedIn('sup-yz');
  await openMatter(page);
  await page.locator('label', { hasText: 'EN' }).click();
  await page.getByText('now: Draft the opinion').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await chineseIn(page)).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: 'Due dates' }).waitFor();
});

test('should turn dark and stay dark', async () => {
  const page = await openSignedIn('sup-yz');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: '深色' }).click();
  await page.getByRole('button', { name: '浅色' }).waitFor();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('button', { name: '浅色' }).waitFor();
  expect(await background()).toBe(dark);
});

test('should give thumbs room on a phone', async () => {
  const page = await openSignedIn('sup-yz', { viewport: PHONE });
  for (const box of await page.locator('.topbar button, .sidebar a').all())
    expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test('should be reachable and usable with the keyboard alone', async () => {
  const page = await open();
  await page.locator('input[autocomplete=username]').waitFor();
  await page.keyboard.type('sup-yz');
  await page.keyboard.press('Tab');
  await page.keyboard.type('correct horse');
  await page.keyboard.press('Enter');
  await page.locator('.sidebar').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  const row = page.locator(`a[href="/matters/${story.flats}"] >> visible=true`);
  await row.focus();
  expect(await row.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await page.locator('.diagram .flow-badge').waitFor();
});

test('should let a person change the own password, and say what is wrong in words', async () => {
  // The wrong one is refused.
  const page = await browser.openPage({ allowConsole: (text) => asksForSession(text) || text.includes('403') });
  await page.goto(world.url);
  await signIn(page, 'hdl-water');
  await page.getByRole('link', { name: '改密码' }).click();
  const fill = async (present: string, chosen: string, again = chosen) => {
    await page.getByLabel('现在的密码').fill(present);
    await page.getByLabel('新密码', { exact: true }).fill(chosen);
    await page.getByLabel('再输一次新密码').fill(again);
    await page.getByRole('button', { name: '改密码' }).click();
  };
  await fill('correct horse', 'a quiet courtyard', 'a loud courtyard');
  await page.getByText('两次输入的不一样').waitFor();
  await fill('not my password', 'a quiet courtyard');
  await page.getByText('现在的密码不对。').waitFor();
  await fill('correct horse', 'a quiet courtyard');
  await page.getByText('密码已改，别处的登录已退出。').waitFor();
});

test('should slide a list open, but at once for those who have asked their system for less motion', async () => {
  const seconds: number[] = [];
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const page = await openSignedIn('sup-yz', { reducedMotion });
    const slide = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          document.addEventListener('animationend', ({ animationName, elapsedTime }) => {
            if (animationName.includes('SlideUp')) resolve(elapsedTime);
          });
        }),
    );
    await page.locator('.ant-select').first().click();
    seconds.push(await slide);
  }
  expect(seconds).toEqual([0.2, 0.001]);
});
