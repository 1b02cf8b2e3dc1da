/** The whole register. A route without a line here fails tests/ui/server/openapi. */
import { z } from 'zod';
import { under, type Operation } from '../operation.ts';
import { administrationLines } from './administration.ts';
import { intakeLines } from './intake.ts';
import { matterLines } from './matters.ts';
import { operationLines } from './operations.ts';
import { qualityLines } from './quality.ts';
import { sessionLines } from './session.ts';
import { studioLines } from './studio.ts';
import { taskLines } from './tasks.ts';

const { get } = under('api');

export const lines: readonly Operation[] = [
  ...sessionLines,
  ...taskLines,
  ...intakeLines,
  ...matterLines,
  ...qualityLines,
  ...studioLines,
  ...operationLines,
  ...administrationLines,
  get('/openapi.json', '本说明', 'This description', { answer: z.record(z.string(), z.unknown()), tagged: true }),
];
