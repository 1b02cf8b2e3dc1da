export { basisOf, type FormData, type FormSchema } from './schema.ts';
export { TaskForm, type TaskFormHandle } from './TaskForm.tsx';
