/** What `POST /api/v1/shares` is asked for. */
export interface ShareWish {
  boot: string;
  query: string;
  note: string;
  expiresInDays: number | null;
}

/** Asks for a shared link; throws an Error whose message is for the reader. */
export async function postShare(wish: ShareWish): Promise<string> {
  const response = await fetch('/api/v1/shares', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const answer: { url?: string; error?: { message: string } } = await response.json();
  if (!response.ok || !answer.url) throw new Error(answer.error?.message ?? `Answer ${response.status}`);
  // Behind a proxy that does not tell its name the server may know itself under another.
  return `${location.origin}${new URL(answer.url).pathname}`;
}

/** Ends a shared link; one that is gone already is no failure. Throws an Error whose message is for the reader. */
export async function deleteShare(id: string): Promise<void> {
  const response = await fetch(`/api/v1/shares/${id}`, { method: 'DELETE' });
  if (!response.ok && response.status !== 404) throw new Error(`Answer ${response.status}`);
}
