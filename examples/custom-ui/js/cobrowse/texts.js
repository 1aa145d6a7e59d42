/** Everything that the customer reads about co-browsing, in one place, in the words of the house. */
export const TEXTS = {
  start: {
    title: 'Show this page to our crew?',
    text: 'First call us on 01632 960 210. A crew member will then see this website as you see it, and nothing else on your computer. You can stop at any time.',
    yes: 'I am on the phone: show it',
    no: 'Not now',
  },
  control: {
    title: 'Let our crew click and type?',
    text: 'The crew member asks to fill in this website for you. You see everything as it happens, and can take control back at any time.',
    yes: 'Allow',
    no: 'Just look',
  },
  callFirst: 'Please call us first on 01632 960 210, then press “Get help on this page” again.',
  unsupported: 'Your browser cannot show this page to our crew. Please try a newer one, or call us.',
  connecting: 'Connecting…',
  waiting: 'Read our crew this number',
  joined: 'Our crew sees this page',
  arrived: 'A crew member has joined and sees this page.',
  cancel: 'Cancel',
  exit: 'Stop showing',
  copied: 'Number copied.',
  notCopied: 'Your browser did not allow copying. Please read the number out.',
  inControl: 'Our crew can click and type here.',
  takeBack: 'Take back control',
  tookBack: 'You are in control again. Our crew can only look and point.',
  navigationFailed: 'Our crew tried to change the page, and it did not work.',
  masked: 'Our crew cannot see what is in here.',
};

/** @type {Record<'back' | 'forward' | 'refresh' | 'url', string>} */
export const NAVIGATION_TEXTS = {
  back: 'Our crew is going back one page for you.',
  forward: 'Our crew is going forward one page for you.',
  refresh: 'Our crew is loading this page again.',
  url: 'Our crew is opening another page for you.',
};

/** One sentence for each documented reason. */
export const END_TEXTS = {
  self: 'You stopped showing this page. Our crew sees nothing any more.',
  external: 'Our crew has ended the session. Nobody sees your page any more.',
  timeout: 'You were away for a while, so the session has ended.',
  inactivityTimeout:
    'Nobody joined in time, so the session has ended. Please start again when you are on the phone.',
  serverUnavailable: 'We could not connect. Please check your network and try again.',
  sessionsOverLimit: 'That crew member is still helping somebody else. Please try again in a moment.',
  error: 'Something went wrong and the session has ended. Please try again.',
};

/** A reason that is not in the list (a later version may have one) is not the customer's worry. */
export const ENDED = 'The session has ended.';
