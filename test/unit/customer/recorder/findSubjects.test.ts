import { describe, expect, it } from 'vitest';
import { findSubjects } from '../../../../src/customer/recorder/findSubjects.js';

describe('findSubjects', () => {
  it.each([
    ['.a', '.a'],
    ['.a::before', '.a'],
    ['.a > ::after', '.a > *'],
    ['::before', '*'],
    ['*, ::before', '*, *'],
    ['a:hover::before', 'a'],
    [':hover .a', '* .a'],
    ['.a:not(.b)', '.a'],
    ['.a:not(:is(.b, .c):hover) + p', '.a + p'],
    [':is(.a, .b):before', ':is(.a, .b)'],
    ['li:nth-child(2n+1)::marker', 'li:nth-child(2n+1)'],
    ['[title="a:b ::c"]::before', '[title="a:b ::c"]'],
    ['.md\\:flex::before', '.md\\:flex'],
    [':root', ':root'],
    ['.a::part(label)', null],
    ['::slotted(p)', null],
    [':host .a', null],
    ['& .a', null],
    ['.a\\', null],
  ])('[PRV89] %s: %s', (selector, wanted) => {
    expect(findSubjects(selector)).toBe(wanted);
  });

  it('[PRV89] within another rule', () => {
    expect(findSubjects('& .a::before', '.b')).toBe(':is(.b) .a');
    expect(findSubjects('> .a', '.b')).toBe(':is(.b)> .a');
  });
});
