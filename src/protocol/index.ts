export { ADDRESS_TAG } from './addressEvent.js';
export { type AgentMessage, parseAgentMessage } from './agentMessage.js';
export { type Annotation, type AnnotationKind, parseAnnotation } from './annotation.js';
export { type Command, type Place, parseCommand } from './command.js';
export { type CommandRefusal, commandRefusal } from './commandRefusal.js';
export { createUnpacker } from './createUnpacker.js';
export { type CustomerMessage, parseCustomerMessage } from './customerMessage.js';
export { cutBatch } from './cutBatch.js';
export { FIRST_FOREIGN_NUMBER } from './foreignNumber.js';
export {
  type AgentHandshake,
  type CustomerHandshake,
  MESSAGE_EVENT,
  NAMESPACES,
  parseAgentHandshake,
  parseConnectRefusal,
  parseCustomerHandshake,
  parseVersion,
} from './handshake.js';
export { LIMITS } from './limits.js';
export {
  type AnimatedEffect,
  type AnimationState,
  type DefinedState,
  type FocusState,
  LIVE_STATE_TAG,
  type LiveState,
  type TargetState,
  type TopLayerState,
} from './liveState.js';
export { type MessageToAgent, parseMessageToAgent } from './messageToAgent.js';
export { type MessageToCustomer, parseMessageToCustomer } from './messageToCustomer.js';
export {
  ADD,
  ATTRIBUTES,
  DOCTYPE,
  DOCUMENT,
  END,
  GAP,
  IS_CUSTOM,
  IS_HOST,
  IS_MATHML,
  IS_SHADOW,
  IS_SVG,
  KNOWN,
  LITERAL,
  LONGEST_KNOWN,
  MOST_KNOWN,
  MOVED,
  NOTHING,
  NUMBER,
  NUMBERED,
  PROSE,
  REMOVE,
  RETEXT,
  SHAPES,
  TEXT,
  TRUE,
} from './packedForm.js';
export type { Parsed } from './parse.js';
export type { AgentInfo, EndCause, PointerPlace } from './primitives.js';
export { PRIVACY_MARK } from './privacyMark.js';
export { parseRecordedEvents, type RecordedEvent, recordedEvent } from './recordedEvents.js';
export type { RefusalCode } from './refusalCode.js';
export {
  type DomRestrictions,
  nameSet,
  parseRestrictions,
  type RestrictionRule,
  type RestrictionSet,
  type RestrictionType,
} from './restrictions.js';
export { type ScannedSelector, scanSelector } from './scanSelector.js';
export { PROTOCOL_VERSION } from './version.js';
