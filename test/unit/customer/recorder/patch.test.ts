import { describe, expect, it, vi } from 'vitest';
import { patchGetter, patchMethod, patchSetter } from '../../../../src/customer/recorder/patch.js';

function createOwner() {
  return {
    held: 1,
    add(...values: number[]) {
      return values.reduce((sum, value) => sum + value, this.held);
    },
    fail() {
      throw new RangeError('theirs');
    },
    get place() {
      return this.held;
    },
    set place(value: number) {
      if (value < 0) throw new RangeError('theirs');
      this.held = value;
    },
  };
}

describe('patch', () => {
  it('[REC56] passes a call through exactly, and tells of it afterwards', () => {
    const owner = createOwner();
    const { name, length } = owner.add;
    const after = vi.fn();
    const patch = patchMethod(owner, 'add', after);
    expect(owner.add(2, 3)).toBe(6);
    expect(owner.add.call({ ...owner, held: 10 }, 1)).toBe(11);
    expect(after.mock.calls).toEqual([
      [owner, [2, 3], 6],
      [expect.objectContaining({ held: 10 }), [1], 11],
    ]);
    expect([owner.add.name, owner.add.length]).toEqual([name, length]);
    expect(Object.keys(owner)).toContain('add');
    patch.stop();
  });

  it('[REC56] lets the errors of the page through and tells nothing of such a call', () => {
    const owner = createOwner();
    const after = vi.fn();
    patchMethod(owner, 'fail', after);
    patchSetter(owner, 'place', after);
    expect(() => owner.fail()).toThrow(new RangeError('theirs'));
    expect(() => {
      owner.place = -1;
    }).toThrow(new RangeError('theirs'));
    expect(after).not.toHaveBeenCalled();
  });

  it('[REC56] tells of a property that was set, and of one that is read', () => {
    const owner = createOwner();
    const [set, read] = [vi.fn(), vi.fn()];
    patchSetter(owner, 'place', () => set(owner.held));
    patchGetter(owner, 'place', read);
    owner.place = 5;
    expect(set.mock.calls).toEqual([[5]]);
    expect(read).not.toHaveBeenCalled();
    expect(owner.place).toBe(5);
    expect(read.mock.calls).toEqual([[owner]]);
  });

  it('[REC57] leaves everything as it was', () => {
    const owner = createOwner();
    const before = Object.getOwnPropertyDescriptors(owner);
    const patches = [
      patchMethod(owner, 'add', vi.fn()),
      patchSetter(owner, 'place', vi.fn()),
      patchGetter(owner, 'place', vi.fn()),
    ];
    expect(Object.getOwnPropertyDescriptors(owner)).not.toEqual(before);
    for (const patch of patches.reverse()) patch.stop();
    expect(Object.getOwnPropertyDescriptors(owner)).toEqual(before);
  });

  it('[REC57] leaves what others have put over it, and does nothing in it', () => {
    const owner = createOwner();
    const after = vi.fn();
    const patch = patchMethod(owner, 'add', after);
    const ours = owner.add;
    const theirs = vi.fn(function (this: typeof owner, ...values: number[]) {
      return ours.apply(this, values) * 2;
    });
    owner.add = theirs;
    expect(owner.add(1)).toBe(4);
    expect(after).toHaveBeenCalledTimes(1);
    patch.stop();
    expect(owner.add).toBe(theirs);
    expect(owner.add(1)).toBe(4);
    expect(after).toHaveBeenCalledTimes(1);
  });

  it('[REC57] touches nothing that is not there, or that the page has made firm', () => {
    const owner = Object.freeze(createOwner());
    for (const patch of [patchMethod, patchSetter, patchGetter])
      for (const name of ['add', 'place', 'none']) patch(owner, name, vi.fn()).stop();
    expect(owner.add(1)).toBe(2);
    expect(owner.place).toBe(1);
    const plain = { held: 1 };
    for (const patch of [patchMethod, patchSetter, patchGetter]) patch(plain, 'held', vi.fn());
    expect(Object.getOwnPropertyDescriptor(plain, 'held')).toMatchObject({ value: 1 });
  });
});
