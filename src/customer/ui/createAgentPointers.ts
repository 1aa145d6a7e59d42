import type { Stoppable } from '../../browser/listen.js';
import type { AgentInfo, PointerPlace } from '../../protocol/index.js';
import { type AgentPointer, createAgentPointer } from './createAgentPointer.js';
import { createElement } from './createElement.js';
import type { Texts } from './strings.js';

export interface AgentPointers extends Stoppable {
  element: HTMLElement;
  /** These representatives are there, and no others: who comes gets a pointer, who has left loses it. */
  meet(agents: readonly AgentInfo[]): void;
  /** As `AgentPointer.point`, of a representative who is there. */
  point(agentId: string, node: Node | null, place: PointerPlace): void;
}

/** Told apart at a glance, and white letters can be read on each. The first is the one of a representative who is alone. */
export const POINTER_COLORS: readonly string[] = [
  '#b3176b',
  '#0b57a4',
  '#176a35',
  '#8a4200',
  '#6b3fa0',
  '#455',
];

/** A pointer for each representative, in a colour that is its own as long as it is there. */
export function createAgentPointers(document: Document, window: Window, texts: Texts): AgentPointers {
  const element = createElement(document, 'div');
  const pointers = new Map<string, AgentPointer>();
  const colors = new Map<string, string>();

  const meet = (agents: readonly AgentInfo[]) => {
    for (const [id, pointer] of pointers) {
      if (agents.some(agent => agent.id === id)) continue;
      pointer.stop();
      pointers.delete(id);
      colors.delete(id);
    }
    for (const { id, name } of agents) {
      if (pointers.has(id)) continue;
      const used = [...colors.values()];
      const color = POINTER_COLORS.find(each => !used.includes(each)) ?? '#455';
      const pointer = createAgentPointer(document, window, name || texts('agentPointer'), color);
      pointers.set(id, pointer);
      colors.set(id, color);
      element.append(pointer.element);
    }
  };
  return {
    element,
    meet,
    point: (agentId, node, place) => pointers.get(agentId)?.point(node, place),
    stop: () => meet([]),
  };
}
