import { issue, SystemError } from '../errors.ts';
import type { Opening, Store } from './store.ts';

/** What Node says of a library that is not there, or not made for this machine. */
const NO_ENGINE = ['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

/**
 * The class of stores. It is loaded here, and libsql with it, and not before.
 * @throws SystemError E_STORE_ENGINE where libsql does not load
 */
export async function storeClass(): Promise<typeof Store> {
  try {
    return (await import('./store.ts')).Store;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!NO_ENGINE.includes(code)) throw error;
    const [reason = ''] = message.split('\n');
    throw new SystemError([issue('E_STORE_ENGINE', { reason })]);
  }
}

/**
 * Opens a store as it stands at this moment, to look at it; what others write meanwhile is not seen. Close it when no
 * figure of its panels is needed any more.
 * @throws SystemError E_STORE_ENGINE, E_STORE_MISSING, E_STORE_FOREIGN, E_STORE_NEWER, E_STORE_DAMAGED, E_STORE_FAILED
 */
export async function openStore(file: string, options: Partial<Opening> = {}): Promise<Store> {
  return (await storeClass()).open(file, options);
}
