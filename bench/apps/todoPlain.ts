import { nextFrame } from '../scenarios/nextFrame.js';
import type { Scenario } from '../scenarios/scenario.js';
import { driveTodos } from './driveTodos.js';
import { FILTERS, type Filter, NO_TODOS, reduceTodos, type Todos, visibleTodos } from './todos.js';

/** Writes all of the list anew with each change, as pages without a framework do. */
function mount(): Element {
  const root = document.createElement('section');
  root.innerHTML =
    '<input class="new-todo" placeholder="What needs to be done?"><ul class="todo-list"></ul><span></span><nav></nav>';
  const [input, list, count, nav] = root.children;
  if (!(input instanceof HTMLInputElement && list && count && nav)) throw new Error('the app is not there');
  nav.innerHTML = FILTERS.map(filter => `<button data-filter="${filter}">${filter}</button>`).join('');
  let state = NO_TODOS;
  const show = (next: Todos) => {
    state = next;
    count.textContent = `${state.items.filter(item => !item.done).length} items left`;
    list.innerHTML = visibleTodos(state)
      .map(
        ({ id, done, text }) =>
          `<li data-id="${id}" class="${done ? 'completed' : ''}"><input type="checkbox" class="toggle" ${done ? 'checked' : ''}>` +
          `<label>${text}</label><button class="destroy"></button></li>`,
      )
      .join('');
  };
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter' || !input.value) return;
    show(reduceTodos(state, { type: 'add', text: input.value }));
    input.value = '';
  });
  list.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const id = Number(target.closest('li')?.dataset.id);
    show(reduceTodos(state, { type: target.matches('button') ? 'remove' : 'toggle', id }));
  });
  nav.addEventListener('click', ({ target }) => {
    const filter = target instanceof HTMLElement ? (target.dataset.filter as Filter) : 'all';
    show(reduceTodos(state, { type: 'filter', filter }));
  });
  document.body.append(root);
  return root;
}

export const scenario: Scenario = {
  title: 'Things to do, innerHTML',
  sizes: [50],
  prepare: () => undefined,
  async run(size) {
    const root = mount();
    await nextFrame();
    await driveTodos(root, size);
  },
};
