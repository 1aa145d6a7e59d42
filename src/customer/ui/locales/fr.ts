import type { Locale } from '../strings.js';

/** French. */
export const fr: Locale = {
  agentJoined: 'Votre conseiller a rejoint la session',
  youLeft: 'Vous avez quitté la session. La navigation partagée est terminée.',
  sessionTimedOut: 'La session a expiré. La navigation partagée est terminée.',
  sessionInactiveTimedOut: 'La session a expiré. La navigation partagée est terminée.',
  agentLeft: 'Votre conseiller a quitté la session. La navigation partagée est terminée.',
  sessionError: 'Une erreur inattendue s’est produite. La navigation partagée est terminée.',
  sessionsOverLimit:
    'Votre conseiller est occupé par une autre session. La navigation partagée est terminée.',
  serverUnavailable:
    'Le serveur de navigation partagée est injoignable. La navigation partagée est terminée.',
  sessionStarted:
    'Votre numéro de session est {sessionId}. Dictez-le à votre conseiller pour continuer la navigation partagée.',
  navRefresh: 'Votre conseiller a actualisé la page. Rechargement en cours.',
  navBack: 'Votre conseiller a choisi « Précédent ». Rechargement de la page.',
  navForward: 'Votre conseiller a choisi « Suivant ». Rechargement de la page.',
  navUrl: 'Votre conseiller a demandé une autre page. Rechargement de la page.',
  navFailed: 'Le changement de page demandé par votre conseiller a échoué.',
  toolbarContent: 'Numéro de session : {sessionId}',
  contentMasked: 'Ce contenu est masqué pour le conseiller',
  contentMaskedPartially: 'Une partie du contenu est masquée pour le conseiller',
  exitBtnTitle: 'Quitter la navigation partagée',
  areYouOnPhone: 'Êtes-vous au téléphone avec notre conseiller ?',
  areYouOnPhoneOrChat: 'Êtes-vous au téléphone ou en discussion avec notre conseiller ?',
  connectBeforeCobrowse:
    'Vous devez être en contact avec notre conseiller pour partager votre navigation. Appelez-nous ou ouvrez une discussion, puis recommencez.',
  sessionStartedAutoConnect: 'La session a commencé. En attente de votre conseiller…',
  browserUnsupported:
    'Votre navigateur n’est malheureusement pas pris en charge. Utilisez une version récente de Google Chrome, Mozilla Firefox, Microsoft Edge ou Safari.',
  modalTitle: 'Navigation partagée',
  modalYes: 'Oui',
  modalNo: 'Non',
  writeModeInProgress: 'Le conseiller contrôle la page.',
  downgradeMode: 'Reprendre le contrôle',
  modeUpgraded: 'Le conseiller peut maintenant contrôler la page.',
  modeDowngraded: 'Le conseiller ne contrôle plus la page.',
  modeUpgradeRequested:
    'Le conseiller demande à contrôler la page. Il pourra alors cliquer et saisir du texte.',
  reconnecting: 'Connexion perdue. Reconnexion en cours…',
  agentPointer: 'Conseiller',
  startBtn: 'Co-navigation',
  dismiss: 'Fermer',
  move: 'Déplacer la barre',
  clearDrawings: 'Effacer les dessins',
};
