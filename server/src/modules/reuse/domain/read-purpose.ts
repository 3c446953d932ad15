/** What the record of a look says: of a Kho which types of papers, and by what right; of a paper which. */
export interface ReadPurpose {
  readonly types: readonly string[]
  readonly basis: string | undefined
  /** Public id. */
  readonly paper: string | undefined
  /** Public id of the intake for which it was, where there was no dossier yet. */
  readonly intake: string | undefined
}

const LONGEST = 300
const MOST_OF_TYPES = 150

/**
 * `kho [gcn-ket-hon, gplx] #<intake>: NĐ 45/2020/NĐ-CP Đ.16`: why papers of a Kho were looked at, as it stands in the
 * record of reads, where their owner reads it again; with the intake at a counter for which it was. The types stand as
 * they are in the catalogue; so many as fit. Pure.
 */
export function purposeOfReuse(
  papers: readonly { readonly documentType: string; readonly basis: string }[], intake?: string,
): string {
  let types = ''
  for (const type of new Set(papers.map(({ documentType }) => documentType))) {
    const more = types === '' ? type : `${types}, ${type}`
    if (more.length <= MOST_OF_TYPES) types = more
  }
  const which = intake === undefined ? '' : ` #${intake}`
  return `kho [${types}]${which}: ${[...new Set(papers.map(({ basis }) => basis))].join('; ')}`.slice(0, LONGEST)
}

/** `paper.read [paper 9d8f…]`: why a paper was looked at, and which, so that its owner reads its name. Pure. */
export function purposeOnPaper(purpose: string, { publicId }: { readonly publicId: string }): string {
  return `${purpose} [paper ${publicId}]`
}

/** Both read again. Reads what was noted before types were, and before papers were, too. Pure. */
export function readPurpose(noted: string): ReadPurpose {
  const [, purpose = noted, paper] = /^(.*) \[paper ([0-9a-f-]{36})\]$/s.exec(noted) ?? []
  const [, types = '', intake, basis] = /^kho(?: \[([^\]]*)\])?(?: #([0-9a-f-]{36}))?: (.*)$/s.exec(purpose) ?? []
  return { types: types.split(', ').filter(Boolean), basis, paper, intake }
}
