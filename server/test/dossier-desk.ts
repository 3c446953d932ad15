import { createHash, randomUUID } from 'node:crypto'
import { dayOf } from '../src/kernel/civil-day.ts'
import { type Refusal, type Result, ok } from '../src/kernel/result.ts'
import { type HistoryEvent, bodyHashOf, isAnswered, listEventsOfDossier } from '../src/modules/audit/public.ts'
import type { ProcedureVersion } from '../src/modules/catalogue/public.ts'
import { storeUpload } from '../src/modules/documents/public.ts'
import {
  type Acted, type Dossier, type Filed, type NewDossierInput, type Receipt, type Submission,
  type Undigitised, type Viewer, findDossier,
  receiveAtCounter, submitDossier,
} from '../src/modules/dossiers/public.ts'
import { type Person, staffInUnit } from '../src/modules/identity/public.ts'
import { type Clock, type Leg, type Task, listClocks, listLegs, listOpenTasks } from '../src/modules/workflow/public.ts'
import { type Ctx, type Sender, inTransaction } from '../src/platform/db.ts'
import { DEEDS, type Deed, type More } from './deeds.ts'
import { payOwed } from './pay-owed.ts'
import type { Province } from './province-database.ts'

/** Who does a deed: a role at a unit of the data, the nth of them by name; or somebody in particular. */
export type Who = readonly [role: string, unitIdOfData: string, nth?: number] | Viewer

export interface Handed {
  readonly person: Person
  /** Territory of the lowest level, by its id of the data. */
  readonly territory?: string
  readonly more?: Partial<NewDossierInput>
}

/** An account for whoever does a step: one a role, since some deeds are kept apart (policy `separate-duties`). */
export function anAccountFor(task: Pick<Task, 'role' | 'holderId'> | undefined): bigint {
  return task?.holderId ?? (task?.role === 'agency_head' ? 2n : task?.role === 'reception' ? 3n : 1n)
}

