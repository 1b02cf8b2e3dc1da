/** Hit policies (DMN 1.3, 8.2.8) that Camunda 8 supports. */
import { order, same } from '../../feel/values.ts';
import type { FeelEvaluator } from '../../feel/feel.ts';
import type { Aggregator, DecisionTable } from './decisions.ts';
import { DecisionFailed, valueOf } from './failure.ts';

/** `results`: one per matching rule, in the order of the table; at least one. */
export function applyHitPolicy(table: DecisionTable, results: readonly unknown[], feel: FeelEvaluator): unknown {
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (results.length > 1) {
        throw new DecisionFailed(`The hit policy UNIQUE allows one matching rule, but ${results.length} match.`);
      }
      return results[0];
    case 'ANY':
      if (results.some((result) => !same(result, results[0]))) {
        const found = results.map((result) => JSON.stringify(valueOf(feel.json(result)))).join(', ');
        throw new DecisionFailed(`The hit policy ANY needs equal results of all matching rules, but found ${found}.`);
      }
      return results[0];
    case 'FIRST':
      return results[0];
    case 'RULE ORDER':
      return results;
    case 'COLLECT':
      return table.aggregator === null ? results : aggregate(table.aggregator, results);
  }
}

function aggregate(aggregator: Aggregator, results: readonly unknown[]): unknown {
  if (aggregator === 'COUNT') return results.length;
  if (!results.every((result) => typeof result === 'number')) {
    throw new DecisionFailed(`The aggregation ${aggregator} needs numbers only.`);
  }
  switch (aggregator) {
    case 'SUM':
      return results.reduce((sum, result) => sum + result, 0);
    case 'MIN':
      return results.reduce((least, result) => ((order(result, least) ?? 0) < 0 ? result : least));
    case 'MAX':
      return results.reduce((most, result) => ((order(result, most) ?? 0) > 0 ? result : most));
  }
}
