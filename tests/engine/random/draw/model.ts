/** A random file: a process, the one it calls, and the one that calls. */
import { randomOf } from '../../../support/rounds.ts';
import { job } from './activities.ts';
import { anyBlock } from './blocks.ts';
import { contents } from './containers.ts';
import { Drawing, type Model, type Version } from './drawing.ts';
import type { Scope } from './scope.ts';
import { definitions, extensions, xml } from './xml.ts';

export const MAIN = 'main';
const CHILD = 'child';
const LEAF = 'leaf';

/** Draws the same file for the same seed; version 2 differs where `Version` says. */
export const drawModel = (seed: number, version: Version): Model => {
  const file = new Drawing(randomOf(seed), version, 12);
  const process = (id: string, depth: number, calls: string | null, error: string | null): string => {
    const thrown = error === null ? [] : [file.error(error)];
    const told = error === null ? [] : [file.escalation('CHILD_TOLD')];
    const options = { processId: id, errors: thrown, escalations: told, quiet: false, calls, anyBlock };
    const drawn = contents(file, options, depth, version === 2 ? appendix : undefined);
    return xml('bpmn:process', { id, name: file.nameOf(id), isExecutable: 'true' }, drawn);
  };
  const main = process(MAIN, 3, CHILD, null);
  file.room = 5;
  const child = process(CHILD, 2, LEAF, 'CHILD_FAILED');
  file.room = 2;
  const leaf = process(LEAF, 1, null, 'LEAF_FAILED');
  const { messages, signals, errorCodes, cures, mappings } = file;
  return {
    xml: definitions(...file.declarations, main, child, leaf),
    messages,
    signals,
    errorCodes,
    cures,
    mappings,
  };
};

/** The task that version 2 has more. It takes neither chance nor numbers, so that the rest stays as it was. */
const appendix = (scope: Scope, sourceRef: string): string => {
  const id = `appended-${scope.options.processId}`;
  scope.add(xml('bpmn:serviceTask', { id }, extensions(job(id))));
  scope.add(xml('bpmn:sequenceFlow', { id: `${id}-flow`, sourceRef, targetRef: id }));
  return id;
};
