/** What is nested deeper than this counts as different. */
const DEEPEST = 10;

/**
 * Whether two values of plain data (objects, lists, strings and the like) say the same. Objects of a class, sections
 * among them, are the same only when they are the very same object.
 */
export function isSameValue(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > DEEPEST)
    return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!isSameValue(a[i], b[i], depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(a) !== Object.prototype || Object.getPrototypeOf(b) !== Object.prototype)
    return false;
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  let count = 0;
  for (const key in one) {
    if (!(key in other) || !isSameValue(one[key], other[key], depth + 1)) return false;
    count++;
  }
  for (const _key in other) count--;
  return count === 0;
}
