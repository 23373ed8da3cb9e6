/** Disjoint sets of the numbers below `size`. */
export class Union {
  readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The smallest number of the set that `i` is in. */
  find(i: number): number {
    let root = i;
    while (this.parents[root] !== root) root = this.parents[root] ?? root;
    for (let at = i; at !== root; ) {
      const next = this.parents[at] ?? root;
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  /** Makes the two sets one. */
  join(a: number, b: number): void {
    const [left, right] = [this.find(a), this.find(b)];
    this.parents[Math.max(left, right)] = Math.min(left, right);
  }

  /** The sets, each ascending, in the order of their smallest members. */
  classes(): number[][] {
    const found = new Map<number, number[]>();
    for (let i = 0; i < this.parents.length; i++) {
      const root = this.find(i);
      const list = found.get(root);
      if (list) list.push(i);
      else found.set(root, [i]);
    }
    return [...found.values()];
  }
}
