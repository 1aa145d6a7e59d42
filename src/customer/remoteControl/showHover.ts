import { HOVER_MARK, markHoverSheet } from '../../browser/hoverMark.js';
import type { Stoppable } from '../../browser/listen.js';
import { flatPath } from './flatPath.js';
import { readHoverRules } from './readHoverRules.js';

export interface HoverLook extends Stoppable {
  /** The agent's pointer is over this now; `null`: over nothing. */
  show(element: Element | null): void;
}

type Root = Document | ShadowRoot;

/**
 * Shows what an agent's pointer is over as browsers show what the customer's is. No script can make `:hover` hold: a
 * sheet of ours has the rules once more for elements with a mark, in each document and shadow tree on the way.
 */
export function showHover(top: Window): HoverLook {
  const read = new WeakMap<
    CSSStyleSheet,
    { rules: number; disabled: boolean; media: string; text: string }
  >();
  const sheets = new Map<Root, { sheet: CSSStyleSheet; text: string }>();
  let marked = new Set<Element>();
  let shown: Element | null = null;

  const textOf = (sheet: CSSStyleSheet, base: string): string => {
    const rules = countRules(sheet);
    const { disabled } = sheet;
    const media = sheet.media.mediaText;
    const last = read.get(sheet);
    if (last?.rules === rules && last.disabled === disabled && last.media === media) return last.text;
    const text = readHoverRules(sheet, base);
    read.set(sheet, { rules, disabled, media, text });
    return text;
  };
  /** Brings our sheet of a root up to date. Is there anything for what is hovered? */
  const prepare = (root: Root): boolean => {
    const document = root.ownerDocument ?? (root as Document);
    const view = document.defaultView;
    if (!view || !root.adoptedStyleSheets) return false;
    const own = sheets.get(root);
    const theirs = Array.from(root.adoptedStyleSheets).filter(sheet => sheet !== own?.sheet);
    const text = [...Array.from(root.styleSheets), ...theirs]
      .map(each => textOf(each, document.baseURI))
      .join('');
    if (!own && !text) return false;
    const entry = own ?? { sheet: new view.CSSStyleSheet(), text: '' };
    if (!own) {
      markHoverSheet(entry.sheet);
      sheets.set(root, entry);
    }
    if (entry.text !== text) {
      entry.sheet.replaceSync(text);
      entry.text = text;
    }
    // After those that the page has adopted since.
    const { length } = root.adoptedStyleSheets;
    if (theirs.length === length || root.adoptedStyleSheets[length - 1] !== entry.sheet)
      root.adoptedStyleSheets = [...theirs, entry.sheet];
    return text !== '';
  };

  const show = (element: Element | null) => {
    if (element === shown) return;
    shown = element;
    const next = new Set<Element>();
    const prepared = new Map<Root, boolean>();
    for (const each of pathOfPage(top, element)) {
      if (isInRichText(each)) continue;
      const root = each.getRootNode() as Root;
      const styles = prepared.get(root) ?? prepare(root);
      prepared.set(root, styles);
      // A host is styled from within, too.
      if (styles || (each.shadowRoot && prepared.get(each.shadowRoot))) next.add(each);
    }
    for (const each of marked) if (!next.has(each)) each.removeAttribute(HOVER_MARK);
    for (const each of next) if (!marked.has(each)) each.setAttribute(HOVER_MARK, '');
    marked = next;
  };

  return {
    show,
    stop() {
      show(null);
      for (const [root, { sheet }] of sheets) {
        const left = Array.from(root.adoptedStyleSheets);
        if (left.includes(sheet)) root.adoptedStyleSheets = left.filter(each => each !== sheet);
      }
      sheets.clear();
    },
  };
}

/** Editors watch what they show, and would take a mark on it for an edit: they draw it anew, and the caret is lost. */
function isInRichText({ parentElement }: Element): boolean {
  return !!parentElement?.closest('[contenteditable]:not([contenteditable="false" i])');
}

function countRules(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return -1; // Of another origin.
  }
}

/** The way out, through the frames around a document as well. */
function pathOfPage(top: Window, element: Element | null): Element[] {
  const path: Element[] = [];
  for (let at = element; at; ) {
    path.push(...flatPath(at));
    const view: Window | null = at.ownerDocument.defaultView;
    at = view === top ? null : (view?.frameElement ?? null);
  }
  return path;
}
