/** What people call the outcomes of user tasks, and the codes that conditions compare variables with. */
import { codeNames } from '../../domain/schema/codeNames.ts';
import { words, type Words } from './words.ts';

/** Outcomes that are no code of the domain. */
const own: Readonly<Record<string, Words>> = {
  ROUTED: words('已定去向', 'routed'),
  REFERRED: words('已转送', 'referred'),
  CONFIRMED: words('确认接收', 'receipt confirmed'),
  OBJECTED: words('提出异议', 'objected'),
  AGREED: words('同意', 'agreed'),
  REJECTED: words('不同意', 'rejected'),
  DECIDED: words('已决定', 'decided'),
  OWNED: words('已包案', 'owned'),
  CLOSED: words('已办结', 'closed'),
  ACCEPTED: words('受理', 'accepted'),
  NOT_ACCEPTED: words('不予受理', 'not accepted'),
  READY: words('可以拟稿', 'ready to draft'),
  HEARING: words('需要听证', 'hearing needed'),
  NO_HEARING: words('不需听证', 'no hearing'),
  EXTENSION: words('申请延期', 'extension asked'),
  HELD: words('已举行', 'held'),
  APPROVED: words('批准', 'approved'),
  REFUSED: words('不批准', 'refused'),
  DRAFTED: words('已拟稿', 'drafted'),
  PASS: words('通过', 'passed'),
  RETURN: words('退回', 'returned'),
  FAIL: words('不合格', 'failed'),
  EXECUTE: words('需督促执行', 'to be executed'),
  SERVED: words('已送达', 'served'),
  EXECUTED: words('已执行', 'executed'),
  DIVERTED: words('已导入', 'diverted'),
  ANSWERED: words('已答复', 'answered'),
  TRANSFERRED: words('已移送', 'transferred'),
  RECORDED: words('已记录', 'recorded'),
  FIXED: words('已补正', 'fixed'),
  ORDERED: words('责令重办', 'redo ordered'),
  DECLINED: words('不责令重办', 'redo declined'),
  SERIOUS: words('后果严重', 'serious consequences'),
  RENEWED: words('准予延长', 'renewed'),
  NOT_RENEWED: words('不予延长', 'not renewed'),
  GIVEN: words('已说明', 'given'),
  ISSUED: words('已作出', 'issued'),
  NOT_ISSUED: words('未作出', 'not issued'),
};
const states: Readonly<Record<string, Words>> = {
  WAIT: words('继续等待', 'wait'),
  REACHED: words('到点', 'reached'),
  STOPPED: words('已停止', 'stopped'),
};

const lists: readonly Readonly<Record<string, Words>>[] = [
  own,
  states,
  codeNames.intakeDecision,
  codeNames.claimRoute,
  codeNames.escalationAction,
  codeNames.measureKind,
  codeNames.reviewOutcome,
  codeNames.reviewGrade,
  codeNames.colour,
  codeNames.matterType,
  codeNames.alert,
  codeNames.level,
  codeNames.channel,
  codeNames.sameMatterState,
  codeNames.subject,
  codeNames.defect,
  codeNames.clockKey,
];

/** Codes that mean something else as a result of a step than in the list of the variable they are compared in. */
const byVariable: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  outcome: own,
  route: codeNames.claimRoute,
  escalationAction: codeNames.escalationAction,
  action: codeNames.escalationAction,
  measureKind: codeNames.measureKind,
  matterType: codeNames.matterType,
  colour: codeNames.colour,
  grade: codeNames.reviewGrade,
};

/** A code in words, as the variable uses it; an unknown one stands in quotation marks. */
export function codeWords(code: string, variable = ''): Words {
  for (const list of [byVariable[variable] ?? {}, ...lists]) {
    const name = Object.hasOwn(list, code) ? list[code] : undefined;
    if (name) return words(name.zh, lowered(name.en));
  }
  return words(`“${code}”`, `"${code}"`);
}

/** Inside a sentence; abbreviations keep their capitals. */
const lowered = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
