/** bpmnlint's own rules in Chinese, by rule: the package speaks English only. */
const zh: Readonly<Record<string, string>> = {
  'ad-hoc-sub-process': '自由子流程的内容不合要求',
  'conditional-flows': '分支的线要有条件，或设为默认',
  'end-event-required': '缺少结束事件',
  'event-based-gateway': '事件网关之后只能接等待的事件',
  'event-sub-process-typed-start-event': '事件子流程的开始要写明等什么',
  global: '没有使用或没有名称的定义',
  'label-required': '缺少名称',
  'link-event': '跳转的入口和出口不成对',
  'no-bpmndi': '图上没有画出来',
  'no-complex-gateway': '不使用复杂网关',
  'no-disconnected': '没有连到流程里',
  'no-duplicate-sequence-flows': '两步之间的线重复',
  'no-gateway-join-fork': '同一个网关不能又汇合又分支',
  'no-implicit-split': '分支要用网关画出来',
  'no-implicit-end': '没有画结束',
  'no-implicit-start': '没有画开始',
  'no-inclusive-gateway': '尽量不用包容网关',
  'no-overlapping-elements': '与别的元素重叠',
  'single-blank-start-event': '只能有一个普通开始事件',
  'single-event-definition': '一个事件只能有一种触发',
  'start-event-required': '缺少开始事件',
  'sub-process-blank-start-event': '子流程要从普通开始事件开始',
  'superfluous-gateway': '网关没有作用',
  'superfluous-label': '名称多余',
  'superfluous-termination': '终止多余',
};

/** What a problem says in the language of the page. */
export function problemWords(
  { ruleId, message }: { readonly ruleId: string; readonly message: { readonly zh: string; readonly en: string } },
  language: 'zh' | 'en',
): string {
  return (language === 'zh' ? zh[ruleId] : undefined) ?? message[language];
}
