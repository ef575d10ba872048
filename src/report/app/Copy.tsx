import { useState } from 'preact/hooks';

/** A line to copy, such as a command. */
export function Copy({ text, label }: { text: string; label: string }) {
  const [done, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text).catch(() => select(text));
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return (
    <div class="command">
      <code>{text}</code>
      <button type="button" onClick={copy} aria-label={`Copy ${label}`}>
        {done ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}

/** Pages opened from disk may not have the clipboard: the old way, through a selection. */
function select(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
