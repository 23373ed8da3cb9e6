/** The order of the test files: what takes longest comes first, so that all processes end at about the same time. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of paths, the longest-running first; what matches none comes last, by path. */
const LONGEST = [
  '/browser/',
  '/disk/faults',
  '/cli/build',
  '/lookup/grounds',
  '/cli/',
  '/writing/',
  '/anchors/histories',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONGEST.findIndex((part) => moduleId.includes(part));
  return rank === -1 ? LONGEST.length : rank;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}
