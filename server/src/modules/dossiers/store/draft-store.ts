import { type ColumnType, type Generated, type Selectable, type Updateable, sql } from 'kysely'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { StatedFacts } from '../fees-of-dossier.ts'
import type { DraftSaves, RivalAnswer } from '../domain/merge-save.ts'
import type { Delivery } from './tables.ts'

/** A file uploaded for a component, with what its row on the page says. */
export interface DraftPaper {
  readonly component: string
  /** Public id of the upload. */
  readonly upload: string
  readonly name: string
  readonly kind: string
  /** Bytes. */
  readonly size: number
  readonly pages: number | null
  readonly sha256: string
}

/** For whom somebody acts, as it was typed: nothing of it was checked. */
export interface Authoriser {
  readonly number?: string
  readonly fullName?: string
  readonly birth?: string
  readonly signedOn?: string
  readonly validTo?: string
  /** The mandate that was given here, by its public id: then it needs no paper. */
  readonly proxy?: string
}

type ActsAs = 'self' | 'authorised' | 'organisation'

type DraftTables = {
  'dossiers.draft': {
    actorId: Generated<bigint>
    token: string
    holderHash: Buffer
    accountId: bigint | null
    procedureVersionId: bigint
    formVersionId: bigint | null
    requestId: string
    territoryId: bigint | null
    /** Where it is to be received, if the applicant chose; null is where the rules send it. */
    sectionId: ColumnType<bigint | null, bigint | null | undefined, bigint | null>
    answers: ColumnType<Readonly<Record<string, unknown>>, string, string>
    visited: Generated<string[]>
    writers: ColumnType<DraftSaves['writers'], never, string>
    windows: ColumnType<DraftSaves['windows'], never, string>
    rivals: ColumnType<Readonly<Record<string, readonly RivalAnswer[]>>, never, string>
    papers: ColumnType<readonly DraftPaper[], never, string>
    declinesReuse: Generated<boolean>
    chosenHeld: ColumnType<Readonly<Record<string, string>>, string | undefined, string>
    delivery: Delivery | null
    deliveryAddress: string | null
    savedAt: Date
    dossier: string | null
    actsAs: ColumnType<ActsAs, ActsAs | undefined, ActsAs>
    organisationId: ColumnType<bigint | null, bigint | null | undefined, bigint | null>
    authoriser: ColumnType<Authoriser, never, string>
    /** What its fees hang on; null while nothing was said. */
    feeFacts: ColumnType<StatedFacts | null, never, string | null>
  }
}

export type Draft = Selectable<DraftTables['dossiers.draft']>

/** Who asks for a draft: the account that is signed in, and the hash of the secret of the browser. */
export interface DraftHolder {
  readonly accountId: bigint | undefined
  readonly holderHash: Buffer
  /** For which organisations the account acts today. */
  readonly organisationIds: readonly bigint[]
}

export type NewDraft = Pick<
  Draft,
  'token' | 'procedureVersionId' | 'formVersionId' | 'requestId' | 'territoryId' | 'savedAt'
> & { readonly answers: Json; readonly actsAs?: Draft['actsAs']; readonly organisationId?: bigint | null }

/** Begins a draft; the same token again changes nothing. It is the account's, or of the browser while nobody is in. */
export async function insertDraft(
  db: Db, { answers, authoriser, ...draft }: NewDraft & { readonly authoriser?: Authoriser }, { accountId, holderHash }: Omit<DraftHolder, 'organisationIds'>,
): Promise<void> {
  await db.withTables<DraftTables>().insertInto('dossiers.draft')
    .values({
      ...draft, ...authoriser && { authoriser: JSON.stringify(authoriser) },
      holderHash, accountId: accountId ?? null, answers: JSON.stringify(answers), delivery: null,
      deliveryAddress: null, dossier: null,
    })
    .onConflict((clash) => clash.column('token').doNothing()).execute()
}

/**
 * The draft of this token, if it is theirs: what is another's does not exist. Of the account that is signed in only
 * what is the account's: what was begun in this browser by nobody may be somebody else's (`listUnclaimed`).
 */
export async function findDraft(db: Db | Tx, token: string, holder: DraftHolder): Promise<Draft | undefined> {
  return theirs(db, token, holder).executeTakeFirst()
}

/** The same, held until `tx` ends: two windows of one person write one after the other. */
export async function lockDraft(tx: Tx, token: string, holder: DraftHolder): Promise<Draft | undefined> {
  return theirs(tx, token, holder).forUpdate().executeTakeFirst()
}

/**
 * The draft of somebody whose session has ended in this browser, to keep what they have just sent and to show nothing
 * of it: they sign in, and find it. Signing out changes the secret of the browser, so nobody writes into it afterwards;
 * while somebody is signed in, only what no account has yet is kept so.
 */
export async function lockDraftOfBrowser(
  tx: Tx, token: string, { accountId, holderHash }: DraftHolder,
): Promise<Draft | undefined> {
  const query = tx.withTables<DraftTables>().selectFrom('dossiers.draft').selectAll().where('token', '=', token)
    .where('holderHash', '=', holderHash).where('dossier', 'is', null).forUpdate()
  return (accountId === undefined ? query : query.where('accountId', 'is', null)).executeTakeFirst()
}

