import type { AgentInfo, MessageToAgent, MessageToCustomer } from '../../../src/protocol/index.js';

/** A connected page of a customer, as far as sessions know it. */
export type CustomerLink = {
  send(message: MessageToCustomer): void;
  /** Ends the connection, after everything that was sent. */
  close(): void;
};

/** A connected window of an agent. */
export type AgentLink = {
  readonly agent: AgentInfo;
  /** False: it may watch and point, and no more. */
  readonly mayControl: boolean;
  /** Where it comes from, for counting its guesses. */
  readonly address: string;
  send(message: MessageToAgent): void;
  close(): void;
};
