// Runs in the page: controlled fields of React, of which each makes something of what is entered.
import { type ChangeEvent, createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Form() {
  const [text, setText] = useState('');
  const [area, setArea] = useState('');
  const [chosen, setChosen] = useState('a');
  const [range, setRange] = useState('50');
  const [checked, setChecked] = useState(false);
  return createElement(
    'form',
    null,
    createElement('input', {
      id: 'text',
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) =>
        setText(event.currentTarget.value.toUpperCase().replace('X', '')),
    }),
    createElement('textarea', {
      id: 'area',
      value: area,
      onChange: (event: ChangeEvent<HTMLTextAreaElement>) => setArea(event.currentTarget.value),
    }),
    createElement(
      'select',
      {
        id: 'select',
        value: chosen,
        onChange: (event: ChangeEvent<HTMLSelectElement>) => setChosen(event.currentTarget.value),
      },
      ['a', 'b', 'c'].map(value => createElement('option', { key: value }, value)),
    ),
    createElement('input', {
      id: 'range',
      type: 'range',
      value: range,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setRange(event.currentTarget.value),
    }),
    createElement('input', {
      id: 'check',
      type: 'checkbox',
      checked,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setChecked(event.currentTarget.checked),
    }),
    createElement('output', { id: 'state' }, JSON.stringify([text, area, chosen, range, checked])),
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(createElement(Form));
