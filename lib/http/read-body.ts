import { AppError } from './app-error';

/**
 * Reads a request's body under a cap, whatever its Content-Length claims.
 * @param onBytes told of each chunk as it comes; may throw to stop reading
 * @throws AppError `body_too_large`, or `malformed_body` where the client goes away
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  onBytes: (bytes: number) => void = () => {},
): Promise<Buffer> {
  const claimed = Number(request.headers.get('content-length') ?? 0);
  if (claimed > maxBytes) throw bodyTooLarge(maxBytes);
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request.body)) {
    length += chunk.length;
    if (length > maxBytes) throw bodyTooLarge(maxBytes);
    onBytes(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** The chunks of a stream; leaving the loop cancels it. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new AppError('malformed_body', 'The body ended before it was complete', {}, {}, { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function bodyTooLarge(maxBytes: number): AppError {
  return new AppError('body_too_large', `The body is larger than ${maxBytes} bytes; send smaller batches`, {
    maxBytes,
  });
}
