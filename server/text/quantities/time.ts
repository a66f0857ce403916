import { digitsEnd, isAlphanumeric, isDigit, nextWord, previousWord } from './chars.ts';
import type { TimeOfDay } from './types.ts';

const CLOCK_LEADS = new Set(['om', 'voor', 'vanaf']);

/** The time of day at `pos`: "12:00", "12.00 uur", "12u00", "om 12 uur". */
export function readTime(text: string, pos: number): TimeOfDay | undefined {
  const first = digitsEnd(text, pos);
  if (first - pos > 2 || first === pos) return undefined;
  const hour = Number(text.slice(pos, first));
  const mark = text.charCodeAt(first);
  const minutes = digitsEnd(text, first + 1);
  const twoDigits = minutes - first === 3;
  if (mark === 58)
    return twoDigits ? colon(text, pos, minutes, hour, Number(text.slice(first + 1, minutes))) : undefined;
  if (mark === 46) {
    if (!twoDigits) return undefined;
    const unit = nextWord(text, minutes);
    return unit.word === 'uur' || unit.word === 'u'
      ? time(pos, unit.end, hour, Number(text.slice(first + 1, minutes)))
      : undefined;
  }
  if ((mark | 32) === 117) return hours(text, pos, first, hour);
  const unit = nextWord(text, first);
  if (unit.word !== 'uur' || !CLOCK_LEADS.has(previousWord(text, pos))) return undefined;
  return /(?:om|v[oó]{2}r|vanaf)\s{1,3}$/i.test(text.slice(Math.max(0, pos - 9), pos))
    ? time(pos, unit.end, hour, 0)
    : undefined;
}

function colon(text: string, pos: number, end: number, hour: number, minute: number): TimeOfDay | undefined {
  let last = end;
  if (text.charCodeAt(last) === 58 && digitsEnd(text, last + 1) === last + 3) last += 3;
  const c = text.charCodeAt(last);
  if (isAlphanumeric(c) || (c === 58 && isDigit(text.charCodeAt(last + 1)))) return undefined;
  const unit = nextWord(text, last);
  return time(pos, unit.word === 'uur' || unit.word === 'u' ? unit.end : last, hour, minute);
}

/** "12u00" and "12u". */
function hours(text: string, pos: number, mark: number, hour: number): TimeOfDay | undefined {
  const end = digitsEnd(text, mark + 1);
  if (isAlphanumeric(text.charCodeAt(end)) || (end !== mark + 1 && end !== mark + 3)) return undefined;
  return time(pos, end, hour, end === mark + 1 ? 0 : Number(text.slice(mark + 1, end)));
}

function time(start: number, end: number, hour: number, minute: number): TimeOfDay | undefined {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return { kind: 'time', span: { start, end }, hour, minute };
}
