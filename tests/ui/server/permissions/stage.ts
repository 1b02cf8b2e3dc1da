/** A county in which everything is there that a route can be about: a matter of each confidentiality with a file, a task and a note; a draft. */
import { unitId } from '../../../../app/demo/county.ts';
import { addTasks } from '../../../../domain/store/index.ts';
import { matterIdSchema, type MatterId } from '../../../../domain/schema/ids.ts';
import type { IntakeReceipt } from '../../../../domain/schema/intake.ts';
import type { Draft, FileVersion, Scenario } from '../../../../domain/schema/studio.ts';
import type { CalendarYear, UnitRecord } from '../../../../domain/schema/administration.ts';
import { deployShipped } from '../../../../platform/camunda/index.ts';
import { leave, leaveForm } from '../../../processes/support/leave.ts';
import { offeredTask } from '../../../support/offeredTask.ts';
import { refer, sort } from '../../../support/web/acts.ts';
import { quietLog, type StudioEngine } from '../../../support/web/studio.ts';
import { actorOf, newId, type WebWorld } from '../../../support/web/world.ts';
import { ACCUSED, HANDLER, ORGAN, PLACE } from './cast.ts';
import type { Ask, Subject, Things } from './line.ts';
import { accusing, levels, type Level } from './sights.ts';

const STEM: Readonly<Record<Level, string>> = {
  NORMAL: '甲乙',
  PRIVATE: '丙丁',
  MINOR_SEALED: '戊己',
  WHISTLEBLOWER: '庚辛',
  SECRET_STUB: '壬癸',
};
/** Words that stand nowhere else in the system. */
const wordsOf = (level: Level) => {
  const stem = STEM[level];
  return {
    name: `${stem}某测`,
    text: `${stem}来信正文测试词`,
    claim: `${stem}诉求测试词`,
    phone: `1390000${String(7000 + levels.indexOf(level))}`,
    file: `${stem}附件测试词`,
    note: `${stem}备注测试词`,
    accused: `${stem}被反映人测试`,
  };
};

/** One request as the browser of this account sends it. */
export async function request(url: string, method: string, ask: Ask, cookie: string | null): Promise<Response> {
  const { path, body, file, form, headers } = ask;
  let content: FormData | URLSearchParams | string | undefined;
  if (file) (content = new FormData()).set('file', file);
  else if (form) content = new URLSearchParams(form);
  else if (body !== undefined) content = JSON.stringify(body);
  return fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === null ? {} : { cookie }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
}

async function matterOf(world: WebWorld, level: Level, cookie: string, n: number): Promise<Subject> {
  const words = wordsOf(level);
  const accuses = accusing.includes(level);
  const upload = { path: '/api/v1/attachments', file: new File([words.file], `${words.file}.txt`) };
  const { attachmentId } = (await (await request(world.url, 'POST', upload, cookie)).json()) as {
    attachmentId: string;
  };
  const { status, body } = await world.send<IntakeReceipt>('POST', '/contacts', {
    as: 'int-yz',
    headers: { 'idempotency-key': newId('con') },
    body: {
      channel: 'LETTER',
      receivedAtUnitId: unitId('YZ_BUREAU'),
      matterType: accuses ? 'ACCUSATION' : 'APPEAL',
      secrecyAsked: accuses,
      petitioner: { name: words.name, phone: words.phone, address: null },
      text: words.text,
      claims: [{ subject: accuses ? 'CADRE_CONDUCT' : 'PUBLIC_FACILITY', text: words.claim }],
      placeUnitId: unitId(PLACE),
      accusedUnitId: accuses ? unitId(ACCUSED) : null,
      accused: accuses ? words.accused : null,
      attachmentIds: [attachmentId],
    },
  });
  if (status !== 201) throw new Error(`${level}: ${JSON.stringify(body)}`);
  const matterId = matterIdSchema.parse(body.matterId);
  const unit = accuses ? ORGAN : HANDLER;
  await sort(world, matterId, [[accuses ? 'ACCUSATION' : 'R31_6', unit]], [accuses ? 'ACCUSATION' : 'APPEAL', level]);
  if (!accuses) await refer(world, matterId, unit, 'hdl-urban-management');
  const state = await world.act(matterId, actorOf('int-yz'));
  const task = String(2251799813690000 + n);
  await offerTask(world, level, matterId, task, state.claims[0]?.claimId ?? null);
  return {
    level,
    matterId,
    publicNumber: body.publicNumber,
    secretCode: body.secretCode ?? '',
    claimId: state.claims[0]?.claimId ?? '',
    task,
    attachmentId,
    documentId: 'RECEIPT_NOTICE-1-1',
    clockRef: state.clocks[0]?.clockRef ?? '',
    words: [words.text, words.name, words.claim, words.phone, words.file, words.accused],
    note: words.note,
  };
}

