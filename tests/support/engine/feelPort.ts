/** FEEL for tests of the core: feelin with missing variables as null; the adapter of the engine is tested in its own folder. */
import { evaluate } from 'feelin';
import type { FeelPort } from '../../../engine/core/context.ts';
import type { JsonValue } from '../../../engine/core/json.ts';

export const testFeel: FeelPort = {
  evaluate: (source, variables) => {
    const context: Record<string, unknown> = {};
    for (const name of variables.names()) context[name] = variables.get(name);
    try {
      const { value, warnings } = evaluate(source, context);
      const failed = warnings.find(({ type }) => type !== 'NO_VARIABLE_FOUND' || source.startsWith('must '));
      if (failed) return { ok: false, message: `failed to evaluate expression '${source}': ${failed.message}` };
      return { ok: true, value: (value ?? null) as JsonValue };
    } catch (error) {
      return { ok: false, message: `failed to parse expression '${source}': ${String(error)}` };
    }
  },
};
