/** What is counted on its own: `user-1`, `user-2` … and `host-1`, `host-2` …. */
export type NumberGroup =
  | 'user'
  | 'host'
  | 'domain'
  | 'sub'
  | 'name'
  | 'unit'
  | 'org'
  | 'word'
  | 'rid'
  | 'address-four'
  | 'private-address-four'
  | 'address-six'
  | 'private-address-six';

/**
 * Gives every value of a group its number. Numbers follow the order of the keyed hashes, not of first appearance,
 * so they say nothing about the values and are the same whichever file is read first.
 */
export interface Numbering {
  /** `key` is the value in its canonical form. Only before the first `numberOf`. */
  add(group: NumberGroup, key: string): void;
  /** From 1. A value that was never added gets the next free number. */
  numberOf(group: NumberGroup, key: string): number;
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (let index = 0; index < one.length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `isTaken` says that the stand-in with this number would equal a real value; such numbers are left out. */
export function createNumbering(
  hash: (text: string) => Uint8Array,
  isTaken: (group: NumberGroup, number: number) => boolean,
): Numbering {
  const added = new Map<NumberGroup, Set<string>>();
  const given = new Map<NumberGroup, { readonly numbers: Map<string, number>; last: number }>();
  const groupOf = (group: NumberGroup): { readonly numbers: Map<string, number>; last: number } => {
    const ready = given.get(group);
    if (ready !== undefined) return ready;
    const fresh = { numbers: new Map<string, number>(), last: 0 };
    given.set(group, fresh);
    const keys = Array.from(added.get(group) ?? [], (key) => ({ key, order: hash(`${group}\0${key}`) }));
    keys.sort((one, other) => compareBytes(one.order, other.order));
    for (const { key } of keys) give(fresh, group, key);
    return fresh;
  };
  const give = (
    state: { readonly numbers: Map<string, number>; last: number },
    group: NumberGroup,
    key: string,
  ): number => {
    do state.last++;
    while (isTaken(group, state.last));
    state.numbers.set(key, state.last);
    return state.last;
  };
  return {
    add(group, key) {
      const keys = added.get(group);
      if (keys === undefined) added.set(group, new Set([key]));
      else keys.add(key);
    },
    numberOf(group, key) {
      const state = groupOf(group);
      return state.numbers.get(key) ?? give(state, group, key);
    },
  };
}
