/** Index, from `low` on, of the first of the rising `offsets` that is not before `at`; their number when all are. */
export function firstFrom(offsets: readonly number[], at: number, low = 0): number {
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
