import type { Opening, Store } from './store.ts';

/**
 * Opens a store as it stands at this moment, to look at it; what others write meanwhile is not seen. Close it when no
 * figure of its panels is needed any more. libsql is loaded here and not before.
 * @throws SystemError E_STORE_MISSING, E_STORE_FOREIGN, E_STORE_NEWER, E_STORE_DAMAGED, E_STORE_FAILED
 */
export async function openStore(file: string, options: Partial<Opening> = {}): Promise<Store> {
  const { Store } = await import('./store.ts');
  return Store.open(file, options);
}
