const REQUEST = /req-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * The local request id of a context bracket's content: the last of its `req-<uuid>` tokens. Formats differ by release
 * (`req-… user project`, `None req-… u p - - d d`, `req-<global> req-<local> service nova`, `-`), so nothing is read by
 * position (oslo.context, oslo.log logging_context_format_string).
 */
export function localRequestId(context: string): string | null {
  const start = context.lastIndexOf('req-');
  if (start < 0) return null;
  const token = context.slice(start, start + 40);
  if (token.length === 40 && !/[^0-9a-f-]/i.test(token.slice(4))) return token.toLowerCase();
  return context.match(REQUEST)?.at(-1)?.toLowerCase() ?? null;
}
