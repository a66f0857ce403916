/** Dutch number words, 0 up to and including 999,999, with the halves that are one word. */

const SMALL = [
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien',
  'zeventien achttien negentien',
]
  .join(' ')
  .split(' ');
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');

const WORDS = new Map<string, number>();
SMALL.forEach((word, value) => {
  WORDS.set(word, value);
});
TENS.forEach((tens, i) => {
  WORDS.set(tens, 20 + 10 * i);
  for (let unit = 1; unit <= 9; unit++) WORDS.set(`${SMALL[unit]}en${tens}`, 20 + 10 * i + unit);
});
WORDS.set('honderd', 100);
WORDS.set('duizend', 1000);
WORDS.set('anderhalf', 1.5);
WORDS.set('anderhalve', 1.5);
for (let unit = 2; unit <= 12; unit++) {
  WORDS.set(`${SMALL[unit]}enhalf`, unit + 0.5);
  WORDS.set(`${SMALL[unit]}eneenhalf`, unit + 0.5);
}

const DIACRITICS = /[\u0300-\u036f]/g;

/**
 * The value of one number word, in any case, with or without accents and hyphens: "één" 1, "twee-en-twintig" 22,
 * "vijftigduizend" 50000, "anderhalf" 1.5. Undefined for anything else.
 */
export function numberWord(word: string): number | undefined {
  if (word.length > 80) return undefined;
  return plainNumberWord(word.toLowerCase().normalize('NFD').replace(DIACRITICS, '').replaceAll('-', ''));
}

/** As `numberWord`, for a word already in lower case without accents and hyphens. */
export function plainNumberWord(word: string): number | undefined {
  const known = WORDS.get(word);
  if (known !== undefined || word.length < 9) return known;
  const thousand = word.indexOf('duizend');
  if (thousand < 0) return belowThousand(word);
  const count = thousand === 0 ? 1 : belowThousand(word.slice(0, thousand));
  const rest = remainder(word.slice(thousand + 7));
  return count === undefined || rest === undefined || count === 0 || count > 999 || rest > 999
    ? undefined
    : count * 1000 + rest;
}

function belowThousand(word: string): number | undefined {
  const hundred = word.indexOf('honderd');
  if (hundred < 0) return WORDS.get(word);
  const count = hundred === 0 ? 1 : WORDS.get(word.slice(0, hundred));
  const rest = remainder(word.slice(hundred + 7));
  if (count === undefined || rest === undefined || count === 0 || count > 99 || rest > 99) return undefined;
  return count * 100 + rest;
}

/** What follows "honderd" or "duizend": nothing, or a smaller number with or without "en". */
function remainder(word: string): number | undefined {
  if (word === '') return 0;
  const value = word.includes('honderd') ? belowThousand(word) : WORDS.get(word);
  if (value !== undefined) return value === 0 ? undefined : value;
  return word.startsWith('en') ? remainder(word.slice(2)) : undefined;
}
