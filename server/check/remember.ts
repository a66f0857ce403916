/** A function remembered by its first argument (a section) and, when given, its second. */
export function remember<A extends object, R, B = undefined>(make: (a: A, b: B) => R): (a: A, b?: B) => R {
  const known = new WeakMap<A, { b: B | undefined; result: R }>();
  return (a, b) => {
    const before = known.get(a);
    if (before && before.b === b) return before.result;
    const result = make(a, b as B);
    known.set(a, { b, result });
    return result;
  };
}
