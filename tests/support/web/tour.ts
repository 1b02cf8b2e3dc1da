/** A walk past every page of the staff application, in one language, theme and width, that notes what breaks a rule. */
import type { Page } from 'playwright-core';
import { unitId } from '../../../app/demo/county.ts';
import { useBrowser, type TestBrowser } from '../browser.ts';
import { offer } from './desk.ts';
import { buildPages, choose, overflows, signIn, violations, webFolder, type Language, type Theme } from './pages.ts';
import { answered, drawMonth, MONTH } from './review.ts';
import { deployAll, draftOn } from './shipped.ts';
import { standingFlows, STORY_DAY, tellStory, type Story } from './story.ts';
import { startStudio, type StudioEngine } from './studio.ts';
import { stuckTrial } from './trialFlow.ts';
import { useWebWorld, type WebWorld } from './world.ts';

export interface Variant {
  readonly language: Language;
  readonly theme: Theme;
  /** CSS pixels. */
  readonly width: 1440 | 390;
}

/** Where the walk stops: a page as somebody sees it, once `ready` is there. */
interface Stop {
  /** The page's folder in ui/web/pages. */
  readonly page: string;
  readonly account: string;
  readonly path: string;
  /** CSS selector of something that is to be seen when the page has its data. */
  readonly ready: string;
}

/** The page that stands before all others. */
const SIGN_IN = 'SignIn';
type Tour = readonly Stop[];

/** A world with something on every page for the test file, and the walk through it. Use it only inside tests. */
export function useTour() {
  const browser = useBrowser();
  let engine: StudioEngine;
  const world = useWebWorld({
    flows: standingFlows,
    webFolder,
    studio: async (url, parts) => {
      engine = await startStudio(url, parts);
      return engine;
    },
  });
  let tour: Tour = [];
  beforeAll(async () => {
    await buildPages();
    tour = await planTour(world, await tellStory(world), engine);
  }, 120_000);
  return {
    browser,
    world,
    /** The folders in ui/web/pages that the walk passes. */
    passed: () => new Set([SIGN_IN, ...tour.map(({ page }) => page)]),
    walk: (variant: Variant) => walk(browser, world.url, tour, variant),
  };
}

/** Lays out what the pages show, and gives the stops in the order of the accounts, so that each signs in once. */
async function planTour(world: WebWorld, story: Story, engine: StudioEngine): Promise<Tour> {
  const investigation = await offer(world, {
    taskKey: 'claim-handling/task-investigate',
    matterId: story.flats,
    claimSeq: 3,
    to: [['HDL', 'EDUCATION']],
  });
  const route = await offer(world, {
    taskKey: 'petition-case/task-route',
    matterId: story.flats,
    to: [['HDL', 'EDUCATION']],
  });
  await deployAll(world, engine);
  const { draftId } = await draftOn(world, 'claim-handling.bpmn');
  const designer = (page: string, path: string, ready: string): Stop => ({ page, account: 'dsn-yz', path, ready });
  const stuck = await stuckTrial(engine.client);
  const circular = await draftedCircular(world, story);
  const reviewed = await drawnMatter(world);
  const handler = (page: string, path: string, ready: string): Stop => ({
    page,
    account: 'hdl-education',
    path,
    ready,
  });
  return [
    { page: 'Matters', account: 'sup-yz', path: '/matters', ready: 'a.mono' },
    { page: 'Matter', account: 'sup-yz', path: `/matters/${story.flats}`, ready: '.diagram .flow-badge' },
    {
      page: 'Matter',
      account: 'sup-yz',
      path: `/matters/${story.flats}?deadline=${encodeURIComponent(await handlingClock(world, story))}`,
      ready: '.receipt-body',
    },
    handler('Workbench', '/work?scope=GROUPS', `[data-task="${investigation}"]`),
    handler('Task', `/work/${investigation}`, '.task-form input'),
    handler('Task', `/work/${route}`, '.task-form input'),
    { page: 'Supervision', account: 'sup-yz', path: '/desk', ready: '.desk-figures' },
    {
      page: 'Decision',
      account: 'ldr-joint',
      path: `/desk/decisions/${circular}`,
      ready: '.decision .ant-btn-primary',
    },
    { page: 'Statistics', account: 'rev-yz', path: '/statistics?kind=YEAR', ready: '.lines-figure svg' },
    { page: 'Review', account: 'rev-yz', path: '/review', ready: '.review-row' },
    {
      page: 'ReviewMatter',
      account: 'rev-yz',
      path: `/review/${unitId('YZ_BUREAU')}/${MONTH}/${reviewed}`,
      ready: '.follows',
    },
    { page: 'Password', account: 'rev-yz', path: '/password', ready: 'input[autocomplete=new-password]' },
    { page: 'Admin', account: 'aud-yz', path: '/admin', ready: 'main .ant-segmented-item' },
    { page: 'Intake', account: 'int-yz', path: '/intake', ready: 'textarea.intake-text' },
    designer('StudioLibrary', '/studio?file=claim-handling.bpmn', '.file-row'),
    designer('StudioEditor', `/studio/drafts/${draftId}`, '.editor-canvas[data-ready=true]'),
    designer('StudioReview', `/studio/drafts/${draftId}/review`, '.studio-card .djs-element'),
    designer('StudioBacktest', `/studio/drafts/${draftId}/backtest`, '.studio-head button'),
    designer('StudioMoves', '/studio/files/claim-handling.bpmn/moves', '.studio-head'),
    { page: 'ApiDescription', account: 'adm-yz', path: '/api-description', ready: '.api-line' },
    {
      page: 'ApiDescription',
      account: 'adm-yz',
      path: '/api-description?operation=postMattersByMatterIdOpenings',
      ready: '.api-address',
    },
    { page: 'Operations', account: 'adm-yz', path: '/operations', ready: '.djs-shape.mark-stuck' },
    {
      page: 'OperationsInstance',
      account: 'adm-yz',
      path: `/operations/instances/${stuck}`,
      ready: '.djs-shape.mark-stuck',
    },
  ];
}

