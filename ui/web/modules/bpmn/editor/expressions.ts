import { extension, one, text, type ModdleElement } from '../../../../../processes/lint/moddle.ts';

/** FEEL: when a way is taken. */
export const conditionOf = (own: ModdleElement): string | undefined => text(one(own, 'conditionExpression'), 'body');
/** FEEL: who is offered a person's step. */
export const groupsOf = (own: ModdleElement): string | undefined =>
  text(extension(own, 'zeebe:AssignmentDefinition'), 'candidateGroups');
