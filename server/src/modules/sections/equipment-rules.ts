import type { EquipmentKind } from './domain/equipment-need.ts'

interface Rules { policy(key: string, ...scopes: readonly string[]): { readonly value: unknown } | undefined }

/** What a section needs by the policy `section-equipment`, its own or the general one; nothing where there is none. */
export function equipmentKindsOf(directory: Rules, section: { readonly idOfData: string }): readonly EquipmentKind[] {
  const kinds = (directory.policy('section-equipment', section.idOfData)?.value ?? []) as readonly (
    Pick<EquipmentKind, 'code' | 'name'> & Partial<EquipmentKind>)[]
  return kinds.map((one) => ({ perSection: 0, perCounter: 0, digitising: false, ...one }))
}
