/**
 * What a text is about, as terms: things that go by several names, places in a village or a block, words, and pairs of characters.
 * Petitioners write without spaces, with dialect and typing errors: pairs still match where a word was cut or written differently.
 */
import { sameWords } from './sameWords.ts';

/** A term as it is hashed, and how much it says. */
export interface Term {
  readonly text: string;
  readonly weight: number;
}

/** What a kind of term says, as tried on tests/fixtures/duplicates/development.json. */
const WEIGHT = { thing: 2, place: 1.2, word: 1, pair: 0.35 } as const;

/** Words of every petition; they tell none from another. */
const EMPTY = new Set(
  `我们 我 你们 你 他们 他 她 大家 咱们 本人 自己 有人 人家 请 希望 要求 请求 恳请 盼 反映 投诉 举报 咨询 建议 问题 情况 事情 有关 部门 有关部门 领导
   政府 解决 处理 协调 落实 答复 尽快 马上 及时 早日 已经 一直 没有 没 现在 目前 至今 多次 经常 总是 还是 还有 还 又 也 都 就 才 很 太 非常 特别 这 那
   这个 那个 这里 那里 这样 什么 怎么 为什么 是否 能否 可以 能 不能 不 是 在 有 的 了 着 过 地 得 和 与 及 或 而 但 但是 因为 所以 由于 如果 从 到 对 把
   被 让 给 向 于 为 以 并 且 之 个 只 条 次 天 年 月 日 号 上 下 里 外 中 前 后 左右 以上 以下 附近 一个 一些 几个 许多 很多 每天 昨天 今天 今年 去年
   上周 上个月 最近 不少 所有 全部 其中 之后 以后 以来 期间 时候 说 讲 去 来 找 问 打 看 做 想 要 会 应该 必须 需要 知道 觉得 导致 造成 影响 生活 居民
   群众 老百姓 业主 村民 住户 您好 你好 谢谢 感谢`.split(/\s+/),
);

/** `五组` and `5组` are one place. */
const DIGITS = '零一二三四五六七八九';
const PLACE = /([零一二三四五六七八九十\d]{1,4})(组|栋|幢|单元|号楼|社|期|班|队|路公交)/g;
const arabic = (number: string): string =>
  number === '十'
    ? '10'
    : number
        .replace(/^十/, '1')
        .replace(/十$/, '0')
        .replace(/十/, '')
        .replace(/[零一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));

/** Longest first, so that 「消防通道」 is not read as 「通道」. */
const things = new Map(sameWords.flatMap((group, n) => group.map((word) => [word, n] as const)));
const LONGEST = Math.max(...[...things.keys()].map((word) => word.length));

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN = /\p{Script=Han}/u;

/** A piece of a text and the term it stands for, so that a page can mark what two texts share. */
export interface Found {
  readonly at: number;
  readonly length: number;
  readonly term: Term;
}

export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase();

function findThings(text: string): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length;) {
    let step = 1;
    for (let length = Math.min(LONGEST, text.length - at); length >= 2; length -= 1) {
      const group = things.get(text.slice(at, at + length));
      if (group === undefined) continue;
      found.push({ at, length, term: { text: `thing:${String(group)}`, weight: WEIGHT.thing } });
      step = length;
      break;
    }
    at += step;
  }
  return found;
}

const findPlaces = (text: string): Found[] =>
  [...text.matchAll(PLACE)].map((match) => ({
    at: match.index,
    length: match[0].length,
    term: {
      text: `place:${arabic(match[1] ?? '')}${(match[2] ?? '').replace(/幢|号楼/, '栋').replace('社', '组')}`,
      weight: WEIGHT.place,
    },
  }));

function findWords(text: string): Found[] {
  const words = [...segmenter.segment(text)]
    .filter(({ segment, isWordLike }) => isWordLike === true && !EMPTY.has(segment))
    .map(({ segment, index }) => ({ segment, at: index }));
  const whole = words
    .filter(({ segment }) => segment.length >= 2 && !/^\d+$/.test(segment))
    .map(({ segment, at }) => ({
      at,
      length: segment.length,
      term: { text: `word:${segment}`, weight: WEIGHT.word },
    }));
  // Pairs run over the borders of words, which the segmenter draws differently in another sentence.
  const pairs = words.flatMap(({ segment, at }, n) => {
    const next = words[n + 1];
    const run = next && next.at === at + segment.length ? segment + next.segment.slice(0, 1) : segment;
    return Array.from({ length: Math.max(0, run.length - 1) }, (_, i) => ({ at: at + i, pair: run.slice(i, i + 2) }));
  });
  return [
    ...whole,
    ...pairs
      .filter(({ pair }) => [...pair].every((character) => HAN.test(character)))
      .map(({ at, pair }) => ({ at, length: 2, term: { text: `pair:${pair}`, weight: WEIGHT.pair } })),
  ];
}

/** Every term with where it stands; positions are those of `normalise(text)`. */
export function findTerms(text: string): readonly Found[] {
  const plain = normalise(text);
  return [...findThings(plain), ...findPlaces(plain), ...findWords(plain)];
}

/** The terms of a text, each once. */
export function problemTerms(text: string): readonly Term[] {
  return [...new Map(findTerms(text).map(({ term }) => [term.text, term])).values()];
}
