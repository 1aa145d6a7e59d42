import type { Privacy } from '../privacy/policy.js';
import { createPackedWriter } from './createPackedWriter.js';
import { createTreeWriter, type TreeWriter } from './createTreeWriter.js';
import { describeElement } from './describeElement.js';
import type { NodeBook } from './nodeBook.js';
import type { Redaction } from './redaction.js';
import { type ChangeWriter, createChangeWriter } from './writeChanges.js';

export interface PageWriterOptions {
  top: Document;
  book: NodeBook;
  privacyOf(node: Node): Privacy;
  remembers(): boolean;
  redact: Redaction;
  shadowOf(element: Element): ShadowRoot | null;
  met(element: Element, privacy: Privacy): void;
}

/** Puts together what writes a page down, in the compact form of `protocol/packedForm.ts`. */
export function createPageWriter(options: PageWriterOptions): { trees: TreeWriter; writer: ChangeWriter } {
  const { redact } = options;
  const out = createPackedWriter();
  const describe = describeElement(redact);
  const shared = { ...options, out, text: redact.text };
  const trees = createTreeWriter({ ...shared, describe: describe.element });
  return { trees, writer: createChangeWriter({ ...shared, trees, describe }) };
}
