/** Conditions and decision cells in words, for people who do not read FEEL. What is too clever for words is shown as it is. */
import { codeWords } from './outcomeNames.ts';
import { variableWords } from './variableNames.ts';
import { listed, quoted, words, type Words } from './words.ts';

const NAME = String.raw`[A-Za-z_][\w.]*`;
const LITERAL = String.raw`"[^"]*"|-?\d+(?:\.\d+)?|true|false|null`;
const COMPARISON = new RegExp(`^(${NAME})\\s*(=|!=|>=|<=|>|<)\\s*(${LITERAL})$`);
const MEMBER_OF = new RegExp(`^list contains\\(\\s*\\[([^\\]]*)\\]\\s*,\\s*(${NAME})\\s*\\)$`);
const HAS_MEMBER = new RegExp(`^list contains\\(\\s*(${NAME})\\s*,\\s*("[^"]*")\\s*\\)$`);
const NEGATION = /^not\((.*)\)$/;

const SIGNS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '=': ['为', 'is'],
  '!=': ['不为', 'is not'],
  '>=': ['不少于', 'is at least'],
  '<=': ['不超过', 'is at most'],
  '>': ['多于', 'is more than'],
  '<': ['少于', 'is less than'],
};

/** A condition, with or without its leading `=`. */
export function conditionWords(source: string): Words {
  const text = source.trim().replace(/^=/, '').trim();
  const either = split(text, ' or ');
  if (either.length > 1) return joined(either, '或', ' or ');
  const both = split(text, ' and ');
  if (both.length > 1) return joined(both, '且', ' and ');
  return atom(text);
}

const joined = (parts: readonly string[], zh: string, en: string): Words => {
  const each = parts.map(conditionWords);
  return words(each.map((part) => part.zh).join(zh), each.map((part) => part.en).join(en));
};

function atom(text: string): Words {
  const comparison = COMPARISON.exec(text);
  if (comparison) return compared(comparison[1]!, comparison[2]!, comparison[3]!);
  const memberOf = MEMBER_OF.exec(text);
  if (memberOf) return isOneOf(memberOf[2]!, memberOf[1]!);
  const hasMember = HAS_MEMBER.exec(text);
  if (hasMember) {
    const [list, item] = [variableWords(hasMember[1]!), literal(hasMember[2]!, hasMember[1]!)];
    return words(`${list.zh}含${item.zh}`, `${list.en} include ${item.en}`);
  }
  const negation = NEGATION.exec(text);
  if (negation) {
    const inner = conditionWords(negation[1]!);
    return words(`不是：${inner.zh}`, `not: ${inner.en}`);
  }
  if (new RegExp(`^${NAME}$`).test(text)) return text === 'true' ? words('总是', 'always') : variableWords(text);
  return quoted(text);
}

function compared(path: string, sign: string, value: string): Words {
  const name = variableWords(path);
  if (value === 'null')
    return sign === '='
      ? words(`没有${name.zh}`, `there is no ${bareEn(name)}`)
      : words(`有${name.zh}`, `there is ${bareEn(name)}`);
  const [zh, en] = SIGNS[sign]!;
  const what = literal(value, path);
  return words(`${name.zh}${zh}${spaced(what.zh)}`, `${name.en} ${en} ${what.en}`);
}

const bareEn = ({ en }: Words): string => en.replace(/^the /, '');

function isOneOf(path: string, items: string): Words {
  const name = variableWords(path);
  const each = items.split(',').map((item) => literal(item.trim(), path));
  const list = listed(each, '、', '或', ' or ');
  return words(`${name.zh}为${list.zh}`, `${name.en} is ${list.en}`);
}

function literal(text: string, path: string): Words {
  if (text.startsWith('"')) return codeWords(text.slice(1, -1), path.split('.').at(-1));
  if (text === 'true') return words('是', 'yes');
  if (text === 'false') return words('否', 'no');
  return words(text, text);
}

/** A number stands apart from Chinese text. */
const spaced = (text: string): string => (/^-?\d/.test(text) ? ` ${text} ` : text).trimEnd();

/** Splits at the word outside of brackets and quotation marks. */
function split(text: string, at: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quotes = false;
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]!;
    if (sign === '"') quotes = !quotes;
    else if (!quotes && '([{'.includes(sign)) depth++;
    else if (!quotes && ')]}'.includes(sign)) depth--;
    else if (!quotes && depth === 0 && text.startsWith(at, index)) {
      parts.push(text.slice(from, index).trim());
      from = index + at.length;
    }
  }
  return [...parts, text.slice(from).trim()];
}

const RANGE = /^([[(\]])\s*(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)\s*([\])[])$/;
const UNARY = new RegExp(`^(>=|<=|>|<)\\s*(${LITERAL})$`);

/** A cell of a decision table about an input; null when the cell does not matter. */
export function testWords(cell: string, variable: string): Words | null {
  const text = cell.trim();
  if (text === '' || text === '-') return null;
  const range = RANGE.exec(text);
  if (range) return words(`${range[2]!} 到 ${range[3]!}`, `${range[2]!} to ${range[3]!}`);
  const unary = UNARY.exec(text);
  if (unary) {
    const [zh, en] = SIGNS[unary[1]!]!;
    return words(`${zh} ${unary[2]!}`, `${en.replace(/^is /, '')} ${unary[2]!}`);
  }
  const items = split(text, ',');
  if (items.every((item) => new RegExp(`^(?:${LITERAL})$`).test(item)))
    return listed(
      items.map((item) => literal(item, variable)),
      '、',
      '或',
      ' or ',
    );
  return quoted(text);
}

/** A result cell of a decision table. */
export const resultWords = (cell: string, variable: string): Words =>
  testWords(cell, variable) ?? words('空', 'nothing');
