// The account feed: one payment a second from a fixed list, so that two visits show the same thing at the same second.

import { money } from './money.js';

const MOST_ROWS = 12;
const FIRST_ROWS = 8;

// The amounts of one round (in pence) add up to zero: however long the page stays open, the balance never drifts away.
const PAYMENTS = [
  ['Harrow Quay Bakery', 'Groceries', -480],
  ['Wren Valley Buses', 'Transport', -260],
  ['Osier Lane Books', 'Leisure', -1450],
  ['Refund, Larkfield Shoes', 'Refund', 4200],
  ['Greengrocer Penhale', 'Groceries', -1835],
  ['Millrace Energy', 'Household', -8840],
  ['Salary, Teasel & Rowe', 'Income', 21600],
  ['Corner Café', 'Eating out', -725],
  ['Quayside Pharmacy', 'Health', -990],
  ['Wrensford Cinema', 'Leisure', -2400],
  ['From Robin’s savings', 'Transfer', 5000],
  ['Northgate Garage', 'Transport', -13820],
];

const OPENING_BALANCE = 481236;
const OPENING_MINUTE = 9 * 60 + 4;

const rows = document.getElementById('transactions');
const balanceField = document.getElementById('balance');
const trend = document.querySelector('#trend polyline');
const status = document.getElementById('feed-status');
const pause = document.getElementById('pause');

let count = 0;
let balance = OPENING_BALANCE;
const history = [OPENING_BALANCE];

function cell(text, className = '') {
  const td = document.createElement('td');
  td.textContent = text;
  if (className) td.className = className;
  return td;
}

function timeOf(number) {
  const minute = (OPENING_MINUTE + number * 3) % (24 * 60);
  return [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0')).join(':');
}

function addPayment() {
  const [description, category, amount] = PAYMENTS[count % PAYMENTS.length];
  balance += amount;
  history.push(balance);
  if (history.length > MOST_ROWS) history.shift();

  const row = document.createElement('tr');
  const heading = document.createElement('th');
  heading.scope = 'row';
  heading.textContent = description;
  row.append(
    cell(timeOf(count)),
    heading,
    cell(category, 'is-secondary'),
    cell(`AF-${String(count + 1).padStart(5, '0')}`, 'is-secondary'),
    cell(money(amount, { signed: true }), amount > 0 ? 'is-number is-credit' : 'is-number'),
  );
  rows.prepend(row);
  while (rows.children.length > MOST_ROWS) rows.lastElementChild.remove();
  count += 1;
}

function showBalance() {
  balanceField.textContent = money(balance);
  const low = Math.min(...history);
  const span = Math.max(...history) - low || 1;
  const points = history.map((value, index) => {
    const x = (index / (history.length - 1)) * 240;
    const y = 60 - ((value - low) / span) * 56;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  trend.setAttribute('points', points.join(' '));
}

function listStatements() {
  const list = document.getElementById('statements');
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  for (let back = 0; back < 60; back += 1) {
    const item = document.createElement('li');
    const closing = document.createElement('span');
    // Plausible and fixed: a slow rise with a ripple.
    closing.textContent = money(472150 - back * 5230 + ((back * back * 7919) % 1913) * 31);
    item.append(month.format(Date.UTC(2025, 9 - back, 1)), closing);
    list.append(item);
  }
}

listStatements();
for (let row = 0; row < FIRST_ROWS; row += 1) addPayment();
showBalance();

let paused = false;
pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', String(paused));
  status.textContent = paused ? 'Updates are paused.' : 'New payments appear as they arrive.';
});

setInterval(() => {
  if (paused) return;
  addPayment();
  showBalance();
}, 1000);
