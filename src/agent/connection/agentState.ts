import type { EndCause } from '../../protocol/index.js';
import type { RefusalReason } from './refusalTexts.js';

/** The customer's page that is shown. `width` and `height` are its viewport in CSS pixels. */
export interface PageInfo {
  /** Its address, as the customer's browser shows it. */
  url: string;
  /** In CSS pixels. */
  width: number;
  /** In CSS pixels. */
  height: number;
}

/** `asked`: the customer has not answered yet. */
export type Control = 'none' | 'asked' | 'own' | 'other';

/** What an agent's window is doing; the fields of a kind exist only in that kind. */
export type AgentState =
  | { kind: 'idle'; notice: 'displaced' | null }
  /** Asked to enter a session, not answered yet. `connected`: the server can be reached. */
  | { kind: 'joining'; token: string; connected: boolean }
  | {
      kind: 'active';
      token: string;
      /** Whether the customer's page is there (false while it loads or is offline). */
      customerOnline: boolean;
      /** Whether our own connection to the server stands. */
      connected: boolean;
      page: PageInfo | null;
      /** Who may act in the page. Without `own` it is Pointer Mode for this agent. */
      control: Control;
      /** The name of the agent who has control, when it is another one and has a name. */
      controller?: string;
      /** There where the server lets this agent watch and point, and never ask for control (a supervisor). */
      mayControl?: false;
    }
  | { kind: 'ended'; token: string; cause: EndCause }
  | { kind: 'refused'; code: RefusalReason; message: string };
