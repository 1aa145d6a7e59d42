// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { applyFieldState } from '../../../src/agent/replay/applyFieldState.js';

const input = (more: object) => ({
  type: 3,
  timestamp: 1,
  data: { source: 5, id: 1, text: '', isChecked: false, ...more },
});

function build(html: string): Element {
  const root = document.createElement('div');
  root.innerHTML = html;
  const [first] = root.children;
  if (!first) throw new Error('nothing');
  return first;
}

const OPTIONS = '<select multiple><option selected>a<option>a<option>b</select>';
const chosen = (select: Element) =>
  Array.from((select as HTMLSelectElement).selectedOptions, option => option.index);

describe('applyFieldState', () => {
  it('[REP64] chooses the options that are named, and no others', () => {
    const select = build(OPTIONS);
    applyFieldState(input({ selected: [1, 2] }), () => select);
    expect(chosen(select)).toEqual([1, 2]);
    applyFieldState(input({ selected: [] }), () => select);
    expect(chosen(select)).toEqual([]);
  });

  it('[REP64] leaves the options where none are named', () => {
    const select = build(OPTIONS);
    applyFieldState(input({}), () => select);
    expect(chosen(select)).toEqual([0]);
  });

  it('[REP65] shows that a box is neither checked nor unchecked, until it is', () => {
    const box = build('<input type="checkbox">') as HTMLInputElement;
    applyFieldState(input({ indeterminate: true }), () => box);
    expect(box.indeterminate).toBe(true);
    applyFieldState(input({}), () => box);
    expect(box.indeterminate).toBe(false);
  });

  it('[REP80] shows a field as wrong that is so for a reason of its own, until it is not', () => {
    const field = build('<input>') as HTMLInputElement;
    applyFieldState(input({ invalid: true }), () => field);
    expect(field.matches(':invalid')).toBe(true);
    applyFieldState(input({}), () => field);
    expect(field.matches(':invalid')).toBe(false);
  });

  it('[REP64] shows a select without any choice', () => {
    const select = build('<select><option>a</select>') as HTMLSelectElement;
    applyFieldState(input({ selected: [] }), () => select);
    expect(select.selectedIndex).toBe(-1);
  });

  it.each([
    ['another kind', { ...input({ selected: [1] }), type: 2 }],
    ['another source', input({ source: 3, selected: [1] })],
    ['an unknown shape', input({ selected: 'all' })],
    ['an unknown number', input({ id: 'x', selected: [1] })],
  ])('[REP66] does nothing with an event of %s', (_name, event) => {
    const select = build(OPTIONS);
    applyFieldState(event, () => select);
    expect(chosen(select)).toEqual([0]);
  });

  it('[REP66] does nothing to a node that is not there, or is no field', () => {
    const paragraph = build('<p>x</p>');
    const before = paragraph.outerHTML;
    applyFieldState(input({ selected: [1], indeterminate: true }), () => paragraph);
    applyFieldState(input({ selected: [1], indeterminate: true }), () => null);
    expect(paragraph.outerHTML).toBe(before);
    expect(paragraph).not.toHaveProperty('indeterminate');
  });
});
