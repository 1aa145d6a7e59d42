import type {
  Agent,
  AgentNotice,
  AgentOptions,
  AgentState,
  AnnotationTool,
  Control,
  createAgent,
  EndCause,
  JoinResult,
  Log,
  PageInfo,
  RefusalCode,
  RefusalReason,
  Stoppable,
  Store,
  View,
} from 'opencobrowse/agent';
import { assertType, describe, expect, expectTypeOf, it } from 'vitest';

// These tests are proved by the compiler: `npm run check` and `npm test` run it over this folder. An option
// that is added needs a line in each of the lists, or nothing compiles.

interface DocumentedOptions {
  url: string;
  agent: { id?: string; name?: string };
  storage: Store;
  log: Log;
  debug: boolean;
}

const REFUSED: { [Name in keyof AgentOptions]-?: AgentOptions } = {
  // @ts-expect-error an address is a string
  url: { url: 8700 },
  // @ts-expect-error a name is a string
  agent: { url: '/cobrowse', agent: { name: 7 } },
  // @ts-expect-error a store that this page makes
  storage: { url: '/cobrowse', storage: 'localStorage' },
  // @ts-expect-error all four levels
  log: { url: '/cobrowse', log: { error: () => undefined } },
  // @ts-expect-error a boolean
  debug: { url: '/cobrowse', debug: 'true' },
};

interface Documented {
  join: (token: string) => Promise<JoinResult>;
  requestControl: () => void;
  releaseControl: () => void;
  navigate: (to: 'back' | 'forward' | 'refresh' | { url: string }) => boolean;
  onNotice: (callback: (notice: AgentNotice) => void) => () => void;
  clearAnnotations: () => boolean;
  exit: () => void;
  mountView: (container: HTMLElement) => View;
  getState: () => AgentState;
  onStateChanged: (callback: (state: AgentState) => void) => () => void;
  stop: () => void;
}

/** The fields of each kind of state. */
interface DocumentedStates {
  idle: { kind: 'idle'; notice: 'displaced' | null };
  joining: { kind: 'joining'; token: string; connected: boolean };
  active: {
    kind: 'active';
    token: string;
    customerOnline: boolean;
    connected: boolean;
    page: PageInfo | null;
    control: Control;
    controller?: string;
    mayControl?: false;
  };
  ended: { kind: 'ended'; token: string; cause: EndCause };
  refused: { kind: 'refused'; code: RefusalReason; message: string };
}

describe('the agent SDK', () => {
  it('[TYP20] each option has its documented type, refuses another, and only `url` must be given', () => {
    expectTypeOf<Required<AgentOptions>>().toEqualTypeOf<DocumentedOptions>();
    expectTypeOf<Parameters<typeof createAgent>>().toEqualTypeOf<[options: AgentOptions]>();
    assertType<AgentOptions>({ url: '/cobrowse' });
    // @ts-expect-error without `url`
    assertType<AgentOptions>({ debug: true });
    expect(Object.keys(REFUSED)).not.toEqual([]);
  });

  it('[TYP21] each method takes and gives what is documented', () => {
    expectTypeOf<ReturnType<typeof createAgent>>().toEqualTypeOf<Agent>();
    expectTypeOf<Agent>().branded.toEqualTypeOf<Documented>();
    expectTypeOf<View>().branded.toEqualTypeOf<Stoppable & { setTool: (tool: AnnotationTool) => void }>();
    expectTypeOf<AnnotationTool>().toEqualTypeOf<'point' | 'laser' | 'ink' | 'box' | 'arrow' | 'highlight'>();
    assertType<(agent: Agent) => void>(agent => {
      // @ts-expect-error digits are text: the number may have spaces
      void agent.join(535176834);
      // @ts-expect-error an element, not its id
      agent.mountView('view');
      // @ts-expect-error a tool that there is
      agent.mountView(document.body).setTool('pencil');
      // @ts-expect-error an address comes by its name
      agent.navigate('https://bank.example/');
    });
  });

  it('[TYP22] each kind of state has its own fields, and no other', () => {
    type States = { [Kind in AgentState['kind']]: Extract<AgentState, { kind: Kind }> };
    expectTypeOf<States>().branded.toEqualTypeOf<DocumentedStates>();
    expectTypeOf<PageInfo>().toEqualTypeOf<{ url: string; width: number; height: number }>();
    assertType<(state: AgentState) => void>(state => {
      // @ts-expect-error an idle window has no number
      String(state.token);
      if (state.kind === 'active') String(state.page?.url);
    });
  });

  it('[TYP23] a join that did not work says why, by code and by message', () => {
    expectTypeOf<Extract<JoinResult, { ok: true }>>().toEqualTypeOf<{ ok: true; token: string }>();
    expectTypeOf<Extract<JoinResult, { ok: false }>>().branded.toEqualTypeOf<{
      ok: false;
      code: RefusalReason | 'cancelled';
      message: string;
    }>();
    expectTypeOf<Exclude<RefusalReason, RefusalCode>>().toEqualTypeOf<'badToken' | 'alreadyInSession'>();
  });
});
