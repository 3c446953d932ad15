import { sendNotFound } from './failures.tsx'
import { findDraftHere } from './find-draft-here.ts'
import type { PageHandlers } from './page-handler.ts'

/** A picture that was put into a draft, shown to whoever may open the draft: a photograph, a drawn signature. */
export const draftPicturePages = {
  'GET /nop-ho-so/:token/anh/:upload': async (visit) => {
    const { rooms, request, reply } = visit
    const { token, upload } = request.params as { token: string; upload: string }
    const draft = await findDraftHere(visit, token)
    const paper = draft?.papers.find((one) => one.upload === upload && one.kind.startsWith('image/'))
    if (!paper) return sendNotFound(visit)
    return reply.headers({
      'content-type': paper.kind, 'content-length': String(paper.size), 'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'", 'cache-control': 'private, no-store',
    }).send(rooms.storage.open(paper.sha256))
  },
} satisfies PageHandlers
