import 'server-only';
import { z } from 'zod';

/** Every setting of a Bootfall process; all are optional. `.env.example` is rendered from it. */
export const envSchema = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(65_535, 'must be at most 65535')
    .default(3000)
    .describe('Port of the web server.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 opens it to the network.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional()
    .describe(
      'A Postgres to use, e.g. postgresql://user:password@host:5432/bootfall; without it one is started.',
    ),
  INDEX_MEMORY_MB: z.coerce
    .number('must be a number')
    .min(0, 'must be at least 0')
    .max(65_536, 'must be at most 65536')
    .default(512)
    .describe(
      'Memory for the index of boots, in MB; a million boots of 12 phases take about 150. Older boots are left to the database.',
    ),
  DATA_DIR: z.string().default('.data').describe('Folder for the data of the Postgres that Bootfall starts.'),
  RETENTION_DAYS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .optional()
    .describe(
      'Days for which boots and events are kept, rounded up to whole months (UTC); without it all are kept.',
    ),
});

/** Settings whose value never appears in a message. */
const SECRET = new Set(['DATABASE_URL']);

export type Env = z.infer<typeof envSchema>;

/** Thrown by `parseEnv`; the message lists every bad variable, one per line. */
export class EnvError extends Error {
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'EnvError';
  }
}

/** Reads settings from `source`. An empty variable counts as unset. Throws `EnvError` with all problems at once. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvError(
    result.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      const shown = SECRET.has(name) ? '' : ` (is "${given[name]}")`;
      return `${name} ${message}${shown}`;
    }),
  );
}

/** The text of `.env.example`: each variable with its meaning and default, commented out. */
export function renderEnvExample(): string {
  return Object.entries(envSchema.shape)
    .map(([name, schema]) => {
      const fallback = schema.safeParse(undefined).data;
      return `# ${schema.description}\n# ${name}=${fallback ?? ''}\n`;
    })
    .join('\n');
}

let parsed: Env | undefined;

/** The settings of this process, read once on first use. Throws `EnvError`. */
export function getEnv(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
