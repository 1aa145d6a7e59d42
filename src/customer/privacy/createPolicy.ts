import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { announceMasked } from './announceMasked.js';
import { BUILT_IN_ATTRIBUTES, HIDING_NAMES, isInterface, mayBeField } from './builtInRules.js';
import { chooseRules } from './chooseRules.js';
import type { CompiledRule } from './compileRestrictions.js';
import { decide } from './decide.js';
import { ALLOW_SUBMIT, HIDES, MASK, readBits, SERVICE } from './decisionBits.js';
import { explainPrivacy } from './explainPrivacy.js';
import { findFlatParent, type ShadowOf } from './findFlatParent.js';
import { matchDistantRules } from './matchDistantRules.js';
import { noteTaken, slotMasker } from './noteTaken.js';
import type { PrivacyPolicy } from './policy.js';
import { refreshDecisions } from './refreshDecisions.js';
import { rememberMasked } from './rememberMasked.js';
import { rememberPasswords } from './rememberPasswords.js';
import { searchHidden } from './searchHidden.js';
import { watchClones } from './watchClones.js';
import { watchPasswordType } from './watchPasswordType.js';
import { documentOf, watchRoots } from './watchRoots.js';

type Page = Window & typeof globalThis;

export interface PolicyOptions {
  window: Page;
  /** The rules that hold now, from configuration and server. Another array: they are others. */
  restrictions(): readonly CompiledRule[];
  /** Masks everything that nothing shows. */
  privateByDefault: boolean;
  /** The shadow root of an element, closed ones included; without it, open ones. */
  shadowOf?: ShadowOf;
  /** Was this element given to `markServiceElement`? */
  isMarked?(element: Element): boolean;
  /** Called once for each masked element, soon after it was found. */
  onMasked?(element: Element): void;
  /** Those for which it was called; others of the same page are told again when this is another set. */
  told?(): WeakSet<Element>;
  log: Log;
}

