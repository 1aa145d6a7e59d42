import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { createOpenings } from './createOpenings.js';
import { openScope, type Scope, type ScopeOptions } from './openScope.js';

/** The documents that are recorded: the page, and those in its frames that it can read. */
export interface Scopes extends Stoppable {
  all(): Scope[];
  of(document: Document): Scope | null;
  /** Begins with a document; what stood in the same frame before is closed. */
  open(document: Document, frame: HTMLIFrameElement | null): Scope | null;
  /** Closes those whose frame is gone, or shows another document, and what else is in no page. */
  dropGone(): void;
}

export function keepScopes(
  options: ScopeOptions & {
    opened(document: Document): void;
    closed(document: Document): void;
  },
): Scopes {
  const scopes = new Map<Document, Scope>();
  const openings = createOpenings();
  const close = (scope: Scope) => {
    scope.stop();
    scopes.delete(scope.document);
    options.closed(scope.document);
  };
  const closeWhere = (isGone: (scope: Scope, frame: HTMLIFrameElement) => boolean) => {
    for (const scope of [...scopes.values()]) if (scope.frame && isGone(scope, scope.frame)) close(scope);
  };
  return {
    all: () => [...scopes.values()],
    of: document => scopes.get(document) ?? null,
    open(document, frame) {
      if (frame) closeWhere((_scope, its) => its === frame);
      const scope = openScope(document, frame, { ...options, openings });
      if (!scope) return null;
      scopes.set(document, scope);
      options.opened(document);
      scope.adopted.meet(document);
      return scope;
    },
    dropGone() {
      closeWhere(({ document }, frame) => !frame.isConnected || documentOf(frame) !== document);
      for (const scope of scopes.values()) scope.dropGone();
    },
    stop() {
      stopAll([...scopes.values()]).stop();
      scopes.clear();
    },
  };
}

/** The document of a frame, if this page may read it. */
export function documentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null; // Of another origin.
  }
}
