/** Where the live panel of a theorem goes. */
export function TryIt(_: { readonly id: string }) {
  return null;
}