/** Makes the policy of a page. It must live as long as the page's session: it remembers what was ever a secret. */
export function createPolicy(options: PolicyOptions): PrivacyPolicy {
  const { window, privateByDefault, log } = options;
  const top = window.document;
  const isMarked = options.isMarked ?? (() => false);
  const tree = findFlatParent(top, options.shadowOf ?? (element => element.shadowRoot));
  const rules = chooseRules(options.restrictions, top);
  const roots = watchRoots();
  const distant = matchDistantRules();
  const memory = rememberMasked();
  const passwords = rememberPasswords();
  const known = new WeakSet<Element>();
  const masked = announceMasked(options.onMasked ?? (() => undefined), options.told ?? (() => known), log);
  /** A masked field that may have nodes in it. */
  let hasField = false;
  const search = searchHidden({
    roots: roots.all,
    hasRules: () => options.restrictions().some(({ type }) => type === 'mask' || type === 'service'),
  });

  const askRules = (element: Element): number | null => {
    try {
      const { local } = rules.of(element.ownerDocument);
      let bits = 0;
      if (element.matches(local.any))
        for (const { bit, selector } of local.each) if (element.matches(selector)) bits |= bit;
      return bits;
    } catch (error) {
      return cannotAsk(error);
    }
  };
  const ownBits = (element: Element, asked: number | null): number => {
    let bits = asked ?? MASK;
    try {
      if (bits & HIDES && !isInterface(element)) search.found();
      // Not kept: what is remembered of passwords may have become more.
      if (mayBeField(element) && passwords.isSecret(element)) {
        bits |= MASK;
        hasField ||= element.localName !== 'input';
      }
      if (isMarked(element)) {
        bits |= SERVICE;
        search.found();
      }
    } catch (error) {
      cannotAsk(error);
      bits |= MASK;
    }
    return bits | distant.bitsOf(element);
  };
  /** The page has replaced what we ask by. What cannot be judged is not shown. */
  const cannotAsk = (error: unknown): null => {
    log.error('privacyUnknown', error);
    return null;
  };
  const decisions = decide({
    ...{ top, tree, memory, privateByDefault, askRules, ownBits },
    masked: masked.found,
  });
  const remembers = (): boolean => hasField || memory.isUsed() || search.hides();
  const { refresh, begin } = refreshDecisions({
    ...{ roots, rules, distant, decisions, memory, passwords, tree },
  });

  let catchUp: () => void = () => undefined;
  const noteClone = guardCallback(
    (source: Node, copy: Node) => {
      catchUp();
      keepCopy(source, copy);
    },
    log,
    'cloneNotFollowed',
  );
  /** By what the page is now and by what it was when it was last looked at. */
  const hidesNow = (element: Element): boolean =>
    memory.isKept(element, undefined) ||
    ((decisions.ownOf(element) | (askRules(element) ?? MASK)) & HIDES) > 0;
  const noteRemoved = guardCallback(
    (node: Node, from: Node) => {
      const shadow = from.nodeType === 1 ? tree.shadowOf(from as Element) : null;
      const masker =
        (shadow && slotMasker(node, shadow, decisions)) ??
        (from.nodeType === 1 && hidesNow(from as Element)
          ? (from as Element)
          : (memory.aroundOf(from) ?? findMasker(from)));
      noteTaken(node, masker, { memory, decisions, tree });
    },
    log,
    'removalNotFollowed',
  );
  /** A copy is judged by where its original stands now, which is not what was decided when the page was last looked at. */
  const keepCopy = (source: Node, copy: Node): void => {
    const masker = memory.aroundOf(source) ?? findMasker(source);
    memory.copy(source, copy, masker);
    const hides = copy.nodeType === 1 && (memory.isKept(copy, undefined) || decisions.hidesItself(source));
    // Of a copy that is in no page yet, each part may be taken by itself.
    const around = masker ?? (hides ? (copy as Element) : undefined);
    copyPassword(source, copy);
    if (!copy.hasChildNodes() || (passwords.isEmpty() && !memory.isUsed() && !around)) return;
    const copies = new Map<Node, Node>([[source, copy]]);
    const [from, to] = [source, copy].map(node => top.createNodeIterator(node));
    for (;;) {
      const [one, other] = [from?.nextNode(), to?.nextNode()];
      if (!one || !other) return;
      if (one === source) continue;
      copyPassword(one, other);
      copies.set(one, other);
      const its = memory.aroundOf(one) ?? around;
      if (its) memory.noteAround(other, (copies.get(its) ?? its) as Element);
      if (memory.isKept(one, undefined)) memory.copy(one, other, undefined);
    }
  };
  const copyPassword = (source: Node, copy: Node): void => {
    if ((source as Partial<Element>).localName !== 'input' || copy.nodeType !== 1) return;
    if (passwords.wasPassword(source as Element)) passwords.note(copy as HTMLInputElement);
  };
  const findMasker = (node: Node): Element | undefined => {
    let isShown = !privateByDefault || decisions.showsItself(node);
    let last: Node = node;
    for (let at = tree.parentOf(node); at; at = tree.parentOf(at)) {
      last = at;
      if (at.nodeType !== 1) continue;
      if (hidesNow(at as Element)) return at as Element;
      isShown ||= decisions.showsItself(at);
    }
    return isShown || last !== top ? undefined : decisions.byDefault;
  };

  const pages = new Map<Page, Stoppable>();
  const watchPage = (page: Page | null): void => {
    for (const [gone, patches] of pages) if (gone.closed && pages.delete(gone)) patches.stop();
    if (!page || pages.has(page)) return;
    const notePassword = guardCallback(passwords.note, log, 'passwordNotNoted');
    pages.set(page, stopAll([watchPasswordType(page, notePassword), watchClones(page, noteClone)]));
  };

  const watchRoot = (root: Document | ShadowRoot): void => {
    const document = documentOf(root);
    watchPage(document.defaultView);
    tree.noteFrame(document);
    for (const input of Array.from(root.querySelectorAll<HTMLInputElement>('input[type="password" i]')))
      passwords.note(input);
    if (!roots.add(root)) return;
    begin(root);
    search.again();
  };
  watchRoot(top);
  if (privateByDefault) search.found();

  return {
    of: node => readBits(decisions.of(node), privateByDefault),
    allowsSubmit(element) {
      const bits = decisions.of(element);
      return (bits & ALLOW_SUBMIT) > 0 && readBits(bits, privateByDefault) === 'visible';
    },
    cares(attribute) {
      if (BUILT_IN_ATTRIBUTES.includes(attribute)) return true;
      return options
        .restrictions()
        .some(({ scan }) => scan.isStateful || scan.attributes.has(attribute.toLowerCase()));
    },
    hides: search.hides,
    remembers,
    noted(node, attribute) {
      if (!attribute) search.noted(node);
      else if (HIDING_NAMES.includes(attribute)) search.found();
    },
    removed(node, from) {
      if (remembers()) noteRemoved(node, from);
    },
    follow(next) {
      catchUp = next;
    },
    refresh(changes) {
      search.look(changes);
      return refresh(changes);
    },
    explain: element =>
      explainPrivacy(element, {
        ...{ tree, top, privateByDefault, isMarked },
        bitsOf: decisions.of,
        rulesOf: rules.of,
        wasPassword: passwords.wasPassword,
        isSecret: passwords.isSecret,
        isKept: at => memory.isKept(at, memory.aroundOf(at)),
      }),
    watchRoot,
    stop() {
      stopAll([...pages.values(), masked]).stop();
      pages.clear();
      roots.clear();
    },
  };
}
