export { articleName } from '../../../../domain/schema/articleNames.ts';
