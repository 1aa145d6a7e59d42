import type { Variant } from './channel.js';

export interface KnownLeak {
  channel: string;
  variants: readonly Variant[];
}

const MASKED: readonly Variant[] = ['attribute', 'server', 'configuration', 'private'];
const known = (variants: readonly Variant[], ...channels: string[]): KnownLeak[] =>
  channels.map(channel => ({ channel, variants }));

/** What is known to leak, neither more nor less. docs/SPEC.md, "Known limits", says it to people. */
export const KNOWN: readonly KnownLeak[] = [
  // Structure, kept by design: style sheets need it.
  ...known(MASKED, 'class', 'name of an element'),
  // Kept if they are words, whichever: the browser's own words are not listed.
  ...known(MASKED, 'role, part and slot', 'words for layout'),
  // Single rules and adopted sheets are told without asking the policy.
  ...known(MASKED, 'change: frame with its sheets', 'change: rule changed in a sheet'),
  ...known(MASKED, 'change: rule inserted into a sheet', 'change: sheet adopted in a shadow root'),
  ...known(MASKED, 'change: sheet adopted in a shadow root, changed'),
  // A sheet is judged by where it stands, not by what it styles.
  ...known(['attribute', 'private'], 'open: content of a rule for something masked'),
  ...known(['attribute', 'private'], 'open: rule inserted for something masked'),
  ...known(['attribute', 'private'], 'open: sheet adopted for something masked'),
];

/** What is never sent, masked or not; without a mask all other channels speak. */
export const SILENT: readonly string[] = [
  ...['change: custom validity', 'change: file chosen'],
  ...['change: value inserted, then cleared', 'comment', 'content of a frame in an attribute', 'datalist'],
  ...['handler', 'noscript', 'query of a link', 'script', 'style: comment', 'template'],
  'value of a hidden input',
];
