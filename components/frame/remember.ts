/** The reader's settings, kept in cookies so that the server draws the first paint with them. */
export type RememberedName = 'theme' | 'zone' | 'density';

/** Keeps a setting for a year; null forgets it. */
export function remember(name: RememberedName, value: string | null): void {
  const age = value === null ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain HTTP, where Bootfall often runs.
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${age}; samesite=lax`;
}
