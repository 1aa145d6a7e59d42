// The application form: messages under the fields, and three small live displays. It never copies what a person types.

import { money } from './money.js';

const form = document.getElementById('application');
const summary = document.getElementById('form-summary');

// The browser's own bubbles are switched off only once this script is here to replace them.
form.noValidate = true;

const MESSAGES = {
  fullName: 'Enter your name as it stands in your passport.',
  email: 'Enter an email address such as robin@example.com.',
  password: 'Choose a password of at least eight characters.',
  dateOfBirth: 'Enter your date of birth. You must be 18 or older.',
  country: 'Choose the country you live in.',
  accountType: 'Choose one of the three accounts.',
};

/** Radio buttons share one message below their group; every other field has its own. */
function holderOf(field) {
  return field.type === 'radio' ? field.closest('fieldset') : field.closest('.field');
}

function messageFor(field) {
  const holder = holderOf(field);
  let message = holder.querySelector('.field__error');
  if (!message) {
    message = document.createElement('p');
    message.className = 'field__error';
    message.id = `${field.name}-error`;
    holder.append(message);
    const described = field.type === 'radio' ? holder : field;
    described.setAttribute('aria-describedby', message.id);
  }
  return message;
}

function check(field) {
  const good = field.validity.valid;
  if (good && !holderOf(field).querySelector('.field__error')) return true;
  messageFor(field).textContent = good ? '' : MESSAGES[field.name];
  if (field.type !== 'radio') field.setAttribute('aria-invalid', String(!good));
  return good;
}

const checked = [...form.elements].filter(field => field.name in MESSAGES);

/** The line above the button; three radio buttons without an answer are one open question. */
function summarise() {
  const count = new Set(checked.filter(field => !field.validity.valid).map(field => field.name)).size;
  summary.hidden = count === 0;
  summary.textContent =
    count === 1 ? 'One field needs your attention.' : `${count} fields need your attention.`;
}

for (const field of checked) {
  field.addEventListener('change', () => {
    check(field);
    if (!summary.hidden) summarise();
  });
  // While a person types, a message may go away but none may appear.
  field.addEventListener('input', () => field.validity.valid && check(field));
}

form.addEventListener('submit', event => {
  const wrong = checked.filter(field => !check(field));
  summarise();
  if (wrong.length === 0) return;
  event.preventDefault();
  wrong[0].focus();
});

const income = document.getElementById('income');
const incomeOutput = document.getElementById('income-output');
income.addEventListener('input', () => {
  incomeOutput.value = money(Number(income.value) * 100, { whole: true });
});

const about = document.getElementById('about');
const aboutLeft = document.getElementById('about-left');
about.addEventListener('input', () => {
  aboutLeft.textContent = String(about.maxLength - about.value.length);
});

const colour = document.getElementById('colour');
const card = document.getElementById('card-preview');
colour.addEventListener('input', () => {
  card.style.setProperty('--card-colour', colour.value);
  // Print stays readable on a light card.
  const [red, green, blue] = [1, 3, 5].map(at => parseInt(colour.value.slice(at, at + 2), 16));
  card.style.color = red * 0.299 + green * 0.587 + blue * 0.114 > 160 ? 'var(--ink)' : '';
});
