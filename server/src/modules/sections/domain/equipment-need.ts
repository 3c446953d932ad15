/** A kind of equipment and how much of it a section needs; the policy `section-equipment`. */
export interface EquipmentKind {
  readonly code: string
  readonly name: string
  readonly perSection: number
  readonly perCounter: number
  /** Only where papers are digitised on reception (quy trình số hóa, KH 1107 II.2). */
  readonly digitising: boolean
}

/** What the need of a section goes by on a day. */
export interface NeedFacts {
  readonly counters: number
  readonly digitises: boolean
}

export interface EquipmentLine {
  readonly code: string
  readonly name: string
  readonly need: number
  readonly works: number
  /** What works less than the need, never less than none. */
  readonly missing: number
}

/** Needed against what works, by kind, in the order of the rule (KH 1107 II.1.4). */
export function linesOfEquipment(
  kinds: readonly EquipmentKind[], { counters, digitises }: NeedFacts, works: ReadonlyMap<string, number>,
): EquipmentLine[] {
  return kinds.map(({ code, name, perSection, perCounter, digitising }) => {
    const need = digitising && !digitises ? 0 : perSection + perCounter * counters
    const has = works.get(code) ?? 0
    return { code, name, need, works: has, missing: Math.max(0, need - has) }
  })
}
