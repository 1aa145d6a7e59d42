// The view "Budget": a field and a bar for each kind of spending, and one chart of them all.

import { money } from './money.js';
import { budget, changeBudget } from './planner-store.js';

const SPENDING = [
  ['Housing', '#17594a'],
  ['Food', '#2a7d68'],
  ['Transport', '#63a590'],
  ['Leisure', '#f4c430'],
  ['Saving', '#b85c33'],
];
const SVG = 'http://www.w3.org/2000/svg';

export function budgetTotals() {
  const amounts = budget();
  return { income: amounts.Income, spent: SPENDING.reduce((sum, [name]) => sum + amounts[name], 0) };
}

function field(name, colour) {
  const id = `budget-${name.toLowerCase()}`;
  const row = document.createElement('div');
  row.className = 'budget__row';
  row.innerHTML = `<label for="${id}">${name}</label><input type="number" id="${id}" min="0" max="20000" step="5" autocomplete="off">`;
  const input = row.querySelector('input');
  input.value = String(budget()[name]);
  let fill = null;
  if (colour) {
    row.insertAdjacentHTML('beforeend', '<div class="bar"><span></span></div>');
    fill = row.querySelector('.bar span');
    fill.style.setProperty('--bar-colour', colour);
  }
  return { name, row, input, fill };
}

function drawChart(chart, amounts) {
  const most = Math.max(1, ...SPENDING.map(([name]) => amounts[name]));
  chart.replaceChildren();
  SPENDING.forEach(([name, colour], index) => {
    const height = Math.round((amounts[name] / most) * 130);
    const bar = document.createElementNS(SVG, 'rect');
    const label = document.createElementNS(SVG, 'text');
    const attributes = { x: index * 62 + 8, y: 146 - height, width: 44, height, rx: 5, fill: colour };
    for (const [key, value] of Object.entries(attributes)) bar.setAttribute(key, String(value));
    label.setAttribute('x', String(index * 62 + 30));
    label.setAttribute('y', '164');
    label.textContent = name;
    chart.append(bar, label);
  });
}

export function budgetView() {
  const view = document.createElement('section');
  view.innerHTML = `
    <h1>Budget</h1>
    <p class="planner__lead">Pounds a month. Change a number and watch what is left.</p>
    <div class="planner__columns">
      <form class="panel" autocomplete="off" aria-label="Monthly budget"></form>
      <div class="panel">
        <h2>Left each month</h2>
        <p class="figure" id="budget-left"></p>
        <p class="note" id="budget-note"></p>
        <svg class="chart" viewBox="0 0 312 172" role="img" aria-label="Spending by kind"></svg>
      </div>
    </div>`;
  const form = view.querySelector('form');
  const left = view.querySelector('#budget-left');
  const note = view.querySelector('#budget-note');
  const fields = [field('Income'), ...SPENDING.map(([name, colour]) => field(name, colour))];
  form.append(...fields.map(({ row }) => row));
  form.addEventListener('submit', event => event.preventDefault());

  const draw = () => {
    const { income, spent } = budgetTotals();
    for (const { name, fill } of fields) {
      if (fill)
        fill.style.width = `${Math.min(100, Math.round((budget()[name] / Math.max(1, income)) * 100))}%`;
    }
    left.textContent = money((income - spent) * 100, { whole: true });
    left.classList.toggle('is-over', spent > income);
    note.textContent = spent > income ? 'You plan to spend more than comes in.' : 'Enough for a quiet month.';
    drawChart(view.querySelector('.chart'), budget());
  };
  for (const { name, input } of fields) {
    input.addEventListener('input', () => {
      changeBudget(name, Math.max(0, Math.round(Number(input.value)) || 0));
      draw();
    });
  }
  draw();
  return view;
}
