import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PrintAnswer, PrintBody } from '@motcua/contracts/prints.ts'
import { Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { type SlipInput, renderBundle } from '../modules/documents/public.ts'
import { controlSlipsOf } from '../modules/dossiers/public.ts'
import { declarationPapersOf } from './declaration-paper.ts'
import { listWithinReach } from './dossier-detail.ts'
import { noteLooks } from './note-look.ts'
import { type ProblemCode, PROBLEM_TEXTS } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

type Reached = Awaited<ReturnType<typeof listWithinReach>>
/** The papers by dossier: of each that has one. */
type Make = (reached: Reached) => Promise<ReadonlyMap<bigint, SlipInput>>

/** The same paper of many dossiers in one file, in the order asked. Views of what is stored; one order of the press. */
export function printManyRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    const schema = {
      tags: ['papers'], description: `At most 200. ${WITHOUT_KEY}`, body: PrintBody,
      response: { 200: PrintAnswer, '4xx': Problem },
    }

    app.post(
      '/api/dossiers/control-slips',
      {
        config: { permission: 'slip.print' },
        schema: { ...schema, summary: 'The control slips of many dossiers in one PDF/A' },
      },
      async (request) => {
        const kind = { page: 'control-slip', purpose: 'slip.print', none: 'action-not-allowed' } as const
        return printMany(rooms, request, kind, async (reached) => {
          const slips = await controlSlipsOf(rooms.db, rooms, reached, rooms.clock.now())
          return new Map(reached.flatMap(({ dossier }, nth) => {
            const slip = slips[nth]
            return slip ? [[dossier.id, slip] as const] : []
          }))
        })
      },
    )

    app.post(
      '/api/dossiers/declarations',
      {
        config: { permission: 'dossier.read' },
        schema: { ...schema, summary: 'What was declared in many dossiers, numbers masked, in one PDF/A' },
      },
      async (request) => {
        const kind = { page: 'declaration', purpose: 'dossier.read', none: 'no-declaration' } as const
        return printMany(rooms, request, kind, async (reached) =>
          declarationPapersOf(rooms, reached.map(({ dossier }) => dossier), 'masked'))
      },
    )
  }
}

interface Kind {
  readonly page: string
  readonly purpose: string
  /** Why there is no paper of a dossier that is reached. */
  readonly none: ProblemCode
}

async function printMany(
  rooms: ApiRooms, request: FastifyRequest, { page, purpose, none }: Kind, make: Make,
): Promise<PrintAnswer> {
  const { dossiers: asked } = request.body as PrintBody
  const reached = await listWithinReach(rooms, request, asked)
  const made = await make(reached)
  const found = new Map(reached.map(({ dossier }) => [dossier.publicId, dossier.id]))
  const say = sayTo(request)
  const rows = asked.map((id) => {
    const own = found.get(id)
    const code = own === undefined ? 'dossier-unknown' as const : none
    return { id, paper: own === undefined ? undefined : made.get(own), code }
  })
  const papers = rows.flatMap(({ paper }) => paper ?? [])
  const refused = rows.filter(({ paper }) => !paper).map(
    ({ id, code }) => ({ id, code, text: say(PROBLEM_TEXTS[code]) }),
  )
  if (papers.length === 0) return { pdf: null, refused }
  // A row for each: whoever asks later who saw this dossier must find it.
  await noteLooks(rooms, request, reached.filter(({ dossier }) => made.has(dossier.id))
    .map(({ dossier }) => ({ page, purpose, dossier })))
  const pdf = await renderBundle(papers, rooms.clock.now())
  return { pdf: Buffer.from(pdf).toString('base64'), refused }
}