function theirs(db: Db | Tx, token: string, { accountId, holderHash, organisationIds }: DraftHolder) {
  const query = db.withTables<DraftTables>().selectFrom('dossiers.draft').selectAll().where('token', '=', token)
  return accountId === undefined
    ? query.where('accountId', 'is', null).where('holderHash', '=', holderHash)
    : query.where('accountId', '=', accountId).where(ofOrganisation(organisationIds))
}

/** What was begun for an organisation is seen while one acts for it, as its dossiers are. */
function ofOrganisation(ids: readonly bigint[]) {
  return sql<boolean>`(organisation_id is null or organisation_id = any(${ids.map(String)}::bigint[]))`
}

/** What was begun in this browser while nobody was signed in, newest first (draft_of_browser). To be asked of only. */
export async function listUnclaimed(db: Db, holderHash: Buffer, limit: number): Promise<Unclaimed[]> {
  return unclaimed(db, holderHash).orderBy('savedAt', 'desc').limit(limit).execute()
}

/** That of this token, if it is one of them. */
export async function findUnclaimed(db: Db, holderHash: Buffer, token: string): Promise<Unclaimed | undefined> {
  return unclaimed(db, holderHash).where('token', '=', token).executeTakeFirst()
}

function unclaimed(db: Db, holderHash: Buffer) {
  return db.withTables<DraftTables>().selectFrom('dossiers.draft').select(['token', 'procedureVersionId', 'savedAt'])
    .where('holderHash', '=', holderHash).where('accountId', 'is', null).where('dossier', 'is', null)
}

/** All that is told of a draft before somebody says that it is theirs. */
export type Unclaimed = Pick<Draft, 'token' | 'procedureVersionId' | 'savedAt'>

/** Gives a browser's draft to the account that has signed in there; from then on the browser alone opens it no more. */
export async function claimDraft(db: Db | Tx, token: string, accountId: bigint, holderHash: Buffer): Promise<void> {
  await db.withTables<DraftTables>().updateTable('dossiers.draft').set({ accountId })
    .where('token', '=', token).where('holderHash', '=', holderHash).where('accountId', 'is', null).execute()
}

type Changeable = 'visited' | 'declinesReuse' | 'delivery' | 'deliveryAddress' | 'territoryId' | 'sectionId' | 'dossier' | 'actsAs' | 'organisationId'
  | 'procedureVersionId' | 'formVersionId'
export type DraftChange = Updateable<Pick<DraftTables['dossiers.draft'], Changeable>> & {
  readonly savedAt: Date
  readonly answers?: Json
  readonly papers?: readonly DraftPaper[]
} & Partial<Pick<Draft, 'writers' | 'windows' | 'rivals' | 'authoriser' | 'chosenHeld' | 'feeFacts'>>

/** Writes what has changed of a locked draft. */
export async function changeDraft(tx: Tx, actorId: bigint, change: DraftChange): Promise<void> {
  const { answers, papers, writers, windows, rivals, authoriser, chosenHeld, feeFacts, ...plain } = change
  await tx.withTables<DraftTables>().updateTable('dossiers.draft')
    .set({
      ...plain, ...answers !== undefined && { answers: JSON.stringify(answers) },
      ...papers && { papers: JSON.stringify(papers) }, ...writers && { writers: JSON.stringify(writers) },
      ...windows && { windows: JSON.stringify(windows) }, ...rivals && { rivals: JSON.stringify(rivals) },
      ...authoriser && { authoriser: JSON.stringify(authoriser) },
      ...chosenHeld && { chosenHeld: JSON.stringify(chosenHeld) },
      ...feeFacts && { feeFacts: JSON.stringify(feeFacts) },
    })
    .where('actorId', '=', actorId).executeTakeFirstOrThrow()
}

/** What an account has begun and not sent, newest first (draft_of_account). */
export async function listDraftsOf(
  db: Db, { accountId, organisationIds }: Pick<DraftHolder, 'accountId' | 'organisationIds'>, limit: number,
): Promise<Draft[]> {
  if (accountId === undefined) return []
  return db.withTables<DraftTables>().selectFrom('dossiers.draft').selectAll()
    .where('accountId', '=', accountId).where('dossier', 'is', null).where(ofOrganisation(organisationIds))
    .orderBy('savedAt', 'desc').limit(limit).execute()
}

/** Deletes at most `limit` drafts that nobody touched since `before`. Answers how many; call again until it is none. */
export async function deleteOldDrafts(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from dossiers.draft where actor_id in (
      select actor_id from dossiers.draft where saved_at < ${before}
      order by saved_at limit ${limit} for update skip locked)
    returning actor_id`.execute(db)
  return rows.length
}

/** Those of these uploads, by public id, that a draft which is not sent yet still names. */
export async function uploadsInDrafts(db: Db, uploadIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ upload: string }>`
    select distinct paper ->> 'upload' as upload from dossiers.draft, jsonb_array_elements(papers) paper
    where dossier is null and paper ->> 'upload' = any(${uploadIds}::text[])`.execute(db)
  return new Set(rows.map(({ upload }) => upload))
}
