import type { Page } from '@playwright/test';

interface Bare {
  bareLine: { heard: number };
}

/** A connection that does nothing with what comes: what the browser itself needs for it, whatever reads it. */
export interface BareLine {
  /** How many messages have come. */
  heard(): Promise<number>;
}

/** Connects a page to a namespace of a socket.io server, without socket.io: only the least that keeps it open. */
export async function openBareLine(page: Page, url: string, namespace: string): Promise<BareLine> {
  await page.evaluate(
    ([address, wanted]) =>
      new Promise<void>((opened, failed) => {
        const bareLine = { heard: 0 };
        Object.assign(window, { bareLine });
        const socket = new WebSocket(address);
        socket.onerror = () => failed(new Error(`no connection with ${address}`));
        socket.onmessage = ({ data }: MessageEvent<string>) => {
          // Engine.io's digits: 0 it is open, 2 is it alive, 4 a message; socket.io's: 0 connected, 2 an event.
          if (data.startsWith('42')) bareLine.heard += 1;
          else if (data.startsWith('0')) socket.send(`40${wanted}`);
          else if (data.startsWith('40')) opened();
          else if (data === '2') socket.send('3');
        };
      }),
    [`${url.replace('http', 'ws')}/cobrowse/socket.io/?EIO=4&transport=websocket`, namespace] as const,
  );
  return { heard: () => page.evaluate(() => (window as unknown as Bare).bareLine.heard) };
}
