/** What agents may see of a node, and do with it; from least to most strict. */
export type Privacy = 'visible' | 'control' | 'masked' | 'service';

/** What has happened to a page since the policy was last brought up to date. */
export interface PageChanges {
  /** Elements that have got another value of an attribute for which `cares` says yes. */
  attributes: Iterable<Element>;
  /** The topmost nodes that were put in, moved ones included. */
  added: Iterable<Node>;
  /** The topmost nodes that were taken out, moved ones included. */
  removed: Iterable<Node>;
  /**
   * Each node that was taken out, with what it was taken out of. With it a node is also known that went into a
   * mask and out of it between two calls.
   */
  moved?: Iterable<readonly [node: Node, from: Node]>;
}

/** A rule, an attribute or a fact that makes a decision, and the element that it holds for. */
export interface PrivacyReason {
  /** Where the rule comes from. */
  source: 'built-in' | 'attribute' | 'api' | 'configuration' | 'server';
  /** A selector, the name of an option, or words. */
  rule: string;
  /** The element that the rule matches: the one that was asked for, or one around it. */
  element: Element;
  /** The name of the rule's set. */
  set?: string;
  /** What the author of the rule says of it. */
  description?: string;
}

/** What agents may see of an element and do with it, and why. */
export interface PrivacyExplanation {
  /** The decision. */
  privacy: Privacy;
  /** All that leads to this decision, nearest first; nothing for what is visible by itself. */
  because: PrivacyReason[];
}

/**
 * Decides for every node of the page what agents may see of it and do with it (docs/PRIVACY.md). It is right about
 * the page as it was when `refresh` was last called.
 */
export interface PrivacyPolicy {
  /**
   * The strictest of what holds for the node itself and for all that is around it in the flat tree: hosts of shadow
   * roots, slots, frame elements. Text nodes: as their parent.
   */
  of(node: Node): Privacy;
  /** May an agent send a form with this submit button? An `allow-submit` rule says so, and nothing forbids control. */
  allowsSubmit(element: Element): boolean;
  /** May something be hidden in this page that is more than a field? Once true, it stays so. */
  hides(): boolean;
  /**
   * May a node be masked because of where it once was? If not, a text is as what it stands in. Here what a field holds, such
   * as the options of a list, counts too.
   */
  remembers(): boolean;
  /** May a change of this attribute change a decision? Others need not be told to `refresh`. */
  cares(attribute: string): boolean;
  /**
   * Brings the decisions up to date. Gives the topmost elements whose decision, or that of something in them, may
   * have changed since the last call: they, with all that is in them, must be recorded anew.
   */
  refresh(changed: PageChanges): Iterable<Element>;
  /** A node has come into the page, or this attribute of an element has changed. To be called before `removed` is. */
  noted(node: Node, attribute?: string): void;
  /**
   * A node was taken out of `from`. To be called as soon as that is known: what is in the node may be taken out of it
   * while nobody can watch.
   */
  removed(node: Node, from: Node): void;
  /** `catchUp` is called when what the page has done up to now must be told to `removed`. */
  follow(catchUp: () => void): void;
  /** Which rule decides, and where it came from; for people who write rules. */
  explain(element: Element): PrivacyExplanation;
  /**
   * A root (document, shadow root) that must be looked at from now on. To be called before the next `refresh` when a
   * shadow tree was attached to an element, and whenever a root is recorded.
   */
  watchRoot(root: Document | ShadowRoot): void;
  stop(): void;
}
