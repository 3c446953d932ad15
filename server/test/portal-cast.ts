import { randomUUID } from 'node:crypto'
import { acceptDossier, askCompletion, askSupplement, findDossier, listSlips } from '../src/modules/dossiers/public.ts'
import type { Permission } from '../src/modules/identity/public.ts'
import { listOpenTasks } from '../src/modules/workflow/public.ts'
import { drawing } from './drawing.ts'
import { beginBirth, fillBirth, prepareBirth } from './portal-birth.ts'
import { type Seen, beginExtract, fillExtract, seenAtCounter } from './portal-firm.ts'
import { bookAtHall, openHall } from './portal-hall.ts'
import { shareOpen, storePaper } from './portal-kho.ts'
import { askWithoutDossier } from './portal-petition.ts'
import { letAct } from './portal-proxy.ts'
import type { PortalServer } from './portal-server.ts'
import { drawSmall } from './small-picture.ts'
import type { Visitor } from './portal-visitor.ts'

const PAPER = 'giay-chung-sinh'
/** What stands in an address, by the name of its part. */
export type Parts = Readonly<Record<string, string>>
/** By the words of server/test/http/portal.routes.csv. */
export type Kind =
  | 'draft' | 'picture' | 'piece' | 'dossier' | 'paper' | 'slip' | 'asked-piece' | 'number' | 'firm' | 'mandate' | 'kept'
  | 'appointment' | 'petition' | 'proxy'
export type Things = Readonly<Partial<Record<Kind, Parts>>>

/** Who a column of the table is, and what they ask for in it. */
export interface Role { readonly visitor: Visitor; readonly things: Things }
export type Column = 'nobody' | 'own' | 'other' | 'delegate' | 'former' | 'retired'

/**
 * A mother with a draft, a dossier and one that she withdrew; nobody and somebody else, who ask for hers; a firm with
 * a dossier that a colleague sent, another colleague, and one whose mandate the firm has ended; that first colleague
 * lets somebody act for them, too.
 */
export async function castOf(portal: PortalServer): Promise<Readonly<Record<Column | 'firm' | 'principal', Role>>> {
  const [mother, firm] = [
    portal.visitor(), await seenAtCounter(portal, { fullName: 'Công ty Mẫu', taxCode: '0100109106' }),
  ]
  const [, other, delegate, former, colleague] = await Promise.all([0, 1, 2, 3, 4].map((n) => personSeen(portal, n)))
  if (!other || !delegate || !former || !colleague) throw new Error('nobody was seen')
  const mandates: string[] = []
  for (const n of [2, 3, 4]) mandates.push(await give(firm, n))
  const forFirm = async (visitor: Visitor) =>
    draftAt(visitor, await beginExtract(visitor, portal, `to-chuc:${firm.publicId}`))
  const [draftOfDelegate, draftOfFormer] = [await forFirm(delegate), await forFirm(former)]
  const [, ofFormer = '', ofColleague = ''] = mandates
  await firm.visitor.open(ofFormer)
  await firm.visitor.submit(ofFormer)
  const mandateOf = (path: string) => ({ id: firm.publicId, mandate: path.split('/').at(-1) ?? '' })
  const kept = await stored(portal, firm.visitor)
  const ofFirm = { ...await sentForFirm(portal, colleague, firm), firm: { id: firm.publicId }, kept }

  const first = await sent(portal, mother, 'Đỗ Văn Một')
  const ended = await sent(portal, mother, 'Đỗ Văn Hai')
  await mother.open(`/ho-so/${ended.dossier?.['id'] ?? ''}/rut`)
  await mother.submit('/rut')
  const appointment = await bookedAt(portal, mother)
  const petition = { id: await askWithoutDossier(mother) }
  const hers = { ...first, ...await asked(portal, mother, first), ...await drafted(portal, mother) }
  const proxy = { proxy: await letAct(colleague, '000190990277') }
  const open = { ...hers, appointment, petition, kept, firm: ofFirm.firm, mandate: mandateOf(ofColleague), proxy }
  return {
    firm: { visitor: firm.visitor, things: open }, principal: { visitor: colleague, things: open },
    nobody: { visitor: portal.visitor(), things: open },
    own: { visitor: mother, things: open },
    other: { visitor: other, things: open },
    delegate: {
      visitor: delegate,
      things: { ...ofFirm, appointment, petition, draft: draftOfDelegate, mandate: open.mandate, proxy },
    },
    former: {
      visitor: former,
      things: { ...ofFirm, appointment, petition, draft: draftOfFormer, mandate: mandateOf(ofFormer), proxy },
    },
    retired: { visitor: mother, things: { ...ended, mandate: mandateOf(ofFormer), proxy } },
  }
}

