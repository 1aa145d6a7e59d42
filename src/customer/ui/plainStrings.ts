/** The texts that may be needed before the interface could be loaded; every page pays for them. */
export const PLAIN_STRINGS = {
  serverUnavailable: 'Could not reach Co-browse server. Co-browse is now terminated.',
  browserUnsupported:
    'Unfortunately, your browser is not currently supported. Supported browsers are: Google Chrome, Mozilla Firefox, Internet Explorer 11 and above, and Safari 6 and above.',
} as const;
