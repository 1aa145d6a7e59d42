import { FIELD_RULES, mayBeField, PASSWORD_NAMES } from './builtInRules.js';

export interface PasswordMemory {
  /** This input is a password, and stays one whatever becomes of its type. */
  note(input: HTMLInputElement): void;
  /** Must this field be masked by itself? */
  isSecret(element: Element): boolean;
  /** Was it ever a password, or does it stand for one that was? */
  wasPassword(element: Element): boolean;
  /** Was anything learned since the last call? It may concern fields that were judged before. */
  takeNews(): boolean;
  /** Is there none? */
  isEmpty(): boolean;
  /** To be called when elements have come: recognises fields that take the place of a password that has gone. */
  recognise(added: readonly Element[]): void;
}

const FIELDS = FIELD_RULES.join();
const NAMES = PASSWORD_NAMES.join();
const TEXT_TYPES = ['text', 'search', 'tel', 'url', 'email', 'number', 'password'];

/**
 * Remembers which inputs are passwords for as long as the page lives: those that ever had the type, those that have
 * the same name or id (a framework that shows a password often puts another input in its place), and an input that
 * comes when a password goes, with the same value, or at the same place without a name of its own.
 */
export function rememberPasswords(): PasswordMemory {
  const ever = new WeakSet<Element>();
  const names = new Set<string>();
  const ids = new Set<string>();
  const alive = new Map<WeakRef<HTMLInputElement>, Node | null>();
  let news = false;

  const note = (input: HTMLInputElement) => {
    const name = input.getAttribute('name') ?? '';
    const { id } = input;
    if (ever.has(input) && (!name || names.has(name)) && (!id || ids.has(id))) return;
    news = true;
    if (!ever.has(input)) alive.set(new WeakRef(input), input.parentNode);
    ever.add(input);
    if (name) names.add(name);
    if (id) ids.add(id);
  };
  const wasPassword = (element: Element): boolean => {
    if (ever.has(element)) return true;
    if (element.localName !== 'input') return false;
    const input = element as HTMLInputElement;
    if (!TEXT_TYPES.includes(input.type)) return false;
    return names.has(input.getAttribute('name') ?? '') || ids.has(input.id);
  };

  return {
    note,
    wasPassword,
    isSecret(element) {
      if (!mayBeField(element)) return false;
      const isInput = element.localName === 'input';
      if (isInput && (element as HTMLInputElement).type === 'password') note(element as HTMLInputElement);
      if (wasPassword(element) || element.matches(FIELDS)) return true;
      return isInput && TEXT_TYPES.includes((element as HTMLInputElement).type) && element.matches(NAMES);
    },
    takeNews() {
      const had = news;
      news = false;
      return had;
    },
    isEmpty: () => alive.size === 0,
    recognise(added) {
      const places = new Set<Node>();
      const values = new Set<string>();
      for (const [reference, place] of alive) {
        const input = reference.deref();
        if (!input) alive.delete(reference);
        else if (input.isConnected) alive.set(reference, input.parentNode);
        else if (place) {
          places.add(place);
          if (input.value) values.add(input.value);
          alive.set(reference, null);
        }
      }
      if (places.size === 0) return;
      for (const root of added) {
        const inputs = root.localName === 'input' ? [root] : Array.from(root.querySelectorAll('input'));
        for (const input of inputs as HTMLInputElement[]) {
          if (!TEXT_TYPES.includes(input.type)) continue;
          const isNameless = !input.name && !input.id;
          const isThere = input.parentNode !== null && places.has(input.parentNode);
          if (values.has(input.value) || (isThere && isNameless)) note(input);
        }
      }
    },
  };
}
