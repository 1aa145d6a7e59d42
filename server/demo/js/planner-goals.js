// The views "Your plan", "Goals" and one goal.

import { money } from './money.js';
import { budgetTotals } from './planner-budget.js';
import { addGoal, changeGoal, findGoal, goals } from './planner-store.js';

const pounds = amount => money(amount * 100, { whole: true });

/** Static markup only; whatever a person typed goes in as text. */
function section(html) {
  const view = document.createElement('section');
  view.innerHTML = html;
  return view;
}

function progressOf(goal) {
  const bar = document.createElement('progress');
  bar.max = goal.target;
  bar.value = goal.saved;
  bar.setAttribute('aria-label', `Saved for ${goal.name}`);
  return bar;
}

function goalItem(goal) {
  const item = document.createElement('li');
  const tick = document.createElement('input');
  const link = document.createElement('a');
  const sum = document.createElement('span');
  tick.type = 'checkbox';
  tick.checked = goal.done;
  tick.setAttribute('aria-label', `Done: ${goal.name}`);
  link.href = `/planner/goals/${goal.id}`;
  link.textContent = goal.name;
  sum.className = 'goal__sum';
  sum.textContent = `${pounds(goal.saved)} of ${pounds(goal.target)}`;

  const mark = () => (item.className = goal.done ? 'goal goal--done' : 'goal');
  tick.addEventListener('change', () => {
    changeGoal(goal, { done: tick.checked });
    mark();
  });
  mark();
  item.append(tick, link, sum, progressOf(goal));
  return item;
}

export function overviewView() {
  const view = section(`
    <h1>Your plan</h1>
    <p class="planner__lead">What you are saving for, and what a month leaves you. Kept in this tab only.</p>
    <div class="planner__columns">
      <div class="panel"><h2>Next in line</h2><ul class="goals"></ul><a href="/planner/goals">See every goal</a></div>
      <div class="panel"><h2>Left each month</h2><p class="figure"></p><p class="note"></p><a href="/planner/budget">Change your budget</a></div>
    </div>`);
  const open = goals().filter(goal => !goal.done);
  view.querySelector('.goals').append(...open.slice(0, 2).map(goalItem));
  const { income, spent } = budgetTotals();
  view.querySelector('.figure').textContent = pounds(income - spent);
  view.querySelector('.note').textContent = `of ${pounds(income)} income, after ${pounds(spent)} of spending`;
  return view;
}

export function goalsView() {
  const view = section(`
    <h1>Goals</h1>
    <p class="planner__lead">Tick a goal off when you have reached it, or add the next one.</p>
    <div class="planner__columns">
      <ul class="goals" aria-label="Your goals"></ul>
      <form class="panel" autocomplete="off">
        <h2>A new goal</h2>
        <div class="field"><label for="goal-name">Goal name</label>
          <input type="text" id="goal-name" autocomplete="off" maxlength="60" required></div>
        <div class="field"><label for="goal-target">Target in pounds</label>
          <input type="number" id="goal-target" autocomplete="off" min="1" max="1000000" value="500" required></div>
        <button type="submit" class="button">Add goal</button>
      </form>
    </div>`);
  const list = view.querySelector('.goals');
  const form = view.querySelector('form');
  const name = view.querySelector('#goal-name');
  const target = view.querySelector('#goal-target');
  list.append(...goals().map(goalItem));
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!name.value.trim()) return;
    list.append(goalItem(addGoal({ name: name.value.trim(), target: Number(target.value) })));
    form.reset();
    name.focus();
  });
  return view;
}

export function goalView(id) {
  const goal = findGoal(Number(id));
  if (!goal)
    return section('<h1>We have no such goal</h1><p><a href="/planner/goals">Back to the list</a></p>');
  const view = section(`
    <a class="back-link" href="/planner/goals">Back to the list</a>
    <h1></h1>
    <div class="planner__columns">
      <div class="panel"><p class="figure"></p><p class="note"></p></div>
      <form class="panel" autocomplete="off">
        <h2>Put something aside</h2>
        <div class="field"><label for="deposit">Amount in pounds</label>
          <input type="number" id="deposit" autocomplete="off" min="1" max="100000" value="50" required></div>
        <button type="submit" class="button">Save amount</button>
      </form>
    </div>`);
  const figure = view.querySelector('.figure');
  const note = view.querySelector('.note');
  const bar = progressOf(goal);
  view.querySelector('h1').textContent = goal.name;
  note.before(bar);

  const show = () => {
    const missing = Math.max(0, goal.target - goal.saved);
    figure.textContent = pounds(goal.saved);
    note.textContent = missing
      ? `${pounds(missing)} to go of ${pounds(goal.target)}`
      : 'You have reached this goal.';
    bar.value = goal.saved;
  };
  view.querySelector('form').addEventListener('submit', event => {
    event.preventDefault();
    changeGoal(goal, { saved: goal.saved + Number(view.querySelector('#deposit').value) });
    show();
  });
  show();
  return view;
}
