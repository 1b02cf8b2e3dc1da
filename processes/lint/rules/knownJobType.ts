import { jobs } from '../../../domain/jobs/jobs.ts';
import { extension, text, type RuleFactory } from '../moddle.ts';

/** A job type is one that a worker of ours serves; another would wait for ever. */
export const knownJobType: RuleFactory = () => ({
  check(node, reporter) {
    const definition = extension(node, 'zeebe:TaskDefinition');
    if (!definition) return;
    const type = text(definition, 'type') ?? '';
    if (Object.hasOwn(jobs, type)) return;
    reporter.report(node.id ?? '', `No worker serves the job type '${type}'.`, {
      zh: `没有程序处理作业类型“${type}”，流程会一直等待`,
    });
  },
});
