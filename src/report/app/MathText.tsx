/** Mathematics that was set while the report was put together. */
export function MathText({ of, class: name }: { of: string; class?: string }) {
  return <span class={name ? `math ${name}` : 'math'} dangerouslySetInnerHTML={{ __html: of }} />;
}
