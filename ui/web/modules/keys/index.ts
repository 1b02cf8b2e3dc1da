export { GoKeys } from './GoKeys.tsx';
export { KeyHelp, type KeyLine } from './KeyHelp.tsx';
export { useKeys, useLetters } from './useKeys.ts';
