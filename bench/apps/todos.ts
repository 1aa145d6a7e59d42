/** State of a list of things to do, the same in each framework. Each action answers a new state. */
export interface Todo {
  id: number;
  text: string;
  done: boolean;
}

export interface Todos {
  items: readonly Todo[];
  next: number;
  filter: Filter;
}

export const FILTERS = ['all', 'open', 'done'] as const;
export type Filter = (typeof FILTERS)[number];

export type Action =
  | { type: 'add'; text: string }
  | { type: 'toggle'; id: number }
  | { type: 'remove'; id: number }
  | { type: 'filter'; filter: Filter };

export const NO_TODOS: Todos = { items: [], next: 1, filter: 'all' };

export function reduceTodos(state: Todos, action: Action): Todos {
  switch (action.type) {
    case 'add':
      return {
        ...state,
        items: [...state.items, { id: state.next, text: action.text, done: false }],
        next: state.next + 1,
      };
    case 'toggle':
      return {
        ...state,
        items: state.items.map(item => (item.id === action.id ? { ...item, done: !item.done } : item)),
      };
    case 'remove':
      return { ...state, items: state.items.filter(item => item.id !== action.id) };
    case 'filter':
      return { ...state, filter: action.filter };
  }
}

export const visibleTodos = ({ items, filter }: Todos): readonly Todo[] =>
  items.filter(item => filter === 'all' || item.done === (filter === 'done'));
