/**
 * Connects a chat, or another medium between customer and agent, to co-browse (JavaScript API,
 * "Integrating Co-browse with Chat"). Every method is optional and is called as a method of the adapter.
 * What one of them throws or rejects is a warning in the console and nothing more.
 */
export interface PrimaryMedia {
  /**
   * Called once on every page load. Call `done` when the medium is ready. A promise that is returned counts as
   * `done` when it resolves. After ten seconds co-browse goes on without.
   */
  initializeAsync?(done: () => void): unknown;
  /**
   * Is the customer connected with an agent right now? Asked at each start. `true`: the customer is asked
   * nothing; `false`: whether they are on the phone; without this method: whether they are on the phone or chat.
   * A promise is waited for up to three seconds. Anything but `true` and `false` counts as `false`.
   */
  isAgentConnected?(): boolean | Promise<boolean>;
  /**
   * Brings the session's number, nine digits, to the connected agent. Called once for each session, and only after
   * `isAgentConnected` said `true`. A promise that rejects says that the number did not arrive.
   */
  sendCbSessionToken?(token: string): unknown;
  /**
   * Called once on every page load, when the medium is ready. Call `ended` each time the conversation with an
   * agent ends: the session, if there is one, ends with it. Ours, not in the documents.
   */
  onAgentDisconnected?(ended: () => void): unknown;
}
