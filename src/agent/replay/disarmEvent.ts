import type { RecordedEvent } from '../../protocol/index.js';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;

/** Attributes that load, run or move something by themselves, on whatever element. */
const NEVER = new Set(['srcdoc', 'http-equiv', 'formaction', 'ping', 'autofocus']);

/** Where these elements load another document from. What an honest recorder saw in one comes as nodes. */
const LOADERS: Record<string, readonly string[]> = {
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data', 'codebase'],
  applet: ['code', 'archive', 'codebase'],
  portal: ['src'],
};

type Fields = Record<string, unknown>;

/**
 * Takes out of a recording what would load documents, run scripts or take the focus. The replay's frame does
 * not let any of that happen; this is the second lock on the same door, and keeps the console's log quiet.
 * Changes the event in place. Anything of unknown shape is left to the replayer's own door.
 * @param tagOf the lower-case tag of a node that is already there
 */
export function disarmEvent(event: RecordedEvent, tagOf: (id: number) => string | null): void {
  const { type, data } = event;
  if (type === FULL_SNAPSHOT) disarmTree(data.node);
  if (type !== INCREMENTAL || data.source !== MUTATION) return;
  for (const added of list(data.adds)) disarmTree(fields(added)?.node);
  for (const changed of list(data.attributes)) {
    const { id, attributes } = fields(changed) ?? {};
    const tag = typeof id === 'number' ? tagOf(id) : null;
    const named = fields(attributes);
    if (named) disarmAttributes(tag ?? '', named);
  }
}

function disarmTree(root: unknown): void {
  const left = [root];
  while (left.length > 0) {
    const node = fields(left.pop());
    if (!node) continue;
    const attributes = fields(node.attributes);
    if (typeof node.tagName === 'string') {
      // Some spellings pass the replayer's own renaming of scripts.
      const tag = /^(?:.*:)?script$/i.test(node.tagName) ? 'noscript' : node.tagName;
      node.tagName = tag;
      if (attributes) disarmAttributes(tag.toLowerCase(), attributes);
    }
    for (const child of list(node.childNodes)) left.push(child);
  }
}

function disarmAttributes(tag: string, attributes: Fields): void {
  for (const name of Object.keys(attributes)) {
    const lower = name.toLowerCase();
    const value = attributes[name];
    const removed =
      NEVER.has(lower) ||
      /^on[a-z]+$/.test(lower) ||
      LOADERS[tag]?.includes(lower) ||
      (typeof value === 'string' && hasScriptUrl(value));
    if (removed) delete attributes[name];
  }
}

/** Browsers skip control characters and spaces before and inside of a scheme. */
function hasScriptUrl(value: string): boolean {
  const start = [...value.slice(0, 100)]
    .filter(character => character > ' ')
    .join('')
    .toLowerCase();
  return start.startsWith('javascript:') || start.startsWith('vbscript:');
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function fields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
