/** The door of `identity`: people, accounts, sessions and rights. Everything else is private. */
export { type Actor, type Ownership, type RoleGrant, isOwn, ownScopeOf } from './domain/actor.ts'
export type { PersonFacts, PersonWarning, Proof } from './domain/person-facts.ts'
export {
  PERMISSIONS, type Permission, type Place, ROLES, type Reach, type Role, type Scope, allows, isRole, reachFor, reachOf,
} from './domain/rights.ts'
export { type Attempt, type CountAttempt, type TooManyAttempts, countAttempt, requireCounted } from './count-attempt.ts'
export { endSession } from './end-session.ts'
export { type OpenSession, type OpenedSession, openSession } from './open-session.ts'
export { type RecordPerson, type RecordPersonRefusal, type RecordedPerson, recordPerson } from './record-person.ts'
export type { AttemptLimits, PasswordRules, SessionLimits, SignInPolicy } from './sign-in-policy.ts'
export { type SignInStaff, type SignedIn, signInStaff } from './sign-in-staff.ts'
export { type Account, findAccountByNumber } from './store/accounts.ts'
export {
  type Person, type PersonNumber, findPerson, findPersonByPublicId, getPeople, searchPeople,
} from './store/people.ts'
export { endSessionsOf, findSession, touchSession } from './store/sessions.ts'
