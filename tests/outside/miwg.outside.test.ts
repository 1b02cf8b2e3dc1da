/**
 * The reference diagrams of the BPMN Model Interchange Working Group (github.com/bpmn-miwg/bpmn-miwg-test-suite, folder Reference) in
 * the editor of the studio. They are not kept here: FENGQIAO_MIWG names a folder that has them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useStudioEditor } from '../support/web/studioEditor.ts';
import { whatIsLost } from '../support/sameModel.ts';

const folder = process.env['FENGQIAO_MIWG'];
if (folder === undefined)
  throw new Error('Set FENGQIAO_MIWG to the folder Reference of a copy of github.com/bpmn-miwg/bpmn-miwg-test-suite');

const editor = useStudioEditor();

test.each(readdirSync(folder).filter((name) => name.endsWith('.bpmn')))(
  'should open %s, and lose nothing of it when it is saved unchanged',
  async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(await whatIsLost(text, await editor.savedUnchanged(text))).toEqual([]);
  },
);
