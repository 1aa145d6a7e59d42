import { describe, expect, it, vi } from 'vitest';
import { type MemberKind, patchMember } from '../../../src/browser/patchMember.js';
import { tellAfter } from '../../../src/browser/tellAfter.js';

type Told = Parameters<typeof tellAfter>[0];
const patch = (owner: object, kind: MemberKind, name: string, told: Told) =>
  patchMember(owner, name, kind, tellAfter(told));
const KINDS: readonly MemberKind[] = ['call', 'set', 'get'];

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

describe('patchMember', () => {
  it('[REC56] passes a call through exactly, and tells of it afterwards', () => {
    const owner = createOwner();
    const { name, length } = owner.add;
    const after = vi.fn();
    const { stop } = patch(owner, 'call', 'add', after);
    expect(owner.add(2, 3)).toBe(6);
    expect(owner.add.call({ ...owner, held: 10 }, 1)).toBe(11);
    expect(after.mock.calls).toEqual([
      [owner, [2, 3], 6],
      [expect.objectContaining({ held: 10 }), [1], 11],
    ]);
    expect([owner.add.name, owner.add.length]).toEqual([name, length]);
    expect(Object.keys(owner)).toContain('add');
    stop();
  });

  it('[REC56] lets the errors of the page through and tells nothing of such a call', () => {
    const owner = createOwner();
    const after = vi.fn();
    patch(owner, 'call', 'fail', after);
    patch(owner, 'set', 'place', after);
    expect(() => owner.fail()).toThrow(new RangeError('theirs'));
    expect(() => {
      owner.place = -1;
    }).toThrow(new RangeError('theirs'));
    expect(after).not.toHaveBeenCalled();
  });

  it('[REC56] tells of a property that was set, and of one that is read', () => {
    const owner = createOwner();
    const [set, read] = [vi.fn(), vi.fn()];
    patch(owner, 'set', 'place', () => set(owner.held));
    patch(owner, 'get', 'place', read);
    owner.place = 5;
    expect(set.mock.calls).toEqual([[5]]);
    expect(read).not.toHaveBeenCalled();
    expect(owner.place).toBe(5);
    expect(read.mock.calls).toEqual([[owner, [], 5]]);
  });

  it('[REC57] leaves everything as it was', () => {
    const owner = createOwner();
    const before = Object.getOwnPropertyDescriptors(owner);
    const patches = [
      patch(owner, 'call', 'add', vi.fn()),
      patch(owner, 'set', 'place', vi.fn()),
      patch(owner, 'get', 'place', vi.fn()),
    ];
    expect(Object.getOwnPropertyDescriptors(owner)).not.toEqual(before);
    for (const { stop } of patches.reverse()) stop();
    expect(Object.getOwnPropertyDescriptors(owner)).toEqual(before);
  });

  it('[REC57] leaves what others have put over it, and does nothing in it', () => {
    const owner = createOwner();
    const after = vi.fn();
    const { stop } = patch(owner, 'call', 'add', after);
    const ours = owner.add;
    const theirs = vi.fn(function (this: typeof owner, ...values: number[]) {
      return ours.apply(this, values) * 2;
    });
    owner.add = theirs;
    expect(owner.add(1)).toBe(4);
    expect(after).toHaveBeenCalledTimes(1);
    stop();
    expect(owner.add).toBe(theirs);
    expect(owner.add(1)).toBe(4);
    expect(after).toHaveBeenCalledTimes(1);
  });

  it('[REC57] touches nothing that is not there, or that the page has made firm', () => {
    const owner = Object.freeze(createOwner());
    for (const kind of KINDS)
      for (const name of ['add', 'place', 'none']) patch(owner, kind, name, vi.fn()).stop();
    expect(owner.add(1)).toBe(2);
    expect(owner.place).toBe(1);
    const plain = { held: 1 };
    for (const kind of KINDS) patch(plain, kind, 'held', vi.fn());
    expect(Object.getOwnPropertyDescriptor(plain, 'held')).toMatchObject({ value: 1 });
  });
});
