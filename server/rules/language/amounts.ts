/** A whole amount as a drafter writes it: `€ 300.000`. */
export function euro(amount: number): string {
  return `€ ${String(Math.round(amount)).replace(/\B(?=(?:\d{3}){1,6}$)/g, '.')}`;
}

/** A figure without needless decimals, with a Dutch comma: `62,5`. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',');
}
