export type { Stoppable } from '../../browser/listen.js';
export type { Store } from '../../browser/openStore.js';
export type { Log } from '../../guard/log.js';
export type { CommandRefusal, EndCause, RefusalCode } from '../../protocol/index.js';
export type { AgentNotice } from '../connection/agentNotice.js';
export type { AgentState, Control, PageInfo } from '../connection/agentState.js';
export type { RefusalReason } from '../connection/refusalTexts.js';
export type { View } from '../replay/mountView.js';
export { type Agent, type AgentOptions, createAgent, type JoinResult } from './createAgent.js';
