/** Owns the layout of an embed's fields on the client's twelve columns. Pure. */

/**
 * The columns of each field, in order: up to three inline neighbours share a row, two take half
 * each, a lone one or one that is not inline takes the row.
 */
export function fieldSpans(fields: readonly { inline?: boolean }[]): number[] {
  const spans: number[] = [];
  for (let at = 0; at < fields.length;) {
    let length = 0;
    while (length < 3 && fields[at + length]?.inline === true) length += 1;
    const row = Math.max(length, 1);
    spans.push(...Array.from({ length: row }, () => 12 / row));
    at += row;
  }
  return spans;
}
