// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { type Field, hasHiddenState } from '../../../../src/customer/recorder/fieldState.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { createFieldWriter } from '../../../../src/customer/recorder/writeFields.js';
import { plainRedaction } from './plainRedaction.js';

function open(html: string, privacy: Privacy = 'visible') {
  const root = document.createElement('form');
  root.innerHTML = html;
  const fields = [...root.querySelectorAll<Field>('input, select, textarea')];
  const book = createNodeBook();
  for (const field of fields) book.enter(field, null);
  const write = createFieldWriter(book, () => privacy, plainRedaction);
  const [first] = fields;
  if (!first) throw new Error('no field');
  return { book, fields, first, write: () => write(fields) };
}

describe('writeFields', () => {
  it('[REC64] tells what a field holds, once until it holds something else', () => {
    const { first, write, book } = open('<input value="a">');
    expect(write()).toEqual([{ source: 5, id: book.idOf(first), text: 'a', isChecked: false }]);
    expect(write()).toEqual([]);
    first.value = 'b';
    expect(write()).toMatchObject([{ text: 'b' }]);
  });

  it('[REC64] tells it again of a field that was recorded anew', () => {
    const { first, write, book } = open('<textarea>a</textarea>');
    write();
    book.forget(first);
    expect(write()).toEqual([]);
    const { id } = book.enter(first, null);
    expect(write()).toMatchObject([{ id, text: 'a' }]);
  });

  it('[REC64] tells whether boxes are checked, or neither', () => {
    const { fields, write } = open('<input type="checkbox" value="v" checked><input type="radio">');
    const [box] = fields as HTMLInputElement[];
    if (box) box.indeterminate = true;
    expect(write()).toMatchObject([
      { text: 'v', isChecked: true, indeterminate: true },
      { text: 'on', isChecked: false },
    ]);
    if (box) box.indeterminate = false;
    const [now, ...others] = write();
    expect(now).toMatchObject({ isChecked: true });
    expect(now).not.toHaveProperty('indeterminate');
    expect(others).toEqual([]);
  });

  it('[REC64] tells each option that is chosen, also among equal ones', () => {
    const { write } = open(
      '<select multiple><option value="x" selected><option value="x"><option value="x" selected></select>',
    );
    expect(write()).toMatchObject([{ selected: [0, 2] }]);
  });

  it('[REC65] tells nothing of files, hidden fields and buttons', () => {
    const types = ['file', 'hidden', 'submit', 'reset', 'button', 'image'];
    expect(open(types.map(type => `<input type="${type}">`).join('')).write()).toEqual([]);
  });

  it('[REC65] tells of a masked field neither its text nor its state', () => {
    const { write, fields } = open(
      `<input value="canary"><input type="checkbox" checked><select multiple><option selected>canary</select>`,
      'masked',
    );
    const box = fields[1] as HTMLInputElement;
    box.indeterminate = true;
    const written = write();
    expect(written).toMatchObject([{ text: '***' }, { isChecked: false }, { text: '***', selected: [] }]);
    expect(written[1]).not.toHaveProperty('indeterminate');
    expect(JSON.stringify(written)).not.toContain('canary');
  });

  it('[REC92] tells that a field is wrong for a reason of its own, without the reason, and not of masked ones', () => {
    const { first, write } = open('<input value="a">');
    (first as HTMLInputElement).setCustomValidity('canary');
    const written = write();
    expect(written).toMatchObject([{ invalid: true }]);
    expect(JSON.stringify(written)).not.toContain('canary');
    (first as HTMLInputElement).setCustomValidity('');
    expect(write()[0]).not.toHaveProperty('invalid');
    const masked = open('<input value="a">', 'masked');
    (masked.first as HTMLInputElement).setCustomValidity('canary');
    expect(masked.write()[0]).not.toHaveProperty('invalid');
  });

  it('[REC92] knows the states that neither attributes nor values say', () => {
    const { fields } = open('<input type="checkbox"><select><option>a</select><textarea></textarea><input>');
    expect(fields.map(hasHiddenState)).toEqual([false, false, false, false]);
    const [box, select, area] = fields as [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement];
    box.indeterminate = true;
    select.selectedIndex = -1;
    area.setCustomValidity('no');
    expect(fields.map(hasHiddenState)).toEqual([true, true, true, false]);
  });
});
