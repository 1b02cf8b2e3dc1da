/** What a conformance run prints: a line per scenario as it ends, and how many agree at the end. */
import type { Scenario } from './scenario.ts';

export interface Result {
  readonly scenario: Scenario;
  readonly differences: readonly string[];
  readonly ms: number;
}

const WIDTH = 44;

/** `ok   parallel-gateway    Parallel gateway   12 ms`, with its differences on lines of their own. */
export function resultLine({ scenario, differences, ms }: Result): string {
  const verdict = differences.length === 0 ? 'agrees ' : 'DIFFERS';
  const line = `${verdict}  ${scenario.id.padEnd(WIDTH)}${scenario.feature}  ${String(Math.round(ms))} ms`;
  return [line, ...differences.map((difference) => `         ${difference}`)].join('\n');
}

export function summary(results: readonly Result[], gatewayVersion: string): string {
  const differing = results.filter(({ differences }) => differences.length > 0);
  const ids = differing.map(({ scenario }) => scenario.id).join(', ');
  return [
    '',
    `Gateway ${gatewayVersion}: ${String(results.length - differing.length)} of ${String(results.length)} scenarios agree`,
    ...(differing.length > 0 ? [`Different: ${ids}`] : []),
  ].join('\n');
}
