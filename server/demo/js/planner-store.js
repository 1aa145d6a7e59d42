// What the planner remembers: for this tab only, so that every new visitor (and every test) starts from the same plan.

const KEY = 'alder-planner';

const FIRST_PLAN = {
  goals: [
    { id: 1, name: 'Kitchen repairs', saved: 1350, target: 2400, done: false },
    { id: 2, name: 'Two weeks in Norway', saved: 1125, target: 1800, done: false },
    { id: 3, name: 'A bicycle for Ada', saved: 320, target: 320, done: true },
  ],
  budget: { Income: 2400, Housing: 910, Food: 360, Transport: 145, Leisure: 180, Saving: 300 },
};

function load() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? structuredClone(FIRST_PLAN);
  } catch {
    return structuredClone(FIRST_PLAN);
  }
}

const plan = load();

function keep() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(plan));
  } catch {
    // Storage may be forbidden; the plan then lives as long as the page.
  }
}

export const goals = () => plan.goals;
export const budget = () => plan.budget;
export const findGoal = id => plan.goals.find(goal => goal.id === id);

export function addGoal({ name, target }) {
  const goal = {
    id: Math.max(0, ...plan.goals.map(other => other.id)) + 1,
    name,
    saved: 0,
    target,
    done: false,
  };
  plan.goals.push(goal);
  keep();
  return goal;
}

export function changeGoal(goal, change) {
  Object.assign(goal, change);
  keep();
}

export function changeBudget(name, amount) {
  plan.budget[name] = amount;
  keep();
}
