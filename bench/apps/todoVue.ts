import { createApp, defineComponent, h, shallowRef } from 'vue';
import { nextFrame } from '../scenarios/nextFrame.js';
import type { Scenario } from '../scenarios/scenario.js';
import { driveTodos } from './driveTodos.js';
import { type Action, FILTERS, NO_TODOS, reduceTodos, visibleTodos } from './todos.js';

const App = defineComponent(() => {
  const state = shallowRef(NO_TODOS);
  const dispatch = (action: Action) => {
    state.value = reduceTodos(state.value, action);
  };
  const add = ({ key, target }: KeyboardEvent) => {
    if (key !== 'Enter' || !(target instanceof HTMLInputElement) || !target.value) return;
    dispatch({ type: 'add', text: target.value });
    target.value = '';
  };
  return () => {
    const left = state.value.items.filter(item => !item.done).length;
    return h('div', { class: 'todoapp' }, [
      h('input', { class: 'new-todo', placeholder: 'What needs to be done?', onKeydown: add }),
      h(
        'ul',
        { class: 'todo-list' },
        visibleTodos(state.value).map(({ id, done, text }) =>
          h('li', { key: id, class: done ? 'completed' : '' }, [
            h('input', {
              type: 'checkbox',
              class: 'toggle',
              checked: done,
              onChange: () => dispatch({ type: 'toggle', id }),
            }),
            h('label', text),
            h('button', { class: 'destroy', onClick: () => dispatch({ type: 'remove', id }) }),
          ]),
        ),
      ),
      h('span', { class: 'todo-count' }, [h('strong', left), left === 1 ? ' item left' : ' items left']),
      h(
        'nav',
        FILTERS.map(filter =>
          h(
            'button',
            {
              class: filter === state.value.filter ? 'selected' : '',
              onClick: () => dispatch({ type: 'filter', filter }),
            },
            filter,
          ),
        ),
      ),
    ]);
  };
});

export const scenario: Scenario = {
  title: 'Things to do, Vue',
  sizes: [100],
  prepare: () => undefined,
  async run(size) {
    const root = document.createElement('section');
    document.body.append(root);
    createApp(App).mount(root);
    await nextFrame();
    await driveTodos(root, size);
  },
};
