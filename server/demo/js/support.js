// The dialog and the tabs; the custom elements look after themselves.

import './alder-card.js';
import './alder-rating.js';

const dialog = document.getElementById('contact');
const form = document.getElementById('contact-form');
const status = document.getElementById('contact-status');

document.getElementById('open-contact').addEventListener('click', () => {
  status.textContent = '';
  dialog.showModal();
});
document.getElementById('close-contact').addEventListener('click', () => dialog.close());

// method="dialog" closes the dialog by itself; what is left is to say that it worked.
form.addEventListener('submit', () => {
  form.reset();
  status.textContent = 'Thank you. We answer within one working day.';
});

const tabs = [...document.querySelectorAll('[role="tab"]')];

function select(tab) {
  for (const other of tabs) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !chosen;
  }
}

for (const [index, tab] of tabs.entries()) {
  tab.addEventListener('click', () => select(tab));
  tab.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    select(next);
    next.focus();
  });
}
