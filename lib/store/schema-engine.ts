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
export async function startSchemaEngine(pool: pg.Pool, schema: string): Promise<StartedEngine> {
  engineModule ??= loadEngine();
  const { SchemaEngine } = await engineModule;
  let scriptError: Error | undefined;
  const adapter = wholeScriptAdapter(pool, (error) => {
    scriptError = error;
  });
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  return { engine, scriptError: () => scriptError };
}

export interface StartedEngine {
  engine: SchemaEngine;
  /** What Postgres said to the last script that failed; the engine itself reports only that one did. */
  scriptError(): Error | undefined;
}

type EngineModule = typeof import('@prisma/schema-engine-wasm');

/** The glue keeps one instance in a module variable, so a process must load it once. */
let engineModule: Promise<EngineModule> | undefined;

/** The package imports its .wasm as a module, which Node does not do by itself. */
async function loadEngine(): Promise<EngineModule> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: throwPanic } });
  const glue = resolveFrom.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = (await import(glue)) as EngineModule & { __wbg_set_wasm(exports: unknown): void };
  const bytes = await readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withoutLingeringTimers(imports as unknown as WebAssembly.ModuleImports),
  });
  imports.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return imports;
}

/** The engine's timeout for its lock is never cleared and would hold a finished process for ten seconds. */
function withoutLingeringTimers(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const names = Object.keys(imports).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const unheld = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  return { ...imports, ...Object.fromEntries(names.map((name) => [name, unheld])) };
}

/** Called by the engine with the text of a panic, which would otherwise reach nobody. */
function throwPanic(message: string): never {
  throw new Error(message);
}

/**
 * The adapter cuts a script at every semicolon, also within a function body or a literal, and sends the parts one by one.
 * Sent whole, Postgres parses it itself and runs it as one transaction: a migration happens entirely or not at all.
 */
function wholeScriptAdapter(pool: pg.Pool, onError: (error: Error) => void): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = async (script) => {
      await pool.query(script).catch((error: Error) => {
        onError(error);
        throw error;
      });
    };
    return connection;
  };
  return factory;
}
