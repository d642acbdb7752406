/** The first `length` UTF-16 units of a text, or one less where that would leave half a pair. */
export function cutText(text: string, length: number): string {
  const isInside = (text.charCodeAt(length - 1) & 0xfc_00) === 0xd8_00 && (text.charCodeAt(length) & 0xfc_00) === 0xdc_00;
  return text.slice(0, isInside ? length - 1 : length);
}
