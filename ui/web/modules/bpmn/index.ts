import { lazy } from 'react';

export type { Mark } from './marks.ts';
export type { FlowEditor, Selected } from './editor/FlowEditor.ts';

/** Each with bpmn-js behind it, fetched when it is first shown. */
export const Diagram = lazy(async () => ({ default: (await import('./Diagram.tsx')).Diagram }));
export const FlowPicture = lazy(async () => ({ default: (await import('./FlowPicture.tsx')).FlowPicture }));
export const EditorCanvas = lazy(async () => ({ default: (await import('./editor/EditorCanvas.tsx')).EditorCanvas }));
