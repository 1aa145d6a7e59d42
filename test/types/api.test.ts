import type {
  AgentNavigation,
  Cobrowse,
  CobrowseApi,
  createCobrowse,
  Privacy,
  PrivacyExplanation,
  PrivacyReason,
  Session,
  SessionEndReason,
  SessionMode,
  Signal,
} from 'opencobrowse';
import { assertType, describe, expectTypeOf, it } from 'vitest';

// These tests are proved by the compiler: `npm run check` and `npm test` run it over this folder.

/** The documented arguments of each signal's callbacks. */
interface Heard {
  onInitialized: [session: Session | null];
  onSessionStarted: [session: Session];
  onConnected: [session: Session];
  onSessionEnded: [details: { reason: SessionEndReason }];
  onAgentJoined: [agent: Record<string, never>, session: Session];
  onAgentNavigated: [details: AgentNavigation];
  onNavigationFailed: [];
  onModeUpgradeRequested: [done: (allow: boolean) => void];
  onModeChanged: [mode: SessionMode];
  onMaskedElement: [element: Element];
}

/** Everything of the api that is no signal. */
interface Called {
  readonly VERSION: string;
  isBrowserSupported: () => boolean;
  startSession: () => void;
  exitSession: () => void;
  downgradeMode: () => void;
  markServiceElement: (element: Element) => void;
  explainPrivacy: (element: Element) => PrivacyExplanation | null;
}

type SignalName = {
  [Name in keyof CobrowseApi]: CobrowseApi[Name] extends { addOnce: unknown } ? Name : never;
}[keyof CobrowseApi];

type Callback<Name extends SignalName, Method extends keyof Signal<[]>> = Parameters<
  CobrowseApi[Name][Method]
>[0];

type HeardBy<Method extends keyof Signal<[]>> = {
  [Name in SignalName]: Parameters<Callback<Name, Method>>;
};

describe('the api', () => {
  it('[TYP14] each signal calls back with its documented arguments, by `add`, `addOnce` and `remove`', () => {
    expectTypeOf<HeardBy<'add'>>().branded.toEqualTypeOf<Heard>();
    expectTypeOf<HeardBy<'addOnce'>>().branded.toEqualTypeOf<Heard>();
    expectTypeOf<HeardBy<'remove'>>().branded.toEqualTypeOf<Heard>();
  });

  it('[TYP14] a callback may take fewer arguments, and none of another type', () => {
    assertType<(api: CobrowseApi) => void>(api => {
      api.onAgentJoined.add(() => undefined);
      // @ts-expect-error a session is no number
      api.onSessionStarted.add((session: number) => session);
      // @ts-expect-error there may be no session
      api.onInitialized.add(session => session.token);
      // @ts-expect-error the answer is yes or no
      api.onModeUpgradeRequested.add(done => done('yes'));
      // @ts-expect-error agents tell nothing of themselves
      api.onAgentJoined.add(agent => agent.name.length);
      // @ts-expect-error a function
      api.onModeChanged.add('onChange');
    });
  });

  it('[TYP15] a signal can be listened to, and neither be dispatched nor forgotten', () => {
    expectTypeOf<keyof Signal<[]>>().toEqualTypeOf<'add' | 'addOnce' | 'remove'>();
    expectTypeOf<ReturnType<Signal<[number]>['add']>>().toEqualTypeOf<void>();
    assertType<(api: CobrowseApi) => void>(api => {
      // @ts-expect-error pages do not dispatch
      api.onNavigationFailed.dispatch();
    });
  });

  it('[TYP16] each method takes and gives what is documented', () => {
    expectTypeOf<Omit<CobrowseApi, SignalName>>().branded.toEqualTypeOf<Called>();
    assertType<(api: CobrowseApi) => void>(api => {
      // @ts-expect-error an element, not a selector
      api.markServiceElement('#chat');
      // @ts-expect-error an element, not a selector
      api.explainPrivacy('#chat');
      // @ts-expect-error there may be no session
      api.explainPrivacy(document.body).privacy;
      // @ts-expect-error takes nothing
      api.startSession({ lang: 'de' });
    });
  });

  it('[TYP17] `createCobrowse` gives the api, `isTopContext` and `stop`', () => {
    expectTypeOf<ReturnType<typeof createCobrowse>>().toEqualTypeOf<Cobrowse>();
    expectTypeOf<Exclude<keyof Cobrowse, keyof CobrowseApi>>().toEqualTypeOf<'isTopContext' | 'stop'>();
    expectTypeOf<Cobrowse['isTopContext']>().toEqualTypeOf<boolean>();
    expectTypeOf<Cobrowse['stop']>().toEqualTypeOf<() => void>();
    expectTypeOf<Cobrowse>().toExtend<CobrowseApi>();
  });

  it('[TYP18] the version and the signals cannot be assigned', () => {
    assertType<(api: CobrowseApi, other: CobrowseApi) => void>((api, other) => {
      // @ts-expect-error read-only
      api.VERSION = '9.0.0';
      // @ts-expect-error read-only
      api.onInitialized = other.onInitialized;
    });
  });

  it('[TYP19] what callbacks receive has its documented shape', () => {
    expectTypeOf<Session>().toEqualTypeOf<{ token: string; agents: Record<string, never>[] }>();
    expectTypeOf<SessionMode>().toEqualTypeOf<{ pointer: boolean; write: boolean }>();
    expectTypeOf<AgentNavigation>().toEqualTypeOf<{
      command: 'back' | 'refresh' | 'forward' | 'url';
      url?: string;
    }>();
    expectTypeOf<Privacy>().toEqualTypeOf<'visible' | 'control' | 'masked' | 'service'>();
    expectTypeOf<PrivacyExplanation>().toEqualTypeOf<{ privacy: Privacy; because: PrivacyReason[] }>();
    expectTypeOf<PrivacyReason>().toEqualTypeOf<{
      source: 'built-in' | 'attribute' | 'api' | 'configuration' | 'server';
      rule: string;
      element: Element;
      set?: string;
      description?: string;
    }>();
    expectTypeOf<SessionEndReason>().toEqualTypeOf<
      | 'self'
      | 'external'
      | 'timeout'
      | 'inactivityTimeout'
      | 'serverUnavailable'
      | 'sessionsOverLimit'
      | 'error'
    >();
  });
});
