import type { Day } from '../../../kernel/civil-day.ts'
import type { RoleGrant } from './actor.ts'

/**
 * How far a right goes. own: what is one's own (`isOwn`). task: what has been given to one to do. unit: what is of the
 * unit of the grant, or of a part of it. agency: what is of its agency; not of agencies under it. province: everything.
 */
export type Reach = 'none' | 'own' | 'task' | 'unit' | 'agency' | 'province'

export const ROLES = [
  'citizen', 'organisation', 'authorised', 'community_team', 'reception', 'postal_staff', 'one_stop_head', 'unit_assigner',
  'officer', 'unit_head', 'agency_head', 'clerk', 'cashier', 'controller', 'leader_viewer', 'agency_admin', 'system_admin',
  'auditor',
] as const
export type Role = typeof ROLES[number]

// In backticks, since the house takes a quoted word with the name of a room before its dot for a table of that room.
const [CATALOGUE_READ, CATALOGUE_MANAGE, AUDIT_READ, QUEUE_SERVE, QUEUE_KEEP, QUEUE_BOOK] =
  [`catalogue.read`, `catalogue.manage`, `audit.read`, `queue.serve`, `queue.keep`, `queue.book`] as const
const [POST_SEND, POST_PASS, POST_CARRY, POST_DELEGATE, POST_SETTLE] =
  [`post.send`, `post.pass`, `post.carry`, `post.delegate`, `post.settle`] as const
const [PAYMENTS_TAKE, PAYMENTS_KEEP] = [`payments.take`, `payments.keep`] as const
const [DIRECTION_GIVE, DIRECTION_ANSWER] = [`direction.give`, `direction.answer`] as const
const [EVALUATION_READ, EVALUATION_DECIDE, EVALUATION_CLOSE] =
  [`evaluation.read`, `evaluation.decide`, `evaluation.close`] as const
const [PLAN_READ, PLAN_REPORT, PLAN_FOLLOW] = [`plan.read`, `plan.report`, `plan.follow`] as const

export const PERMISSIONS = [
  'dossier.submit', 'dossier.track', 'dossier.list', 'dossier.read', 'dossier.intake', 'dossier.receive',
  'dossier.decline', 'dossier.ask-supplement', 'dossier.assign', 'dossier.hand-over', 'dossier.work', 'dossier.undo',
  'dossier.approve', 'dossier.extend', 'dossier.issue', 'dossier.return', 'dossier.return-unsettled', 'dossier.stop',
  'dossier.withdraw', 'dossier.end-authorisation', 'dossier.answer-supplement', 'dossier.talk', 'dossier.history',
  'dossier.collect', 'dossier.consult', 'consultation.answer', 'paper.read', 'paper.add', 'kho.manage', 'slip.print',
  'register.read', 'person.find', 'person.show', 'person.open-account', 'person.raise', 'staff.list', 'staff.manage',
  CATALOGUE_READ, CATALOGUE_MANAGE, AUDIT_READ, 'operation.read', 'process.mend', 'process.tell', 'exchange.mend', 'units.review',
  'calendar.correct', 'rollout.keep', 'backlog.keep', 'archive.hand-over', 'archive.keep', 'archive.decide',
  'clock.move', 'figures.read',
  'content.edit', 'support.answer', 'maintenance.keep', 'developer.keep', 'mandate.manage', 'absence.keep', 'assignment.keep', 'duty.keep',
  'package.read', 'package.review', 'clearance.read', 'clearance.propose', 'clearance.approve',
  'result.propose-end', 'result.decide-end', QUEUE_SERVE, QUEUE_KEEP, QUEUE_BOOK, POST_SEND, POST_PASS,
  POST_CARRY,  POST_DELEGATE, POST_SETTLE, PAYMENTS_TAKE, PAYMENTS_KEEP,
  'section.read', 'section.keep', 'section.except',
  'model.read', 'model.propose', 'model.decide', 'person.help', 'team.keep', DIRECTION_GIVE, DIRECTION_ANSWER,
  'report.submit', 'report.take', PLAN_READ, PLAN_REPORT, PLAN_FOLLOW,
  EVALUATION_READ, EVALUATION_DECIDE, EVALUATION_CLOSE,
] as const
export type Permission = typeof PERMISSIONS[number]

