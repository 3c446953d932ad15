export interface NamedDecision { readonly id: string; readonly name: string }

/** The decisions of a file of DMN by id and name, in their order; none where it cannot be read. */
export function decisionsIn(dmn: string): NamedDecision[] {
  const read = new DOMParser().parseFromString(dmn, 'application/xml')
  return [...read.getElementsByTagNameNS('*', 'decision')].flatMap((one) => {
    const id = one.getAttribute('id')
    return id ? [{ id, name: one.getAttribute('name') ?? '' }] : []
  })
}
