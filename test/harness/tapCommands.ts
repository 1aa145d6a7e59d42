import type { Page } from '@playwright/test';
import type { Command } from '../../src/protocol/index.js';

type Refused = { n: number; reason: string };
type Sent = { t: string; page: string; n: number; command: Command };

/** An agent's commands on their way to the server. */
export interface CommandTap {
  /** The node that was pointed at last; 0: none. */
  lastNode(): number;
  /** Has the view sent any? Before that nothing can be added to them. */
  hasSent(): boolean;
  /** What was refused since `forget`. */
  refusals(): string[];
  forget(): void;
  /** Puts a command between the agent's own ones, to see it refused. Gives its number. */
  send(command: Command): number;
  /** The number of the last command that was refused for this reason; 0: none was. */
  lastRefused(reason: string): number;
}

const REFUSED = /^42\/agent,\["m",(\{"t":"commandRefused".*\})\]$/s;
const FRAME = /^42\/agent,\["m",(\{"t":"command".*\})\]$/s;

/**
 * Reads the commands of an agent's window, and adds some that its view would not send, as another one might: the customer's
 * browser refuses them. To be called before the window is opened.
 */
export async function tapCommands(page: Page): Promise<CommandTap> {
  let toServer: ((frame: string) => void) | null = null;
  let recording = '';
  let node = 0;
  let n = 0;
  let refusals: string[] = [];
  const lastRefused = new Map<string, number>();
  const write = (command: Command, sentPage: string) => {
    n += 1;
    const message: Sent = { t: 'command', page: sentPage, n, command };
    toServer?.(`42/agent,["m",${JSON.stringify(message)}]`);
    return n;
  };
  await page.routeWebSocket(/socket\.io/, socket => {
    const server = socket.connectToServer();
    toServer = frame => server.send(frame);
    server.onMessage(frame => {
      const [, refused] = REFUSED.exec(String(frame)) ?? [];
      if (refused !== undefined) {
        const { n: number, reason } = JSON.parse(refused) as Refused;
        refusals.push(reason);
        lastRefused.set(reason, number);
      }
      socket.send(frame);
    });
    socket.onMessage(frame => {
      const [, text] = FRAME.exec(String(frame)) ?? [];
      if (text === undefined) return server.send(frame);
      // Numbered anew, as those that are added count, too.
      const { command, page: named } = JSON.parse(text) as Sent;
      recording = named;
      if ('at' in command) node = command.at?.node ?? 0;
      write(command, named);
    });
  });
  return {
    lastNode: () => node,
    hasSent: () => recording !== '',
    refusals: () => refusals,
    forget() {
      refusals = [];
    },
    send: command => write(command, recording),
    lastRefused: reason => lastRefused.get(reason) ?? 0,
  };
}
