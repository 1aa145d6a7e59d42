import type { Locale } from '../strings.js';

/** German. */
export const de: Locale = {
  agentJoined: 'Ihre Beraterin oder Ihr Berater ist der Sitzung beigetreten.',
  youLeft: 'Sie haben die Sitzung verlassen. Co-Browsing ist beendet.',
  sessionTimedOut: 'Die Sitzung ist abgelaufen. Co-Browsing ist beendet.',
  sessionInactiveTimedOut: 'Die Sitzung ist abgelaufen. Co-Browsing ist beendet.',
  agentLeft: 'Ihre Beraterin oder Ihr Berater hat die Sitzung verlassen. Co-Browsing ist beendet.',
  sessionError: 'Es ist ein unerwarteter Fehler aufgetreten. Co-Browsing ist beendet.',
  sessionsOverLimit:
    'Ihre Beraterin oder Ihr Berater ist gerade in einer anderen Co-Browsing-Sitzung. Co-Browsing ist beendet.',
  serverUnavailable: 'Der Co-Browsing-Server ist nicht erreichbar. Co-Browsing ist beendet.',
  sessionStarted:
    'Ihre Sitzungsnummer lautet {sessionId}. Bitte nennen Sie sie Ihrer Beraterin oder Ihrem Berater, um fortzufahren.',
  navRefresh: 'Die Seite wird auf Wunsch der Beratung neu geladen.',
  navBack: 'Die Beratung hat „Zurück“ gewählt. Die Seite wird neu geladen.',
  navForward: 'Die Beratung hat „Vorwärts“ gewählt. Die Seite wird neu geladen.',
  navUrl: 'Die Beratung hat eine andere Seite aufgerufen. Die Seite wird neu geladen.',
  navFailed: 'Der Seitenwechsel durch die Beratung ist fehlgeschlagen.',
  toolbarContent: 'Sitzungsnummer: {sessionId}',
  contentMasked: 'Dieser Inhalt ist für die Beratung nicht sichtbar',
  contentMaskedPartially: 'Ein Teil des Inhalts ist für die Beratung nicht sichtbar',
  exitBtnTitle: 'Co-Browsing beenden',
  areYouOnPhone: 'Telefonieren Sie gerade mit unserer Beratung?',
  areYouOnPhoneOrChat: 'Telefonieren oder chatten Sie gerade mit unserer Beratung?',
  connectBeforeCobrowse:
    'Für Co-Browsing müssen Sie mit unserer Beratung verbunden sein. Bitte rufen Sie uns an oder beginnen Sie einen Chat, und starten Sie dann Co-Browsing noch einmal.',
  sessionStartedAutoConnect: 'Die Sitzung hat begonnen. Wir warten auf die Beratung …',
  browserUnsupported:
    'Ihr Browser wird leider nicht unterstützt. Bitte verwenden Sie eine aktuelle Version von Google Chrome, Mozilla Firefox, Microsoft Edge oder Safari.',
  modalTitle: 'Co-Browsing',
  modalYes: 'Ja',
  modalNo: 'Nein',
  writeModeInProgress: 'Die Beratung steuert die Seite.',
  downgradeMode: 'Steuerung entziehen',
  modeUpgraded: 'Die Beratung kann die Seite jetzt steuern.',
  modeDowngraded: 'Die Beratung kann die Seite nicht mehr steuern.',
  modeUpgradeRequested:
    'Die Beratung bittet darum, die Seite steuern zu dürfen. Sie kann dann klicken und Eingaben machen.',
  reconnecting: 'Verbindung unterbrochen. Es wird neu verbunden …',
  agentPointer: 'Beratung',
  startBtn: 'Co-Browsing',
  dismiss: 'Schließen',
  move: 'Leiste verschieben',
  clearDrawings: 'Zeichnungen entfernen',
};