type Rights = { readonly [P in Permission]?: Exclude<Reach, 'none'> }

/** What anybody may do with what is theirs (NĐ 61/2018 Đ.6), whoever acts for them included. */
const OWN: Rights = {
  'dossier.submit': 'own', 'dossier.track': 'own', 'dossier.list': 'own', 'dossier.read': 'own',
  'dossier.history': 'own', 'dossier.withdraw': 'own', 'dossier.answer-supplement': 'own', 'dossier.talk': 'own',
  'paper.read': 'own', 'dossier.end-authorisation': 'own', 'dossier.collect': 'own',
  'paper.add': 'own', 'slip.print': 'own', 'person.show': 'own', [CATALOGUE_READ]: 'province',
}

/** The counter of a one-stop section (NĐ 61/2018 Đ.11, 17, 20): receives, forwards, returns. Does not settle. */
const COUNTER: Rights = {
  [DIRECTION_ANSWER]: 'own', [EVALUATION_READ]: 'own',
  [QUEUE_SERVE]: 'unit', [QUEUE_BOOK]: 'unit', [POST_SEND]: 'unit', [POST_PASS]: 'unit', [PAYMENTS_TAKE]: 'unit',
  'absence.keep': 'own', 'section.read': 'unit',
  'dossier.track': 'unit',
  'dossier.list': 'unit',
  'dossier.read': 'unit',
  'dossier.history': 'unit',
  'dossier.intake': 'unit',
  'dossier.receive': 'unit',
  'dossier.decline': 'unit',
  'dossier.ask-supplement': 'unit',
  'dossier.hand-over': 'unit',
  'dossier.work': 'task',
  'dossier.undo': 'unit',
  'dossier.return': 'unit',
  'dossier.stop': 'unit',
  'dossier.withdraw': 'unit',
  'dossier.answer-supplement': 'unit',
  'dossier.talk': 'unit',
  'paper.read': 'unit',
  'paper.add': 'unit',
  'slip.print': 'unit',
  'register.read': 'unit',
  // Whoever comes to a counter may live anywhere in the province; each look-up leaves a row in audit.read.
  'person.find': 'province',
  'person.show': 'unit',
  'person.open-account': 'unit',
  'person.raise': 'unit',
  [CATALOGUE_READ]: 'province',
}

/** Sees a unit's dossiers whole, as everybody must who shares out, settles or checks. */
const IN_UNIT: Rights = {
  [DIRECTION_ANSWER]: 'own', [EVALUATION_READ]: 'own',
  'dossier.track': 'unit', 'dossier.list': 'unit', 'dossier.read': 'unit', 'dossier.history': 'unit',
  'dossier.work': 'unit', 'dossier.undo': 'unit', 'dossier.talk': 'unit', 'paper.read': 'unit', 'absence.keep': 'own',
  [CATALOGUE_READ]: 'province',
}

/**
 * What each role may do, and how far: this table is the rule, and a right that does not stand here does not exist.
 * Held cell by cell against server/test/rights.expected.csv, which was written from the law and not from this.
 */
