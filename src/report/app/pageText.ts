/**
 * Text that the page bears in an element of its own. It lies behind the script that asks for it, so that the page shows
 * itself first: it is there once all of the page is parsed.
 */
export async function pageText(id: string): Promise<string> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`the report holds no ${id}`);
  return text;
}
