/** What the record of a look into a Kho says: which types of papers, and by what right. */
export interface ReadPurpose { readonly types: readonly string[]; readonly basis: string }

const LONGEST = 300
const MOST_OF_TYPES = 150

/**
 * `kho [gcn-ket-hon, gplx]: NĐ 45/2020/NĐ-CP Đ.16`: why papers of a Kho were looked at, as it stands in the record of
 * reads, where their owner reads it again. The types stand as they are in the catalogue; so many as fit. Pure.
 */
export function purposeOfReuse(
  papers: readonly { readonly documentType: string; readonly basis: string }[],
): string {
  let types = ''
  for (const type of new Set(papers.map(({ documentType }) => documentType))) {
    const more = types === '' ? type : `${types}, ${type}`
    if (more.length <= MOST_OF_TYPES) types = more
  }
  return `kho [${types}]: ${[...new Set(papers.map(({ basis }) => basis))].join('; ')}`.slice(0, LONGEST)
}

/** The same read again; undefined of a look for another reason. Reads what was noted before types were, too. Pure. */
export function readPurpose(purpose: string): ReadPurpose | undefined {
  const [, types = '', basis] = /^kho(?: \[([^\]]*)\])?: (.*)$/s.exec(purpose) ?? []
  return basis === undefined ? undefined : { types: types.split(', ').filter(Boolean), basis }
}