const RIGHTS: Readonly<Record<Role, Rights>> = {
  // A citizen may hold for an organisation; who acts for one hands on nothing of it.
  citizen: { ...OWN, [AUDIT_READ]: 'own', 'mandate.manage': 'own', 'kho.manage': 'own' },
  organisation: { ...OWN, [AUDIT_READ]: 'own', 'mandate.manage': 'own', 'kho.manage': 'own' },
  authorised: OWN,
  // A neighbour who helps, and no official: asks people to be let act for them. All else is what each mandate opens,
  // and is the member's own as a citizen.
  community_team: { 'person.help': 'unit' },
  reception: COUNTER,
  // The public post takes in and hands over what it is entrusted with (plan II.6), and reads none of it. Who has the
  // role at the post itself carries; who has it at a section, or at an office that receives, works there as far as
  // delegations stand: what is theirs to read is what they received and have in hand.
  postal_staff: {
    [DIRECTION_ANSWER]: 'own', [EVALUATION_READ]: 'own', 'dossier.read': 'task', 'paper.read': 'task', 'person.find': 'province',
    // For the applicant of an intake that was delegated, and nobody else (docs/adr/0084).
    'person.open-account': 'unit',
    // An office of the post has a hall of its own, which it runs; that of a section it does not.
    [QUEUE_SERVE]: 'unit', [QUEUE_KEEP]: 'unit', [POST_PASS]: 'unit', [POST_CARRY]: 'unit', [POST_SETTLE]: 'unit',
    // The post proposes, too, what it can take over (KH 1107 II.6.7).
    'model.read': 'unit', 'model.propose': 'unit',
    // It leads a task of the plan itself (KH 1107 II.6.7).
    [PLAN_READ]: 'unit', [PLAN_REPORT]: 'unit',
    'dossier.track': 'unit', 'dossier.list': 'task', 'dossier.intake': 'unit', 'dossier.return': 'unit',
    'paper.add': 'task', 'slip.print': 'task', 'absence.keep': 'own', [CATALOGUE_READ]: 'province',
  },
  one_stop_head: {
    ...COUNTER, [EVALUATION_DECIDE]: 'unit', [DIRECTION_GIVE]: 'unit', [DIRECTION_ANSWER]: 'unit', [QUEUE_KEEP]: 'unit', 'team.keep': 'unit', 'section.keep': 'unit', 'model.read': 'unit', [PAYMENTS_KEEP]: 'unit', 'dossier.assign': 'unit', 'staff.list': 'unit', 'figures.read': 'unit',
    'absence.keep': 'unit',
    'assignment.keep': 'unit',
  },
  unit_assigner: {
    ...IN_UNIT, 'dossier.assign': 'unit', 'dossier.hand-over': 'unit', 'staff.list': 'unit', 'assignment.keep': 'unit',
  },
  // Sees what the unit has; writes to, and shows the person of, only what is on the own table.
  officer: {
    ...IN_UNIT, 'dossier.ask-supplement': 'task', 'dossier.hand-over': 'task', 'paper.add': 'task',
    // Whoever settles hands over what is settled (Luật Lưu trữ 2011 Đ.9).
    'archive.hand-over': 'unit',
    'slip.print': 'task', 'person.show': 'task', 'dossier.consult': 'unit', 'consultation.answer': 'unit',
    'result.propose-end': 'unit',
  },
  unit_head: {
    ...IN_UNIT, [EVALUATION_DECIDE]: 'unit', [DIRECTION_GIVE]: 'unit', [DIRECTION_ANSWER]: 'unit', 'dossier.consult': 'unit', 'consultation.answer': 'unit', 'dossier.assign': 'unit',
    'archive.hand-over': 'unit',
    'dossier.ask-supplement': 'unit', 'dossier.return-unsettled': 'unit', 'result.propose-end': 'unit',
    'slip.print': 'unit', 'person.show': 'unit', 'staff.list': 'unit', 'figures.read': 'unit', 'absence.keep': 'unit',
    // Divisions of finance lead tasks of their own (KH 1107 III.1.3).
    'assignment.keep': 'unit', [PLAN_READ]: 'unit', [PLAN_REPORT]: 'unit',
  },
  agency_head: {
    // A head is evaluated as everybody is, and judges what their people contest.
    [EVALUATION_READ]: 'own', [EVALUATION_DECIDE]: 'agency',
    [PLAN_READ]: 'agency', [PLAN_REPORT]: 'agency',
    [POST_DELEGATE]: 'agency', [POST_SETTLE]: 'agency', [DIRECTION_GIVE]: 'agency', [DIRECTION_ANSWER]: 'agency',
    'dossier.track': 'agency', 'dossier.list': 'agency', 'dossier.read': 'agency', 'dossier.history': 'agency',
    'dossier.consult': 'agency', 'consultation.answer': 'agency',
    'dossier.ask-supplement': 'agency', 'dossier.assign': 'agency', 'dossier.work': 'agency', 'dossier.undo': 'agency',
    'dossier.approve': 'agency', 'dossier.extend': 'agency', 'dossier.issue': 'agency',
    'dossier.return-unsettled': 'agency', 'dossier.talk': 'agency', 'paper.read': 'agency', 'slip.print': 'agency',
    'register.read': 'agency',
    'person.show': 'agency', 'staff.list': 'agency', [CATALOGUE_READ]: 'province', 'figures.read': 'agency',
    'absence.keep': 'agency', 'assignment.keep': 'agency', 'section.read': 'agency',
    'model.read': 'agency', 'model.propose': 'agency',
    'clearance.read': 'province', 'clearance.approve': 'agency', 'backlog.keep': 'agency',
    'archive.hand-over': 'agency', 'archive.decide': 'agency',
    // Whoever may issue a result may end it: the competent person of the agency (NĐ 45/2020 Đ.14).
    'result.propose-end': 'agency', 'result.decide-end': 'agency',
    // Signs the report of the agency, and takes those that come to it (TT 01/2020/TT-VPCP).
    'report.submit': 'agency', 'report.take': 'agency',
  },
  clerk: {
    [DIRECTION_ANSWER]: 'own', [EVALUATION_READ]: 'own', 'backlog.keep': 'agency', 'archive.keep': 'agency', 'result.propose-end': 'task',
    'dossier.track': 'task', 'dossier.list': 'task', 'dossier.read': 'task', 'dossier.history': 'task',
    'dossier.hand-over': 'task', 'dossier.work': 'task', 'dossier.undo': 'task', 'dossier.issue': 'task',
    'dossier.talk': 'task', 'paper.read': 'task', 'paper.add': 'task', 'slip.print': 'task', 'absence.keep': 'own',
    [CATALOGUE_READ]: 'province',
  },
  cashier: {
    [PAYMENTS_TAKE]: 'unit', [DIRECTION_ANSWER]: 'own', [EVALUATION_READ]: 'own',
    'dossier.track': 'unit', 'dossier.list': 'task', 'dossier.work': 'task', 'dossier.undo': 'task',
    'absence.keep': 'own',
    [CATALOGUE_READ]: 'province',
  },
  // Those who watch change nothing of a dossier; which procedures may be received anywhere is theirs to propose, and at
  // the province theirs to record as approved (KH 1107 II.4.2). Who controls several agencies has a grant at each.
  controller: {
    'dossier.track': 'agency', 'dossier.list': 'agency', 'dossier.read': 'agency', 'dossier.history': 'agency',
    'paper.read': 'agency', 'register.read': 'agency', [CATALOGUE_READ]: 'province', 'figures.read': 'province',
    // The office that controls procedures looks through what is to be published (NĐ 63/2010, NĐ 92/2017).
    'package.read': 'province', 'package.review': 'province', 'calendar.correct': 'province',
    'rollout.keep': 'province', 'section.read': 'province',
    // Records what the chairman of the province decided is not received at sections (NĐ 61/2018 Đ.14).
    'section.except': 'province', 'model.read': 'province', 'model.decide': 'province',
    'clearance.read': 'province', 'clearance.propose': 'province', 'clearance.approve': 'agency',
    // Makes the report of the agency and gathers those that come to it (TT 01/2020/TT-VPCP).
    'report.submit': 'agency', 'report.take': 'agency',
    // Follows the plan: confirms, sends back, enters what tasks wait for (KH 1107 IV.2). Only a grant at whoever
    // governs the province reaches it: agencies have controllers of their own (api/plan-reach.ts).
    [PLAN_READ]: 'province', [PLAN_FOLLOW]: 'province',
    // Closes periods of evaluation for the province, likewise only there, and sees the sheet of nobody.
    [EVALUATION_CLOSE]: 'province',
  },
  leader_viewer: {
    [PLAN_READ]: 'province',
    'dossier.track': 'province', [CATALOGUE_READ]: 'province', 'figures.read': 'province', 'clearance.read': 'province',
    'section.read': 'province', 'model.read': 'province',
    // Tells whatever stands at or below the own unit, by figures (KH 1107 II.5), and sees what came of it.
    [DIRECTION_GIVE]: 'province', [DIRECTION_ANSWER]: 'own',
    // The committee of the province approves the list (KH 1107 II.4.2); only a grant there reaches it.
    'clearance.approve': 'agency',
  },
  auditor: {
    'dossier.track': 'province', 'dossier.list': 'province', 'dossier.read': 'province', 'dossier.history': 'province',
    'paper.read': 'province', 'register.read': 'province', 'person.find': 'province', 'staff.list': 'province',
    [CATALOGUE_READ]: 'province', [AUDIT_READ]: 'province', 'figures.read': 'province', 'package.read': 'province',
    'clearance.read': 'province', 'section.read': 'province', 'model.read': 'province', [PLAN_READ]: 'province',
  },
  // Those who keep it running see no dossier, so that nobody both holds the keys and reads what is behind them.
  // They also tell people what changes, and help colleagues who are stuck at a screen.
  agency_admin: {
    [QUEUE_KEEP]: 'agency',
    'staff.list': 'agency', 'staff.manage': 'agency', [CATALOGUE_READ]: 'province', 'content.edit': 'agency',
    'support.answer': 'agency', 'absence.keep': 'agency', 'assignment.keep': 'agency', 'section.read': 'agency',
    'section.keep': 'agency', 'developer.keep': 'agency',
  },
  system_admin: {
    'staff.list': 'province', 'staff.manage': 'province', [CATALOGUE_READ]: 'province', [CATALOGUE_MANAGE]: 'province',
    'operation.read': 'province', 'process.mend': 'province', 'process.tell': 'province', 'exchange.mend': 'province',
    'units.review': 'province', 'calendar.correct': 'province', 'rollout.keep': 'province', 'clock.move': 'province',
    'content.edit': 'province', 'support.answer': 'province', 'maintenance.keep': 'province', 'developer.keep': 'province',
    'absence.keep': 'province', 'assignment.keep': 'province', 'duty.keep': 'province',
    'package.read': 'province', 'section.read': 'province',
    'clearance.read': 'province', 'clearance.propose': 'province',
  },
}

