/** The replay's nodes by the numbers that the recorder gave them. */
export interface NodeMirror {
  getNode(id: number): Node | null;
  /** -1 for a node that was not recorded. */
  getId(node: Node): number;
}