/** The draft of an opinion for those who handle it; of a stub, the intake's own check. */
async function offerTask(world: WebWorld, level: Level, matterId: MatterId, task: string, claimId: string | null) {
  const unit = unitId(accusing.includes(level) ? ORGAN : HANDLER);
  const stub = level === 'SECRET_STUB';
  await addTasks(world.parts.db, [
    offeredTask({
      userTaskKey: task,
      elementInstanceKey: task,
      matterId,
      claimId: stub ? null : claimId,
      groups: stub ? [`INT@${unitId('YZ_BUREAU')}`] : [`HDL@${unit}`, `FH@${unit}`],
      ...(stub ? {} : { processId: 'claim-handling', elementId: 'task-draft-opinion' }),
    }),
  ]);
}

export async function setStage(world: WebWorld, engine: StudioEngine, cookieOf: (account: string) => string) {
  await world.at('2026-05-11 09:00');
  const subjects: Subject[] = [];
  for (const [n, level] of levels.entries()) subjects.push(await matterOf(world, level, cookieOf('int-yz'), n + 1));
  await noteTasks(world, subjects);

  await deployShipped({ db: world.parts.db, client: engine.client, log: quietLog, by: 'system' }, [
    { name: 'leave.bpmn', content: leave() },
    { name: 'leave.ask.form', content: leaveForm() },
  ]);
  const resource = 'leave.bpmn';
  const made = async <T>(method: string, path: string, as: string, body?: unknown): Promise<T> => {
    const answer = await world.send<T>(method, path, { as, body });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const draft = await made<Draft>('POST', '/studio/drafts', 'dsn-yz', {
    resource,
    from: { kind: 'IMPORT', content: leave({ name: '新' }) },
  });
  const comment = await made<{ commentId: string }>('POST', `/studio/drafts/${draft.draftId}/comments`, 'dsn-yz', {
    elementId: null,
    text: '看一下',
  });
  const scenario = await made<Scenario>('POST', `/studio/files/${resource}/scenarios`, 'dsn-yz', {
    name: '一次请假',
    startsAt: '2026-03-02T01:00:00.000Z',
    choices: [],
    path: [],
  });
  const { items: versions } = await made<{ items: FileVersion[] }>(
    'GET',
    `/studio/files/${resource}/versions`,
    'dsn-yz',
  );
  const { items: units } = await made<{ items: UnitRecord[] }>('GET', '/admin/units', 'adm-yz');
  await made<CalendarYear>('GET', '/admin/calendar/2026', 'adm-yz');
  const town = units.find(({ code }) => code === 'YG_TOWN');
  const things: Things = {
    unitId: town?.unitId ?? '',
    unitVersion: town?.version ?? 0,
    userId: actorOf('rev2-yz').id,
    personVersion: 1,
    bureauId: unitId('YZ_BUREAU'),
    draftId: draft.draftId,
    commentId: comment.commentId,
    scenarioId: scenario.scenarioId,
    resource,
    hash: versions[0]?.hash ?? '',
    definitionKey: versions[0]?.definitionKey ?? '',
  };
  return { subjects, things };
}

/** Whoever has the task has noted something on it. */
async function noteTasks(world: WebWorld, subjects: readonly Subject[]): Promise<void> {
  const hands: Readonly<Partial<Record<Level, string>>> = {
    SECRET_STUB: 'int-yz',
    WHISTLEBLOWER: 'hdl-competent-discipline',
  };
  for (const { level, task } of subjects) {
    const answer = await world.send('POST', `/tasks/${task}/acts`, {
      as: hands[level] ?? 'hdl-urban-management',
      body: { kind: 'NOTE', text: wordsOf(level).note },
      headers: { 'idempotency-key': newId('con') },
    });
    if (answer.status !== 200) throw new Error(`${level}: no note: ${JSON.stringify(answer.body)}`);
  }
}