/** How far a role's right goes. A role or a permission that is not in the table has none. */
export function reachFor(role: string, permission: Permission): Reach {
  if (!isRole(role) || !Object.hasOwn(RIGHTS[role], permission)) return 'none'
  return RIGHTS[role][permission] ?? 'none'
}

/** Whether a text is one of the roles; data may name others, and those may do nothing. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

export interface Scope {
  readonly reach: Exclude<Reach, 'none'>
  /** Of the grant it comes from; null of a citizen's or organisation's own. */
  readonly unitId: bigint | null
}

/**
 * How far these grants reach on that day for a permission: one scope a grant, for the `where` of a list. Nothing, if
 * they do not allow it at all: then the thing does not exist for this person (404).
 */
export function reachOf(grants: readonly RoleGrant[], permission: Permission, day: Day): Scope[] {
  return grants.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .flatMap(({ role, unitId }) => {
      const reach = reachFor(role, permission)
      return reach === 'none' ? [] : [{ reach, unitId }]
    })
}

export interface Place {
  /** Whose it is: the units that received, hold and settle a dossier; or the unit where the deed is done. */
  readonly unitIds: readonly bigint[]
  /** By `isOwn` of domain/actor.ts. */
  readonly isOwn: boolean
  /** Whether a task of it is, or was, this person's. */
  readonly isTask: boolean
  /** Of the directory of organisation, on that day. */
  readonly isWithin: (unitId: bigint, ancestorId: bigint) => boolean
  readonly agencyIdOf: (unitId: bigint) => bigint | undefined
}

/**
 * Whether these grants allow it there, on that day. A right over a unit includes what was given to one to do from
 * elsewhere, but never what is one's own: an official's own dossier is looked at with the citizen's account.
 */
export function allows(grants: readonly RoleGrant[], permission: Permission, day: Day, place: Place): boolean {
  return reachOf(grants, permission, day).some((scope) => isReached(scope, place))
}

function isReached({ reach, unitId }: Scope, { unitIds, isOwn, isTask, isWithin, agencyIdOf }: Place): boolean {
  if (reach === 'province') return true
  if (reach === 'own') return isOwn
  if (isTask) return true
  if (reach === 'task' || unitId === null) return false
  const agency = agencyIdOf(unitId)
  // Agencies stand below each other in the tree, and none reads the dossiers of those beneath it.
  return agency !== undefined && unitIds.some((one) =>
    agencyIdOf(one) === agency && (reach === 'agency' || isWithin(one, unitId)))
}