/** A matter that was answered, closed and drawn for the monthly review; the day of the story stays. */
async function drawnMatter(world: WebWorld): Promise<string> {
  const matterId = await answered(world, {
    unit: 'WATER',
    handler: 'hdl-water',
    claims: [
      { subject: 'DRAINAGE', asked: '请清淤排水沟。', answered: '六月十日已清淤。' },
      { subject: 'OTHER', asked: '请公开清淤费用。', answered: '已清淤。' },
    ],
  });
  await drawMonth(world, 1);
  await world.at(STORY_DAY);
  return matterId;
}

/** A circulated notice about the late claim, drafted by its clock: what a leader decides on. */
async function draftedCircular(world: WebWorld, { flats }: Story): Promise<string> {
  const claimId = (await world.act(flats, SYSTEM)).claims[2]?.claimId;
  if (!claimId) throw new Error('no third claim');
  await world.act(flats, SYSTEM, {
    type: 'DraftMeasure',
    data: { claimId, kind: 'CIRCULAR', because: 'HANDLE_31_6_OVERDUE' },
  });
  return offer(world, {
    taskKey: 'escalation/task-decide-circular',
    matterId: flats,
    claimSeq: 3,
    to: [['LDR', 'YZ_JOINT']],
  });
}
const SYSTEM = { id: 'system', role: 'SYSTEM', unitId: null } as const;

/** The clock of the third claim, for its deadline receipt. */
async function handlingClock(world: WebWorld, { flats }: Story): Promise<string> {
  const { clocks } = await world.act(flats, SYSTEM);
  const clock = clocks.find(({ clockKey }) => clockKey === 'HANDLE_31_6');
  if (!clock) throw new Error('no clock');
  return clock.clockRef;
}

/** Something that this selector finds is to be seen, and nothing is still loading. Looked for at every frame: locators look twice a second. */
async function there(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    ([wanted, loading]) => {
      const seen = (all: string) => [...document.querySelectorAll(all)].some((one) => one.checkVisibility());
      return seen(wanted) && !seen(loading);
    },
    [selector, '.ant-skeleton, .ant-spin[aria-busy=true]'] as const,
    { polling: 'raf' },
  );
}

/** A folder for a picture of every stop, for people to look at; nothing is taken without it. */
const PICTURES = 'FENGQIAO_TOUR_PICTURES';

async function takePicture(page: Page, name: string, { language, theme, width }: Variant): Promise<void> {
  const folder = process.env[PICTURES];
  if (folder === undefined) return;
  const file = [name.replace(/\W+/g, '_'), language, theme, width].join('-');
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true });
}

/** Before signing in the session is asked for and refused, which a browser writes to its console. */
const asksForSession = (text: string): boolean => text.includes('401');

/** Walks the tour and gives every finding with its page: accessibility, sideways scrolling, words of the other language. */
async function walk(browser: TestBrowser, url: string, tour: Tour, variant: Variant): Promise<string[]> {
  const findings: string[] = [];
  const note = async (page: Page, name: string): Promise<void> => {
    await takePicture(page, name, variant);
    findings.push(...(await violations(page)).map((found) => `${name}: ${found}`));
    if (await overflows(page)) findings.push(`${name}: scrolls sideways`);
    if (variant.language === 'en') findings.push(...(await chineseIn(page)).map((word) => `${name}: ${word}`));
  };
  // One browser for all, at which one after the other signs in: what it has read and compiled of the pages it need not again.
  const page = await browser.openPage({
    viewport: { width: variant.width, height: 900 },
    allowConsole: asksForSession,
  });
  await choose(page, variant.language, variant.theme);
  for (const account of new Set(tour.map((stop) => stop.account))) {
    await page.context().clearCookies();
    await page.goto(url);
    await page.locator('form').waitFor();
    if (account === tour[0]?.account) await note(page, SIGN_IN);
    await signIn(page, account);
    await page.locator('.topbar-person').waitFor();
    for (const { path, ready } of tour.filter((stop) => stop.account === account)) {
      await page.goto(url + path);
      await there(page, ready);
      await note(page, path);
    }
  }
  return findings;
}

/** Chinese that is neither quoted, a person's name, nor a number of the office. */
export async function chineseIn(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const shown = document.body.cloneNode(true) as HTMLElement;
    for (const quoted of shown.querySelectorAll('[lang=zh-CN], .mono, .holder, .topbar-person strong, script, style'))
      quoted.remove();
    return shown.textContent;
  });
  return words.match(/[\u4e00-\u9fff]+/g) ?? [];
}
