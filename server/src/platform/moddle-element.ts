/** What every element of a model has that moddle has read, of BPMN or of DMN. */
interface Readable { get(name: string): unknown }

/** The elements of a list property; none where there is none. */
export function childrenOf<E extends Readable>(element: E | undefined, property: string): readonly E[] {
  const value = element?.get(property)
  return Array.isArray(value) ? value as readonly E[] : []
}

/** The element that a property holds or refers to. */
export function partOf<E extends Readable>(element: E | undefined, property: string): E | undefined {
  const value = element?.get(property)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as E : undefined
}

/** The text of a property. */
export function textOf(element: Readable | undefined, property: string): string | undefined {
  const value = element?.get(property)
  return typeof value === 'string' ? value : undefined
}
