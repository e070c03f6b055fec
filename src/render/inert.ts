export { inert, inertLines } from '../messages/inert.ts';
