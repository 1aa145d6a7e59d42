import type { Variant } from './channel.js';

export interface KnownLeak {
  channel: string;
  variants: readonly Variant[];
}

const MASKED: readonly Variant[] = ['attribute', 'server', 'configuration', 'private'];
const known = (variants: readonly Variant[], ...channels: string[]): KnownLeak[] =>
  channels.map(channel => ({ channel, variants }));

/**
 * What is sent of a mask by design, and nothing else: names that style sheets and slots need (docs/PRIVACY.md). They are no
 * place for content.
 */
export const KNOWN: readonly KnownLeak[] = known(MASKED, 'class', 'name of an element', 'part and slot');

/** What is never sent, masked or not; without a mask all other channels speak. */
export const SILENT: readonly string[] = [
  ...['change: custom validity', 'change: file chosen'],
  ...['change: value inserted, then cleared', 'comment', 'content of a frame in an attribute', 'datalist'],
  ...['handler', 'noscript', 'query of a link', 'script', 'style: comment', 'template'],
  'value of a hidden input',
];
