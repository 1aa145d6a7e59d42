import type { Bytes } from './countBytes.js';
import { BASELINE, type Case, PEERS } from './plan.js';
import type { Sample } from './takeSample.js';

/** All samples of one recorder in one scenario. */
export interface Measured {
  each: Case;
  recorder: string;
  samples: readonly Sample[];
  /** What leaves the page when a recorder is started and nothing is done. */
  before: Bytes;
}

export interface Row {
  recorder: string;
  /** CPU time of the main thread beyond that of the page alone, ms: median, and how far samples lie around it. */
  added: number;
  spread: number;
  /** The median of the longest task, ms. */
  longest: number;
  /** What left the page because of the change, bytes: raw and after deflate. */
  raw: number;
  deflated: number;
}

export interface Summary {
  each: Case;
  /** The page alone. */
  page: { cpu: number; longest: number };
  rows: readonly Row[];
  /** The lowest numbers of peers; `null` where none was measured. */
  best: { added: number; deflated: number } | null;
}

export function summarize(all: readonly Measured[], cases: readonly Case[]): Summary[] {
  return cases.map(each => {
    const mine = all.filter(measured => measured.each === each);
    const page = mine.find(({ recorder }) => recorder === BASELINE);
    if (!page) throw new Error(`${each.scenario} was not measured without a recorder`);
    const base = pick(page, 'cpu');
    const rows = mine
      .filter(measured => measured !== page)
      .map(measured => {
        const cpu = pick(measured, 'cpu');
        const bytes = measured.samples.map(sample => sample.bytes);
        const { before } = measured;
        return {
          recorder: measured.recorder,
          added: median(cpu) - median(base),
          spread: Math.hypot(deviation(cpu), deviation(base)),
          longest: median(pick(measured, 'longest')),
          raw: Math.max(0, median(bytes.map(({ raw }) => raw)) - before.raw),
          deflated: Math.max(0, median(bytes.map(({ deflated }) => deflated)) - before.deflated),
        };
      });
    const peers = rows.filter(({ recorder }) => PEERS.includes(recorder));
    return {
      each,
      page: { cpu: median(base), longest: median(pick(page, 'longest')) },
      rows,
      best:
        peers.length === 0
          ? null
          : {
              added: Math.min(...peers.map(({ added }) => added)),
              deflated: Math.min(...peers.map(({ deflated }) => deflated)),
            },
    };
  });
}

const pick = ({ samples }: Measured, key: 'cpu' | 'longest') => samples.map(sample => sample[key]);

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/** The median distance from the median. */
function deviation(numbers: readonly number[]): number {
  const center = median(numbers);
  return median(numbers.map(number => Math.abs(number - center)));
}
