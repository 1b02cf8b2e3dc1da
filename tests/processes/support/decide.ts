import { createFeel } from '../../../engine/feel/feel.ts';
import { evaluateDecision } from '../../../engine/model/dmn/evaluateDecision.ts';
import { parseDmn } from '../../../engine/model/dmn/parseDmn.ts';
import type { JsonValue } from '../../../engine/core/json.ts';

const feel = createFeel().at({ now: Date.parse('2026-03-02T00:00:00Z'), random: () => 0 });

/** Decides by a shipped file on the embedded engine, with every decision that the asked one requires. */
export async function deciderOf(
  xml: string,
): Promise<(id: string, facts: Readonly<Record<string, JsonValue>>) => JsonValue> {
  const graph = await parseDmn(xml);
  if (!graph.ok) throw new Error(JSON.stringify(graph.problems));
  return (id, facts) => {
    const outcome = evaluateDecision(graph, id, { get: (name) => facts[name], names: () => Object.keys(facts) }, feel);
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.output;
  };
}
