import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type pg from 'pg';

const resolveFrom = createRequire(import.meta.url);

/**
 * Starts Prisma's schema engine in its WebAssembly build, which needs no native binary.
 * @param pool must hold a single connection, so that a migration's statements share one session
 * @param schema the text of schema.prisma
 */
export async function startSchemaEngine(pool: pg.Pool, schema: string): Promise<SchemaEngine> {
  const { SchemaEngine } = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScriptAdapter(pool));
  return SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
}

type EngineModule = typeof import('@prisma/schema-engine-wasm');

/** The package imports its .wasm as a module, which Node does not do by itself. */
async function loadEngine(): Promise<EngineModule> {
  const glue = resolveFrom.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = (await import(glue)) as EngineModule & { __wbg_set_wasm(exports: unknown): void };
  const bytes = await readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': imports as unknown as WebAssembly.ModuleImports,
  });
  imports.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return imports;
}

/**
 * The adapter cuts a script at every semicolon, also within a function body or a literal, and sends the parts one by one.
 * Sent whole, Postgres parses it itself and runs it as one transaction: a migration happens entirely or not at all.
 */
function wholeScriptAdapter(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = async (script) => {
      await pool.query(script);
    };
    return connection;
  };
  return factory;
}
