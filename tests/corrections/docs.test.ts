import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCorrections } from '../../src/corrections/parse.ts';
import { createProgram } from '../../src/program.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const blocksOf = (name: string, language: string): string[] =>
  [...read(name).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block);

/** Arguments of `verbatim` in a line of a shell, quotation marks and comments taken off. */
const argumentsOf = (line: string): string[] =>
  [...line.replace(/\s#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .slice(1);

describe('the documentation', () => {
  it('shows a corrections file that is right', () => {
    const [yaml = '', ...more] = blocksOf('docs/corrections.md', 'yaml');
    expect(more).toEqual([]);
    const { statements, names } = parseCorrections(yaml, 'x');
    expect([statements.length, names.length]).toEqual([4, 2]);
  });

  it('shows commands with options that there are', () => {
    const lines = blocksOf('docs/corrections.md', 'sh').flatMap((block) => block.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(5);
    const command = createProgram(() => {}).commands.find((own) => own.name() === 'correct');
    const known = new Set(command?.options.map(({ long }) => long));
    for (const line of lines) {
      const [name, ...rest] = argumentsOf(line);
      expect(name).toBe('correct');
      for (const option of rest.filter((arg) => arg.startsWith('--')))
        expect([option, known.has(option)]).toEqual([option, true]);
    }
  });

  it('shows workflows that are right, the first in a dozen lines', () => {
    const [publishing = '', ...others] = blocksOf('README.md', 'yaml').filter((block) => block.startsWith('on:'));
    expect(others).toEqual([]);
    expect(publishing.trim().split('\n').length).toBeLessThanOrEqual(13);
    const [guarding = '', ...more] = blocksOf('docs/publishing.md', 'yaml');
    expect(more).toEqual([]);
    const commands = new Set(createProgram(() => {}).commands.map((own) => own.name()));
    for (const block of [publishing, guarding]) {
      const { on, jobs } = parse(block) as {
        on: unknown;
        jobs: Record<string, { 'runs-on': string; steps: { uses?: string; run?: string }[] }>;
      };
      expect(on).toBeTruthy();
      for (const { steps, ...job } of Object.values(jobs)) {
        expect(job['runs-on']).toBe('ubuntu-latest');
        for (const step of steps) expect(Number('uses' in step) + Number('run' in step)).toBe(1);
        const calls = steps.flatMap(({ run = '' }) =>
          [...run.matchAll(/verbatim-report (\w+)/g)].map(([, name]) => name),
        );
        expect(calls.length).toBeGreaterThan(0);
        for (const name of calls) expect([name, commands.has(name ?? '')]).toEqual([name, true]);
      }
    }
  });
});
