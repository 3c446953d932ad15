/**
 * By what a paper is known to be one that came before, the surest first. file: byte for byte the same. number: the same
 * number of the same kind of paper. text: what was read of both is the same.
 */
export const LIKENESSES = ['file', 'number', 'text'] as const
export type LikenessOfPapers = typeof LIKENESSES[number]

/** What was counted of a component: dossiers, each once. */
export interface HandedCounts {
  /** In which it was handed in, or shown. */
  readonly handed: number
  /** Of these: its paper had come before, as that is known. */
  readonly twice: Readonly<Record<LikenessOfPapers, number>>
  /** Of the others: its owner had one of that kind there, in force then; nobody knows whether it is the same. */
  readonly perhaps: number
  /** Of `twice` and `perhaps`: what was there had been issued by an office of the province itself. */
  readonly issued: number
}

/** How often a component of a procedure was handed in, and how often its paper had been there before. */
export interface HandedTwice extends HandedCounts {
  /** By its id in the data. */
  readonly procedure: string
  readonly component: string
}

/** In how many dossiers the same paper had certainly come before. */
export function certainlyTwice({ twice }: Pick<HandedCounts, 'twice'>): number {
  return LIKENESSES.reduce((sum, likeness) => sum + twice[likeness], 0)
}

/** The counts of several versions, together. */
export function sumOfHanded(all: readonly HandedCounts[]): HandedCounts {
  const sum = (count: (one: HandedCounts) => number) => all.reduce((total, one) => total + count(one), 0)
  return {
    handed: sum(({ handed }) => handed), perhaps: sum(({ perhaps }) => perhaps), issued: sum(({ issued }) => issued),
    twice: {
      file: sum(({ twice }) => twice.file), number: sum(({ twice }) => twice.number),
      text: sum(({ twice }) => twice.text),
    },
  }
}

/** What was most often handed in again first; what may have been, after what certainly was. */
export function worstFirst(all: readonly HandedTwice[]): HandedTwice[] {
  return [...all].sort((one, other) => certainlyTwice(other) - certainlyTwice(one) || other.perhaps - one.perhaps
    || one.procedure.localeCompare(other.procedure) || one.component.localeCompare(other.component))
}
