/** Sentences about steps and ways that are new or gone. */
import { is, many, one, text, type ModdleElement } from '../lint/moddle.ts';
import { calledWords, givenName, kindWords } from '../describe/elementWords.ts';
import { conditionWords } from '../describe/feelWords.ts';
import { allOf, words, type Words } from '../describe/words.ts';
import type { Unnumbered } from './change.ts';
import type { Facet } from './facets.ts';
import { told } from './sentences.ts';

type Sentence = Pick<Unnumbered, 'title' | 'detail' | 'aspect'>;

export function nodeAdded(node: ModdleElement, facets: readonly Facet[]): Sentence {
  const named = nodeWords(node);
  return {
    aspect: 'STEP',
    title: words(`新增${named.zh}`, `New ${named.en}`),
    detail: told([whoUntil(facets), how(facets), before(node), after(node)]),
  };
}

export function nodeRemoved(node: ModdleElement, facets: readonly Facet[]): Sentence {
  const named = nodeWords(node);
  return { aspect: 'STEP', title: words(`取消${named.zh}`, `Removed ${named.en}`), detail: whoUntil(facets) };
}

/** `人工步骤“前置把关”`. */
function nodeWords(node: ModdleElement): Words {
  const kind = kindWords(node);
  const name = givenName(node);
  return name ? words(`${kind.zh}“${name.zh}”`, `${kind.en} "${name.en}"`) : kind;
}

function whoUntil(facets: readonly Facet[]): Words | null {
  const who = facets.filter(({ aspect }) => aspect === 'PEOPLE').map((facet) => facet.words);
  const due = facets.find(({ aspect, key }) => aspect === 'DUE' && key === '')?.words;
  return told([
    who.length === 0 ? null : words(`由${allOf(who).zh}办理。`, `Done by ${allOf(who).en}.`),
    due ? words(`期限：${due.zh}。`, `Time limit: ${due.en}.`) : null,
  ]);
}

/** What it does when no person does it. */
function how(facets: readonly Facet[]): Words | null {
  const said = (['JOB', 'TIMER', 'MESSAGE', 'SIGNAL', 'ERROR', 'DECISION', 'CALLED', 'LOOP'] as const).flatMap(
    (aspect) => {
      const found = facets.find((facet) => facet.aspect === aspect && facet.key === '');
      return found ? [found.words] : [];
    },
  );
  return said.length === 0 ? null : words(`内容：${allOf(said).zh}。`, `It is about ${allOf(said).en}.`);
}

function before(node: ModdleElement): Words | null {
  const host = one(node, 'attachedToRef');
  if (host) return words(`附在${calledWords(host).zh}上。`, `It hangs on ${calledWords(host).en}.`);
  const sources = many(node, 'incoming').flatMap((flow) => one(flow, 'sourceRef') ?? []);
  if (sources.length === 0) return null;
  const from = allOf(sources.map(calledWords));
  return words(`在${from.zh}之后。`, `It comes after ${from.en}.`);
}

function after(node: ModdleElement): Words | null {
  const ways = many(node, 'outgoing');
  return told(
    ways.map((flow) => {
      const target = one(flow, 'targetRef');
      if (!target) return null;
      const to = calledWords(target);
      const name = givenName(flow);
      const when = name ? words(`${name.zh}：`, `${name.en}: `) : words('', '');
      return words(`${when.zh}接着到${to.zh}。`, `${when.en}${when.en ? 'next' : 'Next'} is ${to.en}.`);
    }),
  );
}

export function wayAdded(flow: ModdleElement): Sentence {
  const [from, to] = ends(flow);
  return {
    aspect: 'WAY',
    title: words(`${from.zh}可到${to.zh}`, `New way from ${from.en} to ${to.en}`),
    detail: condition(flow),
  };
}

export function wayRemoved(flow: ModdleElement): Sentence {
  const [from, to] = ends(flow);
  return {
    aspect: 'WAY',
    title: words(`取消${from.zh}直接到${to.zh}`, `No way from ${from.en} straight to ${to.en}`),
    detail: condition(flow),
  };
}

function ends(flow: ModdleElement): readonly [Words, Words] {
  const [from, to] = [one(flow, 'sourceRef'), one(flow, 'targetRef')];
  const nowhere = words('空处', 'nowhere');
  return [from ? calledWords(from) : nowhere, to ? calledWords(to) : nowhere];
}

function condition(flow: ModdleElement): Words | null {
  const source = text(one(flow, 'conditionExpression'), 'body');
  if (source === undefined) return null;
  const when = conditionWords(source);
  return words(`条件：${when.zh}。`, `When ${when.en}.`);
}

export const isWay = (element: ModdleElement): boolean => is(element, 'bpmn:SequenceFlow');
