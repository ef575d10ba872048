/**
 * The text of a part that lies packed in the page (gzip in base64): large scripts that only some views need, so that
 * opening the page neither reads nor compiles them.
 */
export async function unpacked(id: string): Promise<string> {
  const packed = document.getElementById(id)?.textContent;
  if (!packed) throw new Error(`the report holds no ${id}`);
  const bytes = Uint8Array.from(atob(packed.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
