// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { searchHidden } from '../../../../src/customer/privacy/searchHidden.js';

const search = () => searchHidden({ roots: () => [], hasRules: () => false });
const build = (html: string) => {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder.firstElementChild as Element;
};

it('[PRV135] finds a mask in what has come, and on it', () => {
  for (const html of ['<p data-gcb-mask></p>', '<p><b data-gcb-mask></b></p>']) {
    const hidden = search();
    expect(hidden.hides()).toBe(false);
    hidden.noted(build('<p>open</p>'));
    expect(hidden.hides()).toBe(false);
    hidden.noted(build(html));
    expect(hidden.hides()).toBe(true);
  }
});

it('[PRV135] what cannot be asked counts as hiding something: a form with a field named like the question', () => {
  for (const name of ['matches', 'querySelector']) {
    const hidden = search();
    expect(hidden.hides()).toBe(false);
    const form = build(`<form><input name="${name}"></form>`);
    // As browsers have it; jsdom gives the form its own members first.
    Object.defineProperty(form, name, { value: form.firstElementChild });
    hidden.noted(form);
    expect(hidden.hides()).toBe(true);
  }
});
