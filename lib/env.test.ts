import { expect, test } from 'vitest';
import { EnvError, parseEnv, renderEnvExample } from './env';

test('defaults when nothing is set', () => {
  expect(parseEnv({})).toEqual({ PORT: 3000, HOST: '127.0.0.1', INDEX_MEMORY_MB: 512, DATA_DIR: '.data' });
});

test('an empty variable counts as unset', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '' }).PORT).toBe(3000);
});

test('all problems are listed together', () => {
  const read = () => parseEnv({ PORT: '70000', DATABASE_URL: 'mysql://u:secret@x' });
  expect(read).toThrow(EnvError);
  expect(read).toThrow(
    /PORT must be at most 65535 \(is "70000"\)\nDATABASE_URL must begin with postgres:\/\//,
  );
  expect(read).not.toThrow(/secret/);
});

test('.env.example says what the schema says', async () => {
  await expect(renderEnvExample()).toMatchFileSnapshot('../.env.example');
});
