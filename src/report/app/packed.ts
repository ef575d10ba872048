/**
 * The text of a part that lies packed in the page (gzip in base64): large scripts that only some views need, so that
 * opening the page neither reads nor compiles them. They lie behind the script that asks for them, and are there once all
 * of the page is parsed.
 */
export async function unpacked(id: string): Promise<string> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
  const packed = document.getElementById(id)?.textContent;
  if (!packed) throw new Error(`the report holds no ${id}`);
  const bytes = Uint8Array.from(atob(packed.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