const numberOf = (n: number) => `00019099020${String(n)}`
const personSeen = async (portal: PortalServer, n: number) =>
  (await seenAtCounter(portal, { fullName: 'Lê Thị Làm Thay', personalNumber: numberOf(n) })).visitor

/** Answers where the mandate may be ended. */
async function give({ visitor, publicId }: Seen, n: number): Promise<string> {
  const at = `/to-chuc/${publicId}/nguoi`
  const ends = () =>
    [...visitor.page.html.matchAll(new RegExp(`href="(${at}/[\\w-]+)"`, 'g'))].map(([, path = '']) => path)
  await visitor.open(at)
  const before = ends()
  await visitor.submit('/nguoi', { so: numberOf(n), ten: 'Người Được Thêm' })
  return ends().find((one) => !before.includes(one)) ?? ''
}

/** A paper that somebody put into their own Kho, and a link to it. */
async function stored(portal: PortalServer, visitor: Visitor): Promise<Parts> {
  const at = await storePaper(visitor)
  await drawSmall(portal, at.split('/').at(-1) ?? '')
  await visitor.open(at)
  await shareOpen(visitor)
  await visitor.open(at)
  const share = /\/chia-se\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
  return { kept: at.split('/').at(-1) ?? '', share }
}

async function draftAt(visitor: Visitor, root: string): Promise<Parts> {
  await visitor.open(root)
  const page = /\/to-khai\/([\w-]+)/.exec(visitor.page.html)?.[1] ?? ''
  return { token: root.split('/').at(-1) ?? '', component: PAPER, page, step: '1' }
}

/** A birth that was sent: its dossier, its paper, its number, and the draft it came from. */
async function sent(portal: PortalServer, visitor: Visitor, child: string): Promise<Things> {
  const root = await prepareBirth(visitor, portal, 77, child)
  const draft = await draftAt(visitor, root)
  await visitor.open(`${root}/kiem-tra`)
  await visitor.submit('/kiem-tra')
  const dossier = { id: visitor.page.path.split('/').at(-1) ?? '', component: PAPER }
  await visitor.open(`/ho-so/${dossier.id}`)
  const paper = /\/giay-to\/([\w-]+)"/.exec(visitor.page.html)?.[1] ?? ''
  const number = (await findDossier(portal.rooms.db, dossier.id))?.number ?? ''
  return { draft, dossier, paper: { ...dossier, paper }, number: { number }, piece: { ...draft, id: randomUUID() } }
}

/** Accepted, with its receipt, and a paper asked for, of which half has been sent. */
async function asked(portal: PortalServer, visitor: Visitor, { dossier: { id = '' } = {} }: Things): Promise<Things> {
  const { rooms, province } = portal
  const dossier = await findDossier(rooms.db, id)
  if (!dossier) throw new Error('nothing was sent')
  const clerk = await sitting(portal, 'reception', dossier.receivesAtId, 'dossier.receive')
  await province.inOneGo(
    (ctx) => acceptDossier(ctx, rooms, { publicId: id, viewer: clerk }), { actorId: clerk.accountId },
  )
  const [step] = await listOpenTasks(rooms.db, dossier.id)
  const worker = await sitting(portal, step?.role ?? '', step?.unitId ?? 0n, 'dossier.ask-supplement')
  const input = { publicId: id, viewer: worker, items: [{ component: PAPER, reason: 'Ảnh mờ.' }] }
  await province.inOneGo((ctx) => askSupplement(ctx, rooms, input), { actorId: worker.accountId })
  const [slip] = await listSlips(rooms.db, dossier.id)
  const upload = await beginPiece(portal, visitor, `/ho-so/${id}/bo-sung`)
  return { 'slip': { id, slip: slip?.publicId ?? '' }, 'asked-piece': { id, component: PAPER, upload } }
}

