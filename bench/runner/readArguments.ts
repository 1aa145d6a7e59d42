import { parseArgs } from 'node:util';

/** Which folder the scenarios come from. */
export type Suite = 'recorder' | 'app';

export interface Arguments {
  suite: Suite;
  /** Names of recorders; empty for all. */
  only: readonly string[];
  /** Names of scenarios; empty for all. */
  scenarios: readonly string[];
  /** How often each pair is measured. */
  rounds: number;
  /** What sizes are multiplied with: for trying things out. */
  scale: number;
  /** Not everything at its full size. */
  partial: boolean;
  /** Whether the tables go into docs/PERFORMANCE.md. */
  write: boolean;
}

/** @throws Error that says what is wrong */
export function readArguments(args: readonly string[]): Arguments {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      scenario: { type: 'string', default: '' },
      rounds: { type: 'string', default: '5' },
      scale: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const suite = positionals[0];
  if (suite !== 'recorder' && suite !== 'app') throw new Error('say "recorder" or "app"');
  const [only, scenarios] = [toList(values.only), toList(values.scenario)];
  const scale = toNumber('scale', values.scale);
  const partial = only.length > 0 || scenarios.length > 0 || scale !== 1;
  if (values.write && partial) throw new Error('only a whole run is written: leave out the other options');
  return {
    suite,
    only,
    scenarios,
    rounds: toNumber('rounds', values.rounds),
    scale,
    partial,
    write: values.write,
  };
}

const toList = (text: string) => text.split(',').filter(Boolean);

function toNumber(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0`);
  return number;
}
