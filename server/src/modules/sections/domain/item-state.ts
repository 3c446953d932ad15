/** How a thing of a section stands (tình trạng thiết bị): it works, is broken, is lent, or is gone for good. */
export const ITEM_STATES = ['works', 'broken', 'on-loan', 'written-off'] as const
export type ItemState = typeof ITEM_STATES[number]

/** What may follow: what is broken is not lent, and what is written off stays so. */
const NEXT: Readonly<Record<ItemState, readonly ItemState[]>> = {
  'works': ['broken', 'on-loan', 'written-off'],
  'broken': ['works', 'written-off'],
  'on-loan': ['works', 'broken', 'written-off'],
  'written-off': [],
}

/** Whether a thing that stands so may come to stand otherwise. */
export function mayBecome(from: ItemState, to: ItemState): boolean {
  return NEXT[from].includes(to)
}
