import type { YamlKind } from '../../yaml/yaml-file.ts';
import { type monthSchema, type TableCommands, tableKeys } from './schema.ts';

type FaultsOf = NonNullable<YamlKind<unknown>['faultOf']>;

/** The faults of a month in words of their own: what is wrong with which key, and what it takes. */
export function faultsOf(schema: ReturnType<typeof monthSchema>, commands: TableCommands): FaultsOf {
  return (fault, value) => {
    const names = fault.path.filter((p) => typeof p === 'string');
    const key = names.at(-1) ?? '';
    const ofTable = fault.path.length > 1;
    if (fault.code === 'unrecognized_keys') {
      const command = ofTable ? String(Reflect.get(Object(value), 'command')) : '';
      const known = ofTable ? tableKeys(commands[command]) : Object.keys(schema.shape);
      const values = { where: command, allowed: known.join(' ') };
      return fault.keys.map((name) => ({
        code: command ? 'E_MONTH_TABLE_KEY' : 'E_MONTH_KEY',
        values: { ...values, value: name },
        key: name,
      }));
    }
    const allowed = fault.message;
    if (key === '') return [{ code: 'E_MONTH_MISSING', values: { key: 'month', allowed: '1' } }];
    if (value === undefined) return [{ code: 'E_MONTH_MISSING', values: { key, allowed } }];
    if (ofTable && key === 'output') return [{ code: 'E_MONTH_NAME', values: { value: shown(value) } }];
    return [{ code: 'E_MONTH_VALUE', values: { key, value: shown(value), allowed } }];
  };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
