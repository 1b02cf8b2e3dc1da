/** The process and what it calls, directly or further down; a name that is computed may be any of them. */
import type { ExecutableProcess } from '../../../engine/core/model.ts';

export function withCalled(processId: string, processes: readonly ExecutableProcess[]): readonly ExecutableProcess[] {
  const found = new Set<ExecutableProcess>();
  const visit = (id: string): void => {
    const process = processes.find(({ bpmnProcessId }) => bpmnProcessId === id);
    if (!process || found.has(process)) return;
    found.add(process);
    for (const element of Object.values(process.elements)) {
      if (element.type !== 'CALL_ACTIVITY') continue;
      if (element.processId.kind === 'static') visit(element.processId.value);
      else for (const { bpmnProcessId } of processes) visit(bpmnProcessId);
    }
  };
  visit(processId);
  return [...found];
}
