export type { AgentState, PageInfo } from '../connection/agentState.js';
export type { RefusalReason } from '../connection/refusalTexts.js';
export type { View } from '../replay/mountView.js';
export { type Agent, type AgentOptions, createAgent, type JoinResult } from './createAgent.js';
