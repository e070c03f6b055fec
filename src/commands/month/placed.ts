import { InputError, type Origin, RegstatError, SystemError } from '../../errors.ts';

/** What a command refuses of its options, as a fault at its place in the file of the month. */
export function placed(error: unknown, at: (value: string | undefined) => Origin): unknown {
  if (!(error instanceof RegstatError) || error instanceof SystemError) return error;
  return new InputError(error.issues.map((i) => ({ ...i, origin: i.origin ?? at(i.values.value) })));
}
