import type { Room } from './room.js';
import type { SessionNews } from './transition.js';

/** Tells the parties of a session what happened to it. */
export function announceNews(room: Room, news: readonly SessionNews[]): void {
  for (const item of news) {
    if (item.type === 'ended') {
      for (const { link } of room.windows.values()) link.send({ t: 'ended', cause: item.cause });
      for (const page of room.pages.keys()) page.send({ t: 'ended', cause: item.cause });
    } else if (item.type === 'agentSeated') {
      for (const page of room.pages.keys()) page.send({ t: 'agentJoined', agent: item.agent });
    } else if (item.type === 'agentLeft') {
      for (const page of room.pages.keys()) page.send({ t: 'agentLeft', agentId: item.agentId });
    } else {
      const { agentId, online } = item;
      for (const page of room.pages.keys()) page.send({ t: 'agentPresence', agentId, online });
    }
  }
}

/** Tells every connected agent whether there is a page to look at. */
export function announceCustomer(room: Room, online: boolean): void {
  for (const { link } of room.windows.values()) link.send({ t: 'customerPresence', online });
}
