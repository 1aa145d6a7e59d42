/**
 * The wire's version. A server refuses any other with `unsupportedVersion`, so that two sides never
 * talk past each other; docs/PROTOCOL.md says what changes it.
 */
export const PROTOCOL_VERSION = 3;
