/** A leaf: packages that most builds do without, loaded by whoever asks first. */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Schemas, for what people write: 60 ms. */
export function loadZod(): typeof import('zod') {
  return load('zod');
}

/** YAML: 40 ms. */
export function loadYaml(): typeof import('yaml') {
  return load('yaml');
}
