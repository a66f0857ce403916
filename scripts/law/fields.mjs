/**
 * Readers of one field of the law data: each takes the raw YAML value and gives the value, or throws a `DataProblem`
 * that says in Dutch what is wrong, for the jurist who wrote it.
 */

/** Something is wrong with the data itself; the message is the rest of a Dutch sentence about the field. */
export class DataProblem extends Error {}

function fail(message) {
  throw new DataProblem(message);
}

export const text = (value) => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') fail('moet tekst zijn');
  return value;
};
export const date = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    fail('moet een datum zijn (jjjj-mm-dd)');
  const parsed = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value)
    fail('is geen bestaande dag');
  return value;
};
export const number = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) fail('moet een getal zijn');
  return value;
};
export const flag = (value) => {
  if (typeof value !== 'boolean') fail('moet true of false zijn');
  return value;
};
export const oneOf = (choices) => (value) => {
  const found = Array.isArray(choices) ? choices.includes(value) && value : choices[value];
  if (!found)
    fail(`moet een van deze zijn: ${(Array.isArray(choices) ? choices : Object.keys(choices)).join(', ')}`);
  return found;
};
export const listOf = (item) => (value) => {
  if (!Array.isArray(value)) fail('moet een lijst zijn');
  const items = value.map(item);
  const twice = items.find((one, index) => typeof one === 'string' && items.indexOf(one) !== index);
  if (twice !== undefined) fail(`noemt "${twice}" twee keer`);
  return items;
};
export const texts = listOf(text);
export const words = listOf((value) => {
  const word = text(value);
  if (word !== word.toLowerCase())
    fail(`bevat hoofdletters: "${word}"; woorden staan hier in kleine letters`);
  return word;
});
export const cpvPrefixes = listOf((value) => {
  if (typeof value !== 'string' || !/^\d{2,8}$/.test(value))
    fail('zijn begincijfers van CPV-codes, tussen aanhalingstekens');
  return value;
});

/** `{ Dutch key: [reader, required] }` → reads an object, complaining about what is missing or unknown. */
export function object(shape) {
  return (raw) => {
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
      fail('moet bestaan uit sleutels met een waarde');
    const out = {};
    for (const key of Object.keys(raw)) if (!(key in shape)) fail(`heeft een onbekende sleutel "${key}"`);
    for (const [key, [read, required]] of Object.entries(shape)) {
      if (raw[key] === undefined || raw[key] === null) {
        if (required) fail(`mist "${key}"`);
        continue;
      }
      try {
        out[key] = read(raw[key]);
      } catch (problem) {
        throw problem instanceof DataProblem ? new DataProblem(`"${key}" ${problem.message}`) : problem;
      }
    }
    return out;
  };
}
