import { alignTable } from './alignTable.js';
import type { Row, Summary } from './summarize.js';

/** Bytes. Who sends less has told of nothing, and is nobody to compare bytes with. */
const SAYS_SOMETHING = 50;

/** One table for each scenario, for the terminal. */
export function formatForTerminal(summaries: readonly Summary[]): string {
  return summaries
    .map(({ each, page, rows, best }) => {
      const head = `${nameOf(each)} — the page alone: ${ms(page.cpu)} ms, longest task ${ms(page.longest)} ms`;
      const lines = rows.map(row =>
        [
          row.recorder.padEnd(12),
          `+${ms(row.added)} ± ${ms(row.spread)} ms`.padEnd(20),
          `× ${best ? ratio(row.added, best.added) : '–'} of best peer`.padEnd(24),
          `longest ${ms(row.longest)} ms`.padEnd(20),
          `${kilobytes(row.deflated)} kB (${kilobytes(row.raw)} raw)`,
        ].join(' '),
      );
      return [head, ...lines.map(line => `  ${line}`)].join('\n');
    })
    .join('\n\n');
}

/** Three tables for a document: time, longest task and bytes, a line for each scenario. */
export function formatForDocument(summaries: readonly Summary[], total: boolean): string {
  const recorders = summaries[0]?.rows.map(({ recorder }) => recorder) ?? [];
  const table = (title: string, head: readonly string[], lines: readonly (readonly string[])[]) =>
    `### ${title}\n\n${alignTable(['scenario', ...head], lines)}`;
  const time = summaries.map(({ each, page, rows, best }) => [
    nameOf(each),
    ms(page.cpu),
    ...rows.map(row => `${ms(row.added)} ± ${ms(row.spread)}`),
    best ? ratio(find(rows, 'ours')?.added, best.added) : '–',
  ]);
  if (total) time.push(...sumUp(summaries, recorders));
  const longest = summaries.map(({ each, page, rows }) => [
    nameOf(each),
    ms(page.longest),
    ...rows.map(row => ms(row.longest)),
  ]);
  const bytes = summaries.map(({ each, rows, best }) => [
    nameOf(each),
    ...rows.map(row => kilobytes(row.deflated)),
    best && best.deflated >= SAYS_SOMETHING ? ratio(find(rows, 'ours')?.deflated, best.deflated) : '–',
  ]);
  const growth = findGrowth(summaries, recorders);
  if (total)
    bytes.push(['**all**', ...recorders.map(name => kilobytes(totalOf(summaries, name, 'deflated'))), '']);
  return [
    table('Main-thread time added, ms', ['page alone', ...recorders, 'ours ÷ best peer'], time),
    table('Longest task, ms, the page’s own work included', ['page alone', ...recorders], longest),
    table('What left the page, kB after deflate', [...recorders, 'ours ÷ best peer'], bytes),
    ...(growth.length > 0 ? [table('Growth of the time added', ['of the size', ...recorders], growth)] : []),
  ].join('\n\n');
}

/** All scenarios together: time added, and as a share of what the pages need by themselves. */
function sumUp(summaries: readonly Summary[], recorders: readonly string[]): string[][] {
  const pages = summaries.reduce((sum, { page }) => sum + page.cpu, 0);
  const added = recorders.map(name => totalOf(summaries, name, 'added'));
  const share = added.map(each => `**${((each / pages) * 100).toFixed(0)} %**`);
  return [
    ['**all**', ms(pages), ...added.map(ms), ''],
    ['**all, of the pages’ own time**', '', ...share, ''],
  ];
}

/** Where a scenario has several sizes: by what the time added grows from the smallest to the largest. */
function findGrowth(summaries: readonly Summary[], recorders: readonly string[]): string[][] {
  return [...new Set(summaries.map(({ each }) => each.title))].flatMap(title => {
    const sizes = summaries.filter(({ each }) => each.title === title);
    const [first, last] = [sizes[0], sizes.at(-1)];
    if (!first || !last || first === last) return [];
    const factor = (name: string) => ratio(find(last.rows, name)?.added, find(first.rows, name)?.added ?? 0);
    return [[title, ratio(last.each.size, first.each.size), ...recorders.map(factor)].map(toFactor)];
  });
}

const toFactor = (cell: string, index: number) => (index === 0 || cell === '–' ? cell : `× ${cell}`);

const totalOf = (summaries: readonly Summary[], recorder: string, key: 'added' | 'deflated') =>
  summaries.reduce((sum, { rows }) => sum + (find(rows, recorder)?.[key] ?? 0), 0);

const find = (rows: readonly Row[], name: string) => rows.find(({ recorder }) => recorder === name);
const nameOf = ({ title, size }: Summary['each']) => `${title}: ${size.toLocaleString('en')}`;
const ms = (value: number) => (Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0));
const kilobytes = (bytes: number) => (bytes < 10_000 ? (bytes / 1000).toFixed(1) : (bytes / 1000).toFixed(0));
const ratio = (value: number | undefined, of: number) =>
  value === undefined || of <= 0 ? '–' : Math.max(0, value / of).toFixed(2);
