import type { RecordedEvent } from '../../protocol/index.js';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** No name of an element begins like this. */
const PREFIX = '{math}';
const FULL_SNAPSHOT = 2;

type Fields = Record<string, unknown>;

/**
 * rrweb's replayer makes elements of HTML and SVG only. Formulas are marked by the recorder; here they get a name that
 * `createMathML` knows again. Changes the event in place.
 */
export function markMathML({ type, data }: RecordedEvent): void {
  const left: unknown[] = type === FULL_SNAPSHOT ? [data.node] : [];
  if (Array.isArray(data.adds)) for (const add of data.adds) left.push(isFields(add) ? add.node : null);
  while (left.length > 0) {
    const node = left.pop();
    if (!isFields(node)) continue;
    const { isMathML, tagName, childNodes } = node;
    if (isMathML === true && typeof tagName === 'string' && !tagName.startsWith(PREFIX))
      node.tagName = PREFIX + tagName;
    if (Array.isArray(childNodes)) left.push(...childNodes);
  }
}

/** Has a document of the copy make elements of formulas where it is asked for them by a marked name. */
export function createMathML(document: Document): void {
  if (Object.hasOwn(document, 'createElement')) return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement =>
    name.startsWith(PREFIX)
      ? (document.createElementNS(MATHML, name.slice(PREFIX.length)) as unknown as HTMLElement)
      : create(name, options);
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
