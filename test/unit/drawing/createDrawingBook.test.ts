import { describe, expect, it } from 'vitest';
import { createDrawingBook } from '../../../src/drawing/createDrawingBook.js';
import { type Annotation, LIMITS } from '../../../src/protocol/index.js';

const draw = (over: Partial<Annotation & { do: 'draw' }> = {}): Annotation => ({
  ...{ do: 'draw', id: 1, kind: 'ink', node: 5, from: 0, points: [[0, 0]] },
  ...over,
});
const open = () => {
  const book = createDrawingBook(() => 0);
  return { book, points: () => book.all().map(({ points }) => points.map(({ x }) => x)) };
};

describe('what is drawn', () => {
  it('[ANN3] goes on from the point that is named, on the node that is named last', () => {
    const { book, points } = open();
    book.take('ann', draw());
    book.take(
      'ann',
      draw({
        from: 1,
        points: [
          [1, 0],
          [2, 0],
        ],
      }),
    );
    book.take('ann', draw({ from: 2, node: 6, points: [[9, 0]] }));
    expect(points()).toEqual([[0, 1, 9]]);
    expect(book.all()[0]?.node).toBe(6);
  });

  it('[ANN3] is left as it is by what goes on where nothing is, also of another kind', () => {
    const { book, points } = open();
    book.take('ann', draw({ from: 1 }));
    expect(points()).toEqual([]);
    book.take('ann', draw());
    book.take('ann', draw({ from: 2 }));
    book.take('ann', draw({ from: 1, kind: 'laser' }));
    expect(points()).toEqual([[0]]);
  });

  it('[ANN4] is each agent’s own; clearing takes away what all have drawn', () => {
    const { book } = open();
    book.take('ann', draw());
    book.take('bob', draw({ kind: 'box' }));
    expect(book.all().map(({ kind }) => kind)).toEqual(['ink', 'box']);
    book.take('bob', { do: 'clear' });
    expect(book.all()).toEqual([]);
  });

  it('[ANN5] is no more than there is room for: the oldest goes', () => {
    const { book, points } = open();
    for (let id = 1; id <= LIMITS.drawings + 3; id += 1) book.take('ann', draw({ id, points: [[id, 0]] }));
    expect(book.all()).toHaveLength(LIMITS.drawings);
    expect(points()[0]).toEqual([4]);
    const many = Array.from({ length: LIMITS.drawnPoints }, (): [number, number] => [0, 0]);
    book.take('bob', draw({ points: many }));
    book.take('bob', draw({ from: LIMITS.drawnPoints, points: many }));
    book.take('bob', draw({ from: 10, points: many }));
    expect(book.all().at(-1)?.points).toHaveLength(LIMITS.drawnPoints);
  });

  it('[ANN6] has one frame round an element, whoever highlights it', () => {
    const { book } = open();
    for (const by of ['ann', 'bob']) book.take(by, draw({ kind: 'highlight', points: [] }));
    expect(book.all()).toHaveLength(1);
  });
});
