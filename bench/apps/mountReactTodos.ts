import { createElement as h, memo, useReducer } from 'react';
import { createRoot } from 'react-dom/client';
import { type Action, FILTERS, NO_TODOS, reduceTodos, type Todo, visibleTodos } from './todos.js';

type Dispatch = (action: Action) => void;

/** Mounts the app into an element of its own, and answers that. */
export function mountReactTodos(): Element {
  const root = document.createElement('section');
  document.body.append(root);
  createRoot(root).render(h(App));
  return root;
}

function App() {
  const [state, dispatch] = useReducer(reduceTodos, NO_TODOS);
  const left = state.items.filter(item => !item.done).length;
  return h(
    'div',
    { className: 'todoapp' },
    h('input', {
      className: 'new-todo',
      placeholder: 'What needs to be done?',
      onKeyDown: ({ key, currentTarget }) => {
        if (key !== 'Enter' || !currentTarget.value) return;
        dispatch({ type: 'add', text: currentTarget.value });
        currentTarget.value = '';
      },
    }),
    h(
      'ul',
      { className: 'todo-list' },
      visibleTodos(state).map(item => h(Item, { key: item.id, item, dispatch })),
    ),
    h(
      'span',
      { className: 'todo-count' },
      h('strong', null, left),
      left === 1 ? ' item left' : ' items left',
    ),
    h(
      'nav',
      null,
      FILTERS.map(filter =>
        h(
          'button',
          {
            key: filter,
            type: 'button',
            className: filter === state.filter ? 'selected' : '',
            onClick: () => dispatch({ type: 'filter', filter }),
          },
          filter,
        ),
      ),
    ),
  );
}

const Item = memo(({ item, dispatch }: { item: Todo; dispatch: Dispatch }) =>
  h(
    'li',
    { className: item.done ? 'completed' : '' },
    h('input', {
      type: 'checkbox',
      className: 'toggle',
      checked: item.done,
      onChange: () => dispatch({ type: 'toggle', id: item.id }),
    }),
    h('label', null, item.text),
    h('button', {
      type: 'button',
      className: 'destroy',
      onClick: () => dispatch({ type: 'remove', id: item.id }),
    }),
  ),
);
