import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of what a caller sends or receives. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** The type of a property in a few words. */
export function typeName(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.anyOf)
    return [...new Set(schema.anyOf.map((option) => typeName(option as JsonSchema)))].join(' | ');
  if (schema.type === 'array') return `list of ${typeName((schema.items ?? {}) as JsonSchema)}`;
  return [schema.type ?? 'any'].flat().join(' | ');
}
