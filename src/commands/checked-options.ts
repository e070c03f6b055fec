import { usage } from '../errors.ts';
import { type OptionSpec, Options } from './command.ts';
import { COMMON_OPTIONS } from './options.ts';

/** Options whose every value is what its option takes. @throws UsageError E_OPTION */
export function checkedOptions(
  values: Readonly<Record<string, unknown>>,
  specs: readonly OptionSpec[],
): Options {
  const byName = Object.fromEntries(Object.entries(values).map(([key, value]) => [kebab(key), value]));
  for (const spec of [...specs, ...COMMON_OPTIONS]) {
    const name = optionName(spec);
    const value = byName[name];
    if (typeof value !== 'string') continue;
    const refuse = (allowed: string) => usage('E_OPTION', { option: `--${name}`, value, allowed });
    if (spec.choices) {
      byName[name] = value.toLowerCase();
      if (!spec.choices.includes(value.toLowerCase())) throw refuse(spec.choices.join(' '));
    }
    if (spec.most !== undefined && !(/^\d{1,3}$/.test(value) && Number(value) <= spec.most))
      throw refuse(`0 … ${spec.most}`);
  }
  return new Options(byName);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The long name of an option: `moved-from`. */
export function optionName({ flags }: OptionSpec): string {
  return /--([a-z-]+)/.exec(flags)?.[1] ?? '';
}
