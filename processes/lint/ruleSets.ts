/** Runs bpmnlint with its own rules, Camunda's for a version, and ours. */
import { Linter } from 'bpmnlint';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { configs, rules } from './index.ts';
import type { ReportMore } from './moddle.ts';
import type { Problem } from './problems.ts';

export type CamundaVersion = '8.8' | '8.9';

/** Finds rules and configurations of packages by name, as bpmnlint's resolvers do. */
export interface RulePackages {
  resolveRule(packageName: string, ruleName: string): unknown;
  resolveConfig(packageName: string, configName: string): unknown;
}

interface Report extends Partial<ReportMore> {
  readonly id?: string;
  readonly message: string;
  readonly category?: string;
}

const isOurs = (packageName: string): boolean => /(^|-)fengqiao$/.test(packageName);

/**
 * Of bpmnlint's own, `fake-join` is off: several flows into one activity are an exclusive merge (BPMN 2.0 §13.3.1), and a drawn
 * gateway for each would hide the loops.
 */
export const lintConfig = (version: CamundaVersion) => ({
  extends: [
    'bpmnlint:recommended',
    `plugin:camunda-compat/camunda-cloud-${version.replace('.', '-')}`,
    'plugin:fengqiao/recommended',
  ],
  rules: { 'fake-join': 'off' },
});

/** What the rules report; nothing for a file that is no BPMN, which the engine refuses anyway. */
export async function lintReports(
  xml: string,
  version: CamundaVersion,
  packages: RulePackages,
): Promise<readonly Problem[]> {
  const root = await new BpmnModdle({ zeebe }).fromXML(xml).then(
    ({ rootElement }) => rootElement,
    () => null,
  );
  if (root === null) return [];
  const linter = new Linter({
    config: lintConfig(version),
    resolver: {
      resolveRule: (name: string, rule: string) => (isOurs(name) ? rules[rule] : packages.resolveRule(name, rule)),
      resolveConfig: (name: string, entry: string) =>
        isOurs(name) ? configs[entry as keyof typeof configs] : packages.resolveConfig(name, entry),
    },
  });
  const reports = (await linter.lint(root)) as Readonly<Record<string, readonly Report[]>>;
  return Object.entries(reports).flatMap(([ruleId, list]) => list.map((report) => problemOf(ruleId, version, report)));
}

function problemOf(ruleId: string, version: CamundaVersion, report: Report): Problem {
  const isCamunda = ruleId.startsWith('camunda-compat/');
  return {
    ruleId,
    severity: report.category === 'error' || report.category === 'rule-error' ? 'error' : 'warning',
    elementId: report.id ?? '',
    message: {
      zh: report.zh ?? `${isCamunda ? `Camunda ${version} 的要求` : 'BPMN 画法'}：${report.message}`,
      en: report.message,
    },
    ...(report.article !== undefined && { article: report.article }),
  };
}
