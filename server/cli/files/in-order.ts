/**
 * The answers of `work` in the order of `items`, at most `width` of them under way at a time: reading ahead without
 * holding everything. `work` must not reject.
 */
export async function* inOrder<A, B>(
  items: Iterable<A>,
  width: number,
  work: (item: A) => Promise<B>,
): AsyncGenerator<B> {
  const underWay: Promise<B>[] = [];
  for (const item of items) {
    underWay.push(work(item));
    if (underWay.length >= width) yield await underWay.shift()!;
  }
  while (underWay.length > 0) yield await underWay.shift()!;
}
