/**
 * The names that the documents define, one by one, in their order. Written from the documents, not from the code:
 * what is in this list and not in the product is missing there.
 */

/** Administrator's Guide, "Localization", "Default values": key and English text, letter by letter. */
export const DOCUMENTED_TEXTS = {
  agentJoined: 'Representative has joined the session',
  youLeft: 'You have left the session. Co-browse is now terminated.',
  sessionTimedOut: 'Session timed out. Co-browse is now terminated.',
  sessionInactiveTimedOut: 'Session timed out. Co-browse is now terminated.',
  agentLeft: 'Representative has left the session. Co-browse is now terminated.',
  // Spelt "occurred" in one edition: see docs/COVERAGE.md.
  sessionError: 'Unexpected error occured. Co-browse is now terminated.',
  sessionsOverLimit:
    'Representative is currently busy with another Co-browse session. Co-browse is now terminated.',
  serverUnavailable: 'Could not reach Co-browse server. Co-browse is now terminated.',
  sessionStarted:
    'Your co-browse session ID is {sessionId}. Please spell it to our representative to continue with co-browsing.',
  navRefresh: 'Representative has refreshed the page. Reloading.',
  navBack: 'Representative has pressed the "Back" button. Reloading page.',
  navForward: 'Representative has pressed the "Forward" button. Reloading page.',
  navUrl: 'Representative has requested navigation. Reloading page.',
  navFailed: 'Navigation request by representative has failed.',
  toolbarContent: 'Session ID: {sessionId}',
  contentMasked: 'Content is hidden from representative',
  contentMaskedPartially: 'Some content is hidden from representative',
  exitBtnTitle: 'Exit Co-browse session',
  areYouOnPhone: 'Are you on the phone with our representative?',
  areYouOnPhoneOrChat: 'Are you on the phone or chat with our representative?',
  connectBeforeCobrowse:
    'You need to be connected with our representative to continue with co-browsing. Please call us or start a live chat with us, and then start Co-browse again.',
  sessionStartedAutoConnect:
    'Co-browse session started. Waiting for representative to connect to the session…',
  browserUnsupported:
    'Unfortunately, your browser is not currently supported. Supported browsers are: Google Chrome, Mozilla Firefox, Internet Explorer 11 and above, and Safari 6 and above.',
  modalTitle: 'Co-browse',
  modalYes: 'Yes',
  modalNo: 'No',
  writeModeInProgress: 'Agent has control over the page.',
  downgradeMode: 'Revoke control',
  modeUpgraded: 'Co-browse session was upgraded. Agent has control over the page.',
  modeDowngraded: 'Co-browse session was downgraded. Agent has no control',
  modeUpgradeRequested:
    'Agent requests upgrading Co-browse session to "write" mode. In "write" mode agent will have control over the page.',
} as const;

/** JavaScript API, "Configuring Co-browse"; 8.1.3, "Configuration API"; Administrator's Guide, "Localization"; FACTS 1–3. */
export const DOCUMENTED_OPTIONS = [
  ...['debug', 'disableBuiltInUI', 'primaryMedia', 'setDocumentDomain', 'disableBackForwardCache', 'apikey'],
  ...['onReady', 'src', 'url', 'lang', 'localization', 'css', 'maxOfflineDuration', 'disableWebSockets'],
] as const;

/** What is set beside or instead of the options: names as the tables write them. */
export const DOCUMENTED_PLACES = [
  ...['_genesys.cobrowse', '_genesys.widgets.cobrowse', '_genesys.cobrowse.widgets.localization'],
  ...['_genesys.onReady', '_genesys.debug', '_genesys.buttons', '_genesys.integration.buttons', '_gcb'],
  ...['data-gcb-url', '?apikey=', 'genesys-js', 'gcb-js', 'data-gwc-var', 'data-gcb-service-node'],
  ...['gcb-startCobrowse', 'gcb-startChat', 'gcb.min.js', '_genesys.cobrowse = false'],
] as const;

/** JavaScript API, "Common API" and "Top Context API"; `onConnected` is in an example only. */
export const DOCUMENTED_MEMBERS = [
  ...['VERSION', 'markServiceElement(element)', 'isBrowserSupported()', 'startSession()', 'exitSession()'],
  ...['downgradeMode()', 'onSessionStarted', 'onSessionEnded', 'onMaskedElement', 'onInitialized'],
  ...['onAgentJoined', 'onAgentNavigated', 'onNavigationFailed', 'onModeUpgradeRequested', 'onModeChanged'],
  ...['onConnected', 'isTopContext'],
] as const;

/** Methods of signals, fields and arguments of what callbacks get, and their documented values. */
export const DOCUMENTED_PARTS = [
  ...['add(function)', 'addOnce(function)', 'remove(function)', 'session.token', 'session.agents'],
  ...[
    'details.reason',
    'details.command',
    'details.url',
    'mode.pointer',
    'mode.write',
    'done(true)',
    'done(false)',
  ],
  ...[
    'reason: self',
    'reason: external',
    'reason: timeout',
    'reason: intactivityTimeout',
    'inactivityTimeout',
  ],
  ...['reason: serverUnavailable', 'reason: sessionsOverLimit', 'reason: error'],
  ...['command: back', 'command: refresh', 'command: forward', 'command: url'],
  ...[
    'css.server',
    'css.browser',
    'initializeAsync(done)',
    'sendCbSessionToken(token)',
    'isAgentConnected()',
  ],
] as const;

/** 8.1.3: what later slices serve, down to each channel, resource and field. */
export const DOCUMENTED_ELSEWHERE = [
  ...[
    '/history/sessions/{sessionHistoryId}',
    'CoBrowseSessionId',
    'sessionToken',
    'creationTime',
    'activationTime',
  ],
  ...['deactivationTime', 'pages', 'enteredTimestamp', 'duration', '/service/session/create'],
  ...['/service/session/join', '/service/session/exit', '/service/session/stop', '/service/session/joined'],
  ...[
    '/service/session/activated',
    '/service/session/deactivated',
    'userToken',
    'userId',
    'sessionHistoryId',
  ],
  ...['POST /sessions', 'GET /sessions/{id}', 'GET /users/{userToken}/session/stop', 'sessionServerName'],
  ...['gcbSessionServer', 'maxInterval', 'autoRestore', 'restoreChat()', 'startChat()', 'chatAPI.min.js'],
  ...['chatAPI-noDeps.min.js', 'requestSession', 'joinSession', 'getAgentAuthCode()', 'cobrowseOffered'],
  ...['cobrowseAccepted', 'cobrowseDeclined'],
] as const;