function sitting({ rooms, province }: PortalServer, role: string, unitId: bigint, permission: Permission) {
  return province.viewerAs(role, rooms.directory.on('2021-06-25').byId(unitId)?.idOfData ?? '', permission)
}

/** A whole draft that was not sent, with a photograph, and half of another paper. */
async function drafted(portal: PortalServer, visitor: Visitor): Promise<Things> {
  const root = await beginBirth(visitor, portal)
  await fillBirth(visitor, portal, 'Đỗ Văn Ba')
  const content = Buffer.from(drawing(60, 240).split(',')[1] ?? '', 'base64')
  await visitor.open(`${root}/giay-to`)
  await visitor.upload(`/giay-to/${PAPER}`, [{ name: 'tep', filename: 'anh.png', content }])
  const upload = /name="tep" value="([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1]
  if (upload === undefined)
    throw new Error(`no picture was taken: ${visitor.page.html.slice(visitor.page.html.indexOf('<main'))}`)
  const id = await beginPiece(portal, visitor, `${root}/giay-to`)
  const draft = await draftAt(visitor, root)
  return { draft, picture: { ...draft, upload }, piece: { ...draft, id } }
}

/** Begins a file in pieces as the script of the page does. Answers its id. */
async function beginPiece(portal: PortalServer, visitor: Visitor, page: string): Promise<string> {
  await visitor.open(page)
  const { headers } = await portal.app.inject({
    method: 'POST', url: `${page}/${PAPER}/tep`, headers: {
      ...headersOf(visitor), 'tus-resumable': '1.0.0', 'upload-length': '900',
      'upload-metadata': `filename ${Buffer.from('nua.pdf').toString('base64')}`,
    },
  })
  return String(headers.location).split('/').at(-1) ?? ''
}

/** Of a dossier that a colleague sent in the firm’s name; something is asked of it. */
async function sentForFirm(portal: PortalServer, visitor: Visitor, firm: Seen): Promise<Things> {
  await beginExtract(visitor, portal, `to-chuc:${firm.publicId}`)
  await fillExtract(visitor, portal)
  if (visitor.page.path.endsWith('/giay-to')) await visitor.submit('/giay-to')
  await visitor.submit('/kiem-tra')
  const id = visitor.page.path.split('/').at(-1) ?? ''
  const dossier = await findDossier(portal.rooms.db, id)
  if (!dossier) throw new Error(visitor.page.text.slice(0, 400))
  const [component = ''] = portal.rooms.catalogue.version(dossier.procedureVersionId).content.components
    .filter(({ handling, isForm }) => handling === 'submit' && !isForm).map((one) => one.id)
  const clerk = await sitting(portal, 'reception', dossier.receivesAtId, 'dossier.ask-supplement')
  const input = { publicId: id, viewer: clerk, items: [{ component, reason: 'Ảnh mờ.' }] }
  await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, input), { actorId: clerk.accountId })
  return { dossier: { id, component }, number: { number: dossier.number } }
}

/** A time that somebody has booked at the first commune. */
async function bookedAt(portal: PortalServer, visitor: Visitor): Promise<Parts> {
  const day = '2021-06-28'
  return { id: await bookAtHall(visitor, await openHall(portal), day), day }
}

/** What a browser of theirs says with a form or a script of the page that is open. */
export function headersOf(visitor: Visitor): Record<string, string> {
  const cookies = ['__Host-motcua-may', '__Host-motcua-dan']
    .flatMap((name) => visitor.cookie(name) === undefined ? [] : [`${name}=${visitor.cookie(name) ?? ''}`])
  const csrf = /name="csrf" value="([^"]*)"/.exec(visitor.page.html)?.[1] ?? ''
  return { 'cookie': cookies.join('; '), 'host': 'localhost', 'origin': 'http://localhost', 'x-csrf': csrf }
}
