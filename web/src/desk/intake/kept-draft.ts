import type { IntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import { EMPTY_DRAFT, type IntakeDraft, type PaperDraft } from './intake-draft.ts'

type SheetPaper = IntakeSheet['papers'][string]

/** What is kept of a draft: all that was entered, and of files those that have arrived. */
export function sheetOf(draft: IntakeDraft): IntakeSheet {
  const {
    applicant, known, procedure, communeId, papers, answers, declinesReuse, keepsPapers, account,
    feeFacts, proxyId, ...rest
  } = draft
  return {
    ...rest, ...applicant && { applicant }, ...known && { known }, ...procedure && { procedure },
    ...account && { account }, ...proxyId && { proxyId },
    ...communeId && { communeId }, ...declinesReuse && { declinesReuse }, ...keepsPapers && { keepsPapers },
    ...feeFacts && { feeFacts },
    answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
    papers: Object.fromEntries(Object.entries(papers).map(([id, paper]) => [id, sheetPaperOf(paper)])),
  }
}

/** The draft with which the clerk goes on. */
export function draftOf({ papers, ...rest }: IntakeSheet): IntakeDraft {
  return { ...rest, papers: Object.fromEntries(Object.entries(papers).map(([id, paper]) => [id, paperOf(paper)])) }
}

const NOTHING = JSON.stringify(sheetOf(EMPTY_DRAFT))

/** Nobody has entered anything: then there is nothing to keep. */
export function isEmpty(draft: IntakeDraft): boolean {
  return JSON.stringify(sheetOf(draft)) === NOTHING
}

function sheetPaperOf({ how, heldPaper, askedAgain, files }: PaperDraft): SheetPaper {
  return {
    ...how && { how }, ...heldPaper && { heldPaper }, ...askedAgain && { askedAgain },
    files: files.flatMap(({ uploadId, file: { name, size }, pages }) =>
      uploadId === undefined ? [] : [{ uploadId, name, size, ...pages !== undefined && { pages } }]),
  }
}

function paperOf({ how, heldPaper, askedAgain, files }: SheetPaper): PaperDraft {
  return {
    ...how && { how }, ...heldPaper && { heldPaper }, ...askedAgain && { askedAgain },
    files: files.map(({ uploadId, name, size, pages }) => ({
      key: uploadId, uploadId, file: { name, size, type: '' }, state: 'sent', ...pages !== undefined && { pages },
    })),
  }
}
