import { errorResponse } from './error-response';

/** Makes a route handler of a function that may throw: errors become the envelope. */
export function handle<Arguments extends unknown[]>(
  answer: (...args: Arguments) => Promise<Response>,
): (...args: Arguments) => Promise<Response> {
  return async (...args) => {
    try {
      return await answer(...args);
    } catch (error) {
      return errorResponse(error);
    }
  };
}
