/** Every error that the API answers, with its status. */
export const STATUS_OF = {
  invalid_parameter: 400,
  malformed_body: 400,
  malformed_compression: 400,
  unsupported_charset: 400,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  too_many_items: 413,
  view_too_large: 413,
  unsupported_encoding: 415,
  unsupported_media_type: 415,
  internal: 500,
  overloaded: 503,
  database_unavailable: 503,
} as const satisfies Record<string, number>;

export type AppErrorCode = keyof typeof STATUS_OF;

/** An expected failure of a request; the message is for the caller. */
export class AppError extends Error {
  override name = 'AppError';

  /**
   * @param details further fields of the envelope, e.g. the parameter that is wrong
   * @param headers of the answer, e.g. `Retry-After`
   */
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}

/** A parameter of the URL that cannot be understood. */
export function invalidParameter(parameter: string, message: string): AppError {
  return new AppError('invalid_parameter', `${parameter}: ${message}`, { parameter });
}