/** Hands dossiers in and does deeds on them as the doors would, with the real staff of a province. */
export function openDesk(province: Province) {
  const { db, clock } = province
  let nth = 0

  const versionOf = (procedure: string): ProcedureVersion => {
    const version = province.catalogue.on(dayOf(clock.now())).find(procedure)
    if (!version) throw new Error(`no procedure ${procedure}`)
    return version
  }
  const inputOf = (
    procedure: string, { person, territory, more }: Handed, filed: readonly Filed[],
  ): NewDossierInput => ({
    procedureVersionId: versionOf(procedure).id, formVersionId: null,
    applicant: { id: person.id, name: person.fullName }, authoriserId: null,
    territoryId: territory === undefined ? undefined : province.unit(territory).id, limitCase: 0,
    answers: { nth: (nth += 1) }, filed, needed: [], delivery: 'counter', deliveryAddress: null,
    isConfirmedDouble: false, ...more,
  })
  const viewerOf = async (who: Who, deed: Deed): Promise<Viewer> =>
    'accountId' in who ? who : province.viewerAs(who[0], who[1], DEEDS[deed].permission, who[2])

  const desk = {
    province,
    versionOf,
    /** A file of its own, uploaded by an account; its bytes are nobody's business here. */
    async upload(actorId = 1n): Promise<string> {
      const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
      const facts = { name: 'giay-to.pdf', sha256, size: 1000, kind: 'application/pdf', pages: 1 } as const
      return (await province.inOneGo((ctx) => storeUpload(ctx, facts), { actorId })).publicId
    },
    /** Everything that the version must have, on paper. */
    papersOf: (procedure: string): Filed[] =>
      versionOf(procedure)
        .content.components.filter(
          ({ required, handling, isForm }) => required === 'always' && handling === 'submit' && !isForm,
        )
        .map(({ id, originals, copies }) => ({ component: id, how: 'filed', originals, copies, uploads: [] })),

    async submit(procedure: string, handed: Handed, who: Partial<Sender> = {}): Promise<Submission> {
      const uploadId = await desk.upload(who.actorId)
      const filed = desk.papersOf(procedure)
        .map((paper) => ({ ...paper, originals: 0, copies: 0, uploads: [uploadId] }))
      return province.inOneGo((ctx) => submitDossier(ctx, province, inputOf(procedure, handed, filed)), who)
    },

    async receive(
      procedure: string,
      who: Who,
      handed: Handed & {
        readonly channel?: 'counter' | 'post'
        readonly handedInAt?: string
        readonly sectionId?: bigint
        readonly undigitised?: Undigitised
      },
      then: (receipt: Receipt) => Result<Receipt, Refusal> = ok,
    ): Promise<Receipt> {
      const viewer = 'accountId' in who ? who : await province.viewerAs(who[0], who[1], 'dossier.intake', who[2])
      const sectionId = handed.sectionId ?? viewer.reaches[0]?.unitId ?? 0n
      const input = {
        ...inputOf(procedure, handed, desk.papersOf(procedure)), channel: handed.channel ?? 'counter', sectionId,
        viewer, undigitised: handed.undigitised,
        handedInAt: handed.handedInAt === undefined ? clock.now() : new Date(handed.handedInAt),
      } as const
      return province.inOneGo(async (ctx) => {
        const done = await receiveAtCounter(ctx, province, input)
        return done.ok ? then(done.value) : done
      }, senderOf(viewer))
    },

    /** Does a deed and answers what it left; throws the code of its refusal. */
    async act(
      deed: Deed, publicId: string, who: Who, more: More = {}, sender: Partial<Sender> & { version?: number } = {},
    ): Promise<Acted> {
      const answer = await desk.tryTo(deed, publicId, who, more, sender)
      if (!answer.ok) throw new Error(answer.refusal.code)
      return answer.value
    },

    /** The same, with the refusal as a value. */
    async tryTo(
      deed: Deed, publicId: string, who: Who, more: More = {},
      { version, ...sender }: Partial<Sender> & { version?: number } = {},
    ): Promise<Result<Acted, Refusal>> {
      const viewer = await viewerOf(who, deed)
      const values: Acted[] = []
      const [doing, from] = [DEEDS[deed], { ...senderOf(viewer), ...sender }]
      const on = { publicId, version, viewer, step: more.step }
      // A repeat is answered as before, whatever has become of it since.
      // Whoever comes for a result pays first (R18).
      if (deed === 'return-result' && !more.isUnpaid) await desk.pay(publicId)
      const made = await isAnswered(province.db, from) ? undefined : await doing.before?.(province, from, on, more)
      if (made && !made.ok) return made
      const done = await inTransaction(
        province, from, (ctx: Ctx) => doing.run(ctx, province, on, more, made?.value),
        (acted) => ({ status: 200, body: show(values[values.push(acted) - 1]) }),
      )
      if (!done.ok) return done
      const { dueAt, ...shown } = done.value.body as Omit<Acted, 'dueAt'> & { dueAt: string | null }
      return { ok: true, value: { ...shown, dueAt: dueAt === null ? null : new Date(dueAt) } }
    },

    /** Pays in cash what it owes. */
    pay: async (publicId: string): Promise<void> => payOwed(province, await desk.dossier(publicId)),

    /** Somebody with that role at that unit, as work is given to them. */
    async assignee(role: string, unitIdOfData: string, nthOfThem = 0): Promise<string> {
      const staff = await staffInUnit(db, province.unit(unitIdOfData).id, role, dayOf(clock.now()))
      return staff[nthOfThem]?.publicId ?? ''
    },

    async dossier(publicId: string): Promise<Dossier> {
      const dossier = await findDossier(db, publicId)
      if (!dossier) throw new Error(`no dossier ${publicId}`)
      return dossier
    },
    /** Where it stands: open steps, stays, clocks. */
    async standing(publicId: string): Promise<{ tasks: Task[]; legs: Leg[]; clocks: Clock[] }> {
      const { id } = await desk.dossier(publicId)
      const [tasks, legs, clocks] = await Promise.all([listOpenTasks(db, id), listLegs(db, id), listClocks(db, id)])
      return { tasks, legs, clocks }
    },
    /** The open step as `role@unit`. */
    async step(publicId: string): Promise<string> {
      const {
        tasks: [task],
      } = await desk.standing(publicId)
      return task ? `${task.role}@${province.directory.on(dayOf(clock.now())).byId(task.unitId)?.idOfData ?? '?'}` : ''
    },
    /** What was told of it, first things first. */
    async events(publicId: string): Promise<HistoryEvent[]> {
      return listEventsOfDossier(db, (await desk.dossier(publicId)).id, 1000)
    },
  }
  return desk
}

export type Desk = ReturnType<typeof openDesk>

function senderOf(viewer: Viewer): Sender {
  const unitId = viewer.grants[0]?.unitId ?? undefined
  return { actorId: viewer.accountId, unitId, requestId: randomUUID(), bodyHash: bodyHashOf('test') }
}

function show(acted: Acted | undefined) {
  if (!acted) throw new Error('nothing was done')
  return { ...acted, dueAt: acted.dueAt?.toISOString() ?? null }
}
