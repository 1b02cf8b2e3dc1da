import { lazy } from 'react';

/** The diagram with bpmn-js behind it, fetched when it is first shown. */
export const Diagram = lazy(async () => ({ default: (await import('./Diagram.tsx')).Diagram }));
